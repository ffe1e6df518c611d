"""What was promised at a place last time, and what became of it."""

from __future__ import annotations

import flet as ft

from app.state.visit import Visits
from app.ui.component import component
from app.ui.parts.words import heading
from app.ui.screens.visit.listing import promise_card
from app.words import ward as words


@component
def LastTime(visits: Visits, place: str) -> ft.Control:
    """The promises of the last visit to a place that made any; nothing where there is none."""
    promises = visits.last_promised(place)
    if not promises:
        return ft.Container(visible=False)
    return ft.Column(
        [heading(words.LAST_TIME), *(promise_card(visits, promise) for promise in promises)],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
