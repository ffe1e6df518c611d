"""One question and its answer: a field, or a few words to choose from."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.content import Prompt
from app.state.desk import Desk
from app.state.reflect import Reflect
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.words import label
from app.ui.screens.reflect.noticed import Noticed
from app.ui.theme import REFLECT


def asked(
    reflect: Reflect,
    desk: Desk,
    prompt: Prompt,
    *,
    lines: int = 6,
    is_quiet: bool = False,
    is_first: bool = False,
) -> ft.Control:
    """A question, with what was answered so far; `is_quiet` where its words stand above already."""
    given = desk.written.answers.get(prompt.id, "")
    if prompt.choices:
        return ft.Column(
            [
                label(prompt.text),
                chips(
                    [(choice, choice) for choice in prompt.choices],
                    given or None,
                    partial(reflect.pick, prompt.id),
                    hue=REFLECT,
                    about=prompt.text,
                ),
            ],
            spacing=6,
            key=prompt.id,
        )

    async def leave(_: str) -> None:
        await reflect.leave()

    return ft.Column(
        [
            Field(
                prompt.text,
                given,
                partial(reflect.type, prompt.id),
                leave,
                lines=lines,
                hue=REFLECT,
                hint=prompt.hint,
                is_quiet=is_quiet,
                is_first=is_first,
                turn=str(desk.turn),
                key=f"{desk.key}/{prompt.id}",
            ),
            Noticed(reflect, reflect.noticing, desk, prompt.id, key=f"seen/{prompt.id}"),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        key=prompt.id,
    )
