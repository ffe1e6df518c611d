"""One statement: how often, and how important, with a tap each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.models.assessment import FREQUENCIES, IMPORTANCES, Answer
from app.models.content import Behaviour
from app.state.strengths import Strengths
from app.ui.component import action
from app.ui.parts.cards import card
from app.ui.parts.choices import choice
from app.ui.parts.words import note, strong
from app.ui.theme import REFLECT
from app.words import strengths as words


def statement_card(
    strengths: Strengths, id: str, statement: Behaviour, answer: Answer
) -> ft.Control:
    """A statement of the assessment called `id` with its two choices."""
    text = statement.statement
    answer_it = partial(strengths.answer, id, statement.id)

    def scale(
        part: str, values: tuple[int, ...], names: Mapping[int, str], chosen: int | None, name: str
    ) -> ft.Control:
        about = name.format(statement=text)
        return ft.Row(
            [
                choice(
                    names[value],
                    action(answer_it, part, value),
                    chosen=value == chosen,
                    hue=REFLECT,
                    name=f"{about}: {names[value]}",
                    key=f"{part}-{value}",
                )
                for value in values
            ],
            wrap=True,
            spacing=8,
            run_spacing=8,
        )

    return card(
        strong(text),
        ft.Semantics(exclude_semantics=True, content=note(words.OFTEN)),
        scale("frequency", FREQUENCIES, words.FREQUENCY, answer.frequency, words.OFTEN_NAME),
        ft.Semantics(exclude_semantics=True, content=note(words.MUCH)),
        scale(
            "importance", IMPORTANCES, words.IMPORTANCE, answer.importance or None, words.MUCH_NAME
        ),
        padding=16,
    )
