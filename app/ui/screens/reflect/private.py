"""What stands before every screen that shows something of the journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import flet as ft

from app.state.securing import CODING
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.screens.reflect.lock.code import coding
from app.ui.screens.reflect.lock.locked import Locked


async def _stay() -> None:
    """What was asked for shows by itself."""


def private(path: str, screen: Callable[[], ft.Control], *, shows_codes: bool = False) -> ft.Route:
    """Return the route to a screen that is shown only while the journal is open; one that
    `shows_codes` itself is not covered by a new recovery code."""
    return ft.Route(path=path, component=_guarded(screen, shows_codes))


@cache
def _guarded(screen: Callable[[], ft.Control], shows_codes: bool) -> Callable[[], ft.Control]:
    """Return the same component for the same screen, so that it stays from address to address."""

    @component
    def Private() -> ft.Control:
        app = use_app()
        lock = watch(app.lock)
        securing = watch(app.securing)
        if not lock.is_open:
            return Locked()
        if securing.step in CODING and not shows_codes:
            # A journal that was just begun anew has a code to be kept first.
            return coding(securing, _stay)
        return screen()

    return Private
