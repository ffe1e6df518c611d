"""Reflect, as one comes to it."""

from __future__ import annotations

import flet as ft

from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.screen import beside
from app.ui.screens.reflect.entry import page
from app.ui.screens.reflect.listing import Listing
from app.ui.theme import WIDE


@component
def ReflectHome() -> ft.Control:
    """The list; on a wide screen with the newest entry beside it."""
    app = use_app()
    reflect = watch(app.reflect)
    layout = watch(app.layout)
    if layout.room < WIDE or not reflect.shown:
        return Listing(reflect, layout)
    newest = reflect.shown[0]
    detail = page(app, reflect, layout, newest, leave=False)
    return beside(layout, Listing(reflect, layout, newest.id), detail)
