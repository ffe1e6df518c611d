"""What stands before every screen that shows something of the journal."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.ui.component import component, watch
from app.ui.context import use_app


def private(path: str, screen: Callable[[], ft.Control]) -> ft.Route:
    """Return the route to a screen that is shown only while the journal is open."""

    @component
    def Private() -> ft.Control:
        lock = watch(use_app().lock)
        return screen() if lock.is_open else ft.Container()

    return ft.Route(path=path, component=Private)
