"""An address that leads nowhere."""

from __future__ import annotations

import flet as ft

from app import text
from app.ui import routes
from app.ui.component import component
from app.ui.parts.screen import empty, screen


@component
def Missing() -> ft.Control:
    """Say so, and offer the way home."""
    return screen(
        empty(
            ft.Icons.SIGNPOST_OUTLINED,
            text.MISSING_TITLE,
            text.MISSING_WORDS,
            text.MISSING_STEP,
            routes.go(routes.TODAY),
        )
    )
