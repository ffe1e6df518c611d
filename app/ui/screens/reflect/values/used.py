"""The words one uses most: as a sentence, and as a table whose rows lead to the entries."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from app.state.values import Values
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.cards import card
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.tap import tap
from app.ui.parts.words import body, heading, note
from app.ui.theme import MUTED, REFLECT
from app.words import values as words

if TYPE_CHECKING:
    from app.models.wordcount import Used

IN_SENTENCE = 5
"""Words that the sentence names."""


def _told(used: tuple[Used, ...]) -> str:
    named = [each.word for each in used[:IN_SENTENCE]]
    said = ", ".join(named[:-1])
    said = words.WORDS_AND.format(words=said, last=named[-1]) if said else named[-1]
    return words.WORDS_TOLD.format(words=said)


def _row(values: Values, each: Used) -> ft.Control:
    cells: list[ft.Control] = [
        ft.Container(body(each.word), expand=True),
        note(words.TIMES.format(n=each.count)),
    ]

    async def search() -> None:
        # The word goes from hand to hand: an address would stay in the browser's history.
        await values.look_for(each.word)
        await routes.go(routes.REFLECT_SEARCH)()

    icon = ft.Icon(ft.Icons.SEARCH, color=MUTED)
    return tap(
        ft.Row([*cells, icon], spacing=12),
        action(search),
        words.FIND.format(word=each.word, n=each.count),
        padding=12,
    )


@component
def UsedScreen() -> ft.Control:
    """The words used most."""
    app = use_app()
    reflect = watch(app.reflect)
    values = watch(app.values)
    ft.use_effect(action(values.count), dependencies=[reflect.entries])
    head = bar(words.WORDS, routes.go(routes.LOOK_BACK))
    opening = [note(words.STILL_OPENING)] if reflect.is_opening else []
    if reflect.entries and not values.is_counted:
        return screen(note(words.COUNTING), *opening, head=head)
    if not values.used:
        nothing = empty(ft.Icons.ABC, words.WORDS_NONE, words.WORDS_NONE_WORDS, hue=REFLECT)
        return screen(nothing, *opening, head=head)
    return screen(
        body(_told(values.used)),
        *opening,
        heading(words.USED),
        card(*map(partial(_row, values), values.used), padding=4, spacing=0),
        note(words.WORDS_LEAD),
        head=head,
        key="words",
    )
