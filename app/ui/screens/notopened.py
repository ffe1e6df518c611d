"""What is shown where the store cannot be opened."""

from __future__ import annotations

import flet as ft

from app import text
from app.ui.parts.screen import empty, screen
from app.ui.theme import PAPER


def not_opened(words: str) -> ft.Control:
    """Say why, in plain words; trying again is the browser's reload."""
    return ft.Container(
        screen(empty(ft.Icons.MENU_BOOK, text.NOT_OPENED_TITLE, words)), bgcolor=PAPER, expand=True
    )
