"""From Reflect to everything beside the entries themselves."""

from __future__ import annotations

import flet as ft

from app.ui.screens.reflect.lock.offer import LockWay


def ways() -> list[ft.Control]:
    """The ways to what one can do with a journal besides writing and reading it."""
    return [LockWay()]
