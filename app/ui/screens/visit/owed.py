"""Where one is going, and what that team still waits for."""

from __future__ import annotations

import flet as ft

from app.state.visit import Visits
from app.ui.component import component
from app.ui.parts.cards import tinted
from app.ui.parts.fields import Field
from app.ui.parts.words import body, strong
from app.ui.screens.visit.promised import promise_card
from app.ui.theme import AMBER, VISIT
from app.words import promises as words
from app.words import visit as visit_words


def owed(visits: Visits, place: str) -> list[ft.Control]:
    """The overdue promises to the team at `place`, said first; nothing where there are none."""
    late = visits.promising.owed(place)
    if not late:
        return []
    said = words.OWED[len(late) > 1].format(place=late[0].place, n=len(late))
    return [
        tinted(
            ft.Semantics(live_region=True, label=said, content=ft.Container(height=0)),
            strong(said, AMBER.full),
            body(words.OWED_WORDS),
            hue=AMBER,
            icon=ft.Icons.HOURGLASS_BOTTOM,
        ),
        *(promise_card(visits, promise) for promise in late),
    ]


@component
def Place(visits: Visits, field: str) -> ft.Control:
    """The field for the place, whose text waits under `field`, and what is owed there."""
    place, set_place = ft.use_state(visits.typed(field))

    def type(text: str) -> None:
        visits.typing.type(field, text)
        set_place(text)

    return ft.Column(
        [
            Field(visit_words.WHERE, visits.typed(field), type, hue=VISIT, key=field),
            *owed(visits, place),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
