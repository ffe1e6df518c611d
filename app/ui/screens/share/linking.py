"""The code for another device of one's own: as squares for its camera, and in letters."""

from __future__ import annotations

import flet as ft

from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.words import body, heading, note
from app.ui.screens.visit.code import code_image
from app.words import devices as words


@component
def Link(code: str, address: str) -> ft.Control:
    """The code; without an address of the app there are no squares."""
    app = use_app()
    receipts = watch(app.receipts)
    ft.use_effect(action(receipts.draw, address), dependencies=[address])
    drawn = receipts.codes.get(address)
    return ft.Column(
        [
            heading(words.ADD_TITLE, level=3),
            *([body(words.ADD_CAMERA), code_image(drawn, words.PICTURE)] if drawn else []),
            body(words.ADD_TYPE),
            ft.Text(code, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM),
            note(words.ADD_ONCE),
        ],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
