"""From Reflect to everything beside the entries themselves."""

from __future__ import annotations

import flet as ft


def ways() -> list[ft.Control]:
    """The ways to what one can do with a journal besides writing and reading it."""
    return []
