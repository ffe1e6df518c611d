"""The areas, as a list to go to any of them."""

from __future__ import annotations

import flet as ft

from app.models.assessment import Taken
from app.models.form import counted
from app.state.strengths import Strengths
from app.ui import routes
from app.ui.parts.cards import link_card
from app.ui.parts.screen import screen
from app.ui.parts.words import heading
from app.ui.theme import REFLECT
from app.words import strengths as words


def area_cards(strengths: Strengths, some: Taken, chosen: str = "") -> list[ft.Control]:
    """The areas with how many of their statements were answered."""
    cards = []
    for area in strengths.areas:
        answered, asked = counted(some.said, [area])
        cards.append(
            link_card(
                area.name,
                words.AREA_COUNT.format(n=answered, all=asked),
                routes.go(routes.strengths_area(some.id, area.id)),
                ft.Icons.CHECK_CIRCLE_OUTLINE
                if answered == asked
                else ft.Icons.RADIO_BUTTON_UNCHECKED,
                REFLECT,
                chosen=area.id == chosen,
                key=f"area-{area.id}",
            )
        )
    return cards


def side_list(strengths: Strengths, some: Taken, chosen: str) -> ft.Control:
    """The areas beside the one that is shown, on a wide screen."""
    return screen(
        heading(words.AREAS),
        *area_cards(strengths, some, chosen),
        spacing=10,
        key="strengths-areas",
    )
