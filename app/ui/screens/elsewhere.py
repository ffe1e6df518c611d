"""What a tab shows once a newer one has taken over."""

from __future__ import annotations

import flet as ft

from app import text
from app.ui.component import action, component
from app.ui.context import use_app
from app.ui.parts.screen import empty, screen
from app.ui.theme import PAPER


@component
def Elsewhere() -> ft.Control:
    """Say so, and offer to come back here."""
    app = use_app()
    return ft.Container(
        screen(
            empty(
                ft.Icons.TAB,
                text.ELSEWHERE_TITLE,
                text.ELSEWHERE_WORDS,
                text.ELSEWHERE_STEP,
                action(app.around.post, "reload"),
            )
        ),
        bgcolor=PAPER,
        expand=True,
    )
