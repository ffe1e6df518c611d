"""Where one is going, what that team still waits for, and what became of the rest."""

from __future__ import annotations

import flet as ft

from app.state.visit import Visits
from app.ui.component import component
from app.ui.parts.cards import tinted
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading, strong
from app.ui.screens.visit.promised import promise_card
from app.ui.theme import AMBER, VISIT
from app.words import promises as words
from app.words import visit as visit_words
from app.words import ward


def owed(visits: Visits, place: str) -> list[ft.Control]:
    """The overdue promises to the team at `place`, said first, and the others of the last time."""
    late = visits.promising.owed(place)
    rest = [promise for promise in visits.last_promised(place) if promise not in late]
    controls: list[ft.Control] = []
    if late:
        said = words.OWED[len(late) > 1].format(place=late[0].place, n=len(late))
        warning = tinted(
            ft.Semantics(live_region=True, label=said, content=ft.Container(height=0)),
            strong(said, AMBER.full),
            body(words.OWED_WORDS),
            hue=AMBER,
            icon=ft.Icons.HOURGLASS_BOTTOM,
        )
        controls += [warning, *(promise_card(visits, promise) for promise in late)]
    if rest:
        controls.append(heading(ward.LAST_TIME))
    return [*controls, *(promise_card(visits, promise) for promise in rest)]


@component
def Place(visits: Visits, field: str) -> ft.Control:
    """The field for the place, whose text waits under `field`, and what was promised there."""
    place, set_place = ft.use_state(visits.typed(field))

    def type(text: str) -> None:
        visits.typing.type(field, text)
        # The field keeps its own text: it is drawn again only where there is more to say.
        if owed_at(text) != owed_at(place):
            set_place(text)

    def owed_at(place: str) -> tuple[object, object]:
        return visits.promising.owed(place), visits.last_promised(place)

    return ft.Column(
        [
            Field(visit_words.WHERE, visits.typed(field), type, hue=VISIT, key=field),
            *owed(visits, place),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
