"""On Today: one's team looks at itself, and one has not replied yet."""

from __future__ import annotations

import flet as ft

from app.models.moment import dated
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.theme import TEAL
from app.words import rounds as words


@component
def RoundsAsked() -> ft.Control:
    """A card for each round that waits; nothing where none does."""
    app = use_app()
    rounds = watch(app.rounds)
    watch(app.belonging)
    waiting = rounds.waiting
    if not waiting:
        return ft.Container(visible=False)
    return ft.Column(
        [
            link_card(
                words.ASKS,
                words.ASKS_DETAIL.format(title=each.title, day=dated(each.until)),
                routes.go(routes.team_round(each.id)),
                ft.Icons.DIVERSITY_3,
                TEAL,
                key=each.id,
            )
            for each in waiting
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
