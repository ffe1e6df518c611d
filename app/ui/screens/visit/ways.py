"""From Visit to everything beside the visits themselves."""

from __future__ import annotations

import flet as ft

from app.state.leadwell import Leadwell
from app.ui import routes
from app.ui.component import component, watch
from app.ui.parts.buttons import side_button
from app.ui.screens.visit.plans import near_cards
from app.ui.theme import VISIT
from app.words import improvement as test_words
from app.words import rhythm as words
from app.words.together import FROM


@component
def Ways(app: Leadwell) -> ft.Control:
    """What is planned for the next days, and the ways to rhythm, to all plans, to small tests and
    to what colleagues hand on."""
    watch(app.visits)
    planner = watch(app.rhythm.planner)
    return ft.Column(
        [
            *near_cards(planner),
            ft.Row(
                [
                    side_button(
                        words.TITLE, routes.go(routes.RHYTHM), VISIT, ft.Icons.CALENDAR_VIEW_MONTH
                    ),
                    side_button(words.PLANNED, routes.go(routes.PLANNED), VISIT, ft.Icons.EVENT),
                    side_button(
                        test_words.TITLE, routes.go(routes.TESTS), VISIT, ft.Icons.SCIENCE_OUTLINED
                    ),
                    side_button(
                        FROM, routes.go(routes.FROM_COLLEAGUE), VISIT, ft.Icons.MOVE_TO_INBOX
                    ),
                ],
                wrap=True,
                spacing=8,
                run_spacing=8,
            ),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
