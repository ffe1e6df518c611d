"""An entry's words, to be read: questions with their answers, and what it is tied to."""

from __future__ import annotations

from collections.abc import Collection

import flet as ft

from app.models.content import Prompt
from app.models.journal import PAGE, Written
from app.models.writing import form
from app.state.reflect import Reflect
from app.ui.parts.cards import card, pill
from app.ui.parts.words import body, heading, note
from app.ui.theme import REFLECT
from app.words import reflect as words


def answers(
    reflect: Reflect, written: Written, leave_out: Collection[str] = ()
) -> list[ft.Control]:
    """Every answer under its question, each part under its heading; without those of the prompts
    in `leave_out`."""
    template = form(reflect.template(written.template), written)
    shown: list[ft.Control] = []
    part = ""
    for prompt in template.prompts:
        said = written.answers.get(prompt.id, "")
        if not said.strip() or prompt.id in leave_out:
            continue
        if prompt.part != part:
            part = prompt.part
            if part:
                shown.append(heading(part))
        shown.append(_answer(prompt, said))
    return shown


def _answer(prompt: Prompt, said: str) -> ft.Control:
    asked = [] if prompt.id == PAGE else [note(prompt.text)]
    return card(*asked, body(said))


def tied(reflect: Reflect, written: Written) -> list[ft.Control]:
    """Tags, values and behaviours."""
    values = {each.id: each.name for each in reflect.pack.values}
    statements = {each.id: each.statement for a in reflect.pack.areas for each in a.behaviours}
    pills: list[ft.Control] = [
        *(pill(words.TAG.format(tag=each), REFLECT) for each in written.tags),
        *(pill(values.get(each, each), REFLECT) for each in written.values),
    ]
    return [
        *([ft.Row(pills, wrap=True, spacing=8, run_spacing=8)] if pills else []),
        *(note(statements.get(each, each)) for each in written.behaviours),
    ]
