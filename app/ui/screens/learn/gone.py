"""What stands where a module is not here."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.parts.screen import empty, screen
from app.words import learn as words


def gone() -> ft.Control:
    """Say that a module is not here."""
    return screen(
        empty(
            ft.Icons.SCHOOL_OUTLINED,
            words.GONE,
            words.GONE_WORDS,
            words.BACK_TO_LEARN,
            routes.go(routes.LEARN),
        )
    )
