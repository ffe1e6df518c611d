"""What is shown where the store cannot be opened."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app import text
from app.ui.parts.screen import empty, screen
from app.ui.theme import PAPER


def not_opened(words: str, again: Callable[[], None] | None) -> ft.Control:
    """Say why, in plain words, with `again` to try again."""
    return ft.Container(
        screen(empty(ft.Icons.MENU_BOOK, text.NOT_OPENED_TITLE, words, text.TRY_AGAIN, again)),
        bgcolor=PAPER,
        expand=True,
    )
