"""Hide now: one tap from any screen."""

from __future__ import annotations

import flet as ft

from app.state.lock import Lock
from app.ui.component import action
from app.ui.parts.buttons import icon_button
from app.ui.theme import MUTED
from app.words import lock as words


def close_bars() -> None:
    """Take away what lies above the screen: it may tell of the journal, or undo something there."""
    page = ft.context.page
    while page.pop_dialog() is not None:
        pass


def hide_button(lock: Lock) -> ft.Control:
    """The button that covers the app at once."""

    async def hide() -> None:
        close_bars()
        await lock.hide()

    return icon_button(ft.Icons.VISIBILITY_OFF_OUTLINED, words.HIDE, action(hide), MUTED)
