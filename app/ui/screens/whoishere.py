"""The question at the start of a shared device."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from app.models.person import Person
from app.ui.parts.buttons import side_button
from app.ui.parts.screen import screen
from app.ui.parts.words import headline, note
from app.ui.theme import PAPER
from app.words import people as words


def called(people: Sequence[Person]) -> dict[str, str]:
    """Return what each person is called, by id; somebody without a name has a number."""
    return {
        person.id: person.name or words.NAMELESS.format(n=number)
        for number, person in enumerate(people, 1)
    }


def who_is_here(people: Sequence[Person], choose: Callable[[str], None]) -> ft.Control:
    """Everybody by name, and nothing else about anybody."""
    names = called(people)
    return ft.Container(
        screen(
            headline(words.ASKED),
            note(words.ASKED_LEAD),
            *(
                side_button(
                    names[person.id], partial(choose, person.id), icon=ft.Icons.PERSON_OUTLINED
                )
                for person in people
            ),
        ),
        bgcolor=PAPER,
        expand=True,
    )
