"""From Reflect to everything beside the entries themselves."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.parts.buttons import side_button
from app.ui.theme import REFLECT
from app.words import portable


def ways() -> list[ft.Control]:
    """The ways to what one can do with a journal besides writing and reading it."""
    return [
        side_button(portable.WAY, routes.go(routes.PORTABLE), REFLECT, ft.Icons.IMPORT_EXPORT),
    ]
