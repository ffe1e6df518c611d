"""The one line on every screen that says what is saved and what waits, and leads to the rest."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.tap import tap
from app.ui.parts.words import note
from app.ui.theme import AMBER, GREEN, MUTED
from app.words.sent import SEE

ICONS = {
    "off": (ft.Icons.CHECK_CIRCLE_OUTLINED, GREEN.full),
    "idle": (ft.Icons.CHECK_CIRCLE_OUTLINED, GREEN.full),
    "sending": (ft.Icons.SYNC, MUTED),
    "waiting": (ft.Icons.CLOUD_OFF_OUTLINED, MUTED),
    "attention": (ft.Icons.ERROR_OUTLINED, AMBER.full),
}


@component
def SyncLine() -> ft.Control:
    """Saved here, and how many are still to send; polite to a screen reader. A tap tells more."""
    status = watch(use_app().status)
    icon, colour = ICONS["attention" if status.trouble else status.phase]
    line = status.trouble or status.line
    words = ft.Row(
        [
            ft.Icon(icon, color=colour, size=18),
            ft.Container(note(line), expand_loose=True, expand=True),
        ],
        spacing=8,
        alignment=ft.MainAxisAlignment.CENTER,
    )
    return tap(
        words,
        routes.go(routes.SENT),
        f"{line}. {SEE}",
        padding=(18, 6),
        live=True,
    )
