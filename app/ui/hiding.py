"""Hide now: one tap from any screen."""

from __future__ import annotations

import flet as ft

from app.state.lock import Lock
from app.ui.component import action
from app.ui.parts.buttons import icon_button
from app.ui.parts.tap import tap
from app.ui.theme import MUTED
from app.words import lock as words


def close_bars() -> None:
    """Take away what lies above the screen: it may tell of the journal, or undo something there."""
    page = ft.context.page
    while page.pop_dialog() is not None:
        pass


def hide_button(lock: Lock, *, has_words: bool = False) -> ft.Control:
    """The button that covers the app at once; `has_words` where there is room for them."""

    async def hide() -> None:
        close_bars()
        await lock.hide()

    icon = ft.Icons.VISIBILITY_OFF_OUTLINED
    if not has_words:
        return icon_button(icon, words.HIDE, action(hide), MUTED)
    label = ft.Text(
        words.HIDE,
        theme_style=ft.TextThemeStyle.LABEL_MEDIUM,
        color=MUTED,
        text_align=ft.TextAlign.CENTER,
    )
    shown = ft.Column(
        [ft.Icon(icon, color=MUTED), label],
        spacing=4,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return tap(shown, action(hide), words.HIDE, radius=14, padding=8)
