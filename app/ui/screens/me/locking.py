"""The lock on the journal, as Me tells of it."""

from __future__ import annotations

import flet as ft

from app.state.securing import PIN
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card
from app.ui.parts.words import body, heading, note
from app.ui.theme import REFLECT
from app.words import lock as words


@component
def Locking() -> ft.Control:
    """The card about the lock."""
    app = use_app()
    lock = watch(app.lock)
    securing = watch(app.securing)
    go = routes.go(routes.ME_LOCK)
    icon = ft.Icons.LOCK_OUTLINED
    if not lock.kind:
        return card(
            heading(words.ME),
            body(words.ME_NONE),
            ft.Row([side_button(words.ME_SET, go, REFLECT, icon)]),
            spacing=12,
        )
    return card(
        heading(words.ME),
        body(words.ME_PIN if lock.kind == PIN else words.ME_PHRASE),
        note(words.ME_CODE if lock.has_code else words.ME_NO_CODE),
        *([note(words.ME_OLDER)] if securing.foreign else []),
        ft.Row([side_button(words.ME_CHANGE, go, REFLECT, icon)]),
        spacing=12,
    )
