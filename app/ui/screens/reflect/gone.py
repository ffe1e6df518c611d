"""What stands where an entry is not here, or not yet."""

from __future__ import annotations

import flet as ft

from app.state.reflect import Reflect
from app.ui import routes
from app.ui.parts.screen import empty, screen
from app.ui.parts.words import note
from app.ui.theme import REFLECT
from app.words import reflect as words


def gone(reflect: Reflect) -> ft.Control:
    """Say that an entry is not on this device, unless it may still come to be open."""
    if reflect.is_opening:
        return screen(note(words.OPENING))
    return screen(
        empty(
            ft.Icons.EDIT_NOTE,
            words.GONE,
            words.GONE_WORDS,
            words.BACK_TO,
            routes.go(routes.REFLECT),
            REFLECT,
        )
    )
