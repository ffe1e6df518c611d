"""The cover over the whole app: nothing shows of what was open."""

from __future__ import annotations

import flet as ft

from app.state.securing import CODING
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.screen import screen
from app.ui.parts.words import body, title
from app.ui.screens.reflect.lock.code import coding
from app.ui.screens.reflect.lock.locked import Locked
from app.ui.theme import MUTED, PAPER, TEAL
from app.words import lock as words


@component
def Cover() -> ft.Control:
    """A plain screen; with a lock on the journal it asks for what opens that."""
    app = use_app()
    lock = watch(app.lock)
    securing = watch(app.securing)
    if not lock.is_open:
        shown: ft.Control = Locked()
    elif securing.step in CODING:
        shown = coding(securing, lock.show)
    else:
        shown = screen(
            ft.Row([ft.Icon(ft.Icons.VISIBILITY_OFF_OUTLINED, color=MUTED, size=32)]),
            title(words.HIDDEN),
            body(words.HIDDEN_WORDS),
            main_button(words.SHOW, action(lock.show), TEAL),
            key="cover",
        )
    frame = ft.Column(
        [ft.Container(shown, expand=True)],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Container(ft.SafeArea(frame, expand=True), bgcolor=PAPER, expand=True)
