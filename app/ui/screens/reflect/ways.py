"""From Reflect to everything beside the entries themselves."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.parts.buttons import side_button
from app.ui.screens.reflect.values.memories import Memories
from app.ui.theme import REFLECT
from app.words import search as words
from app.words import values


def ways() -> list[ft.Control]:
    """The ways to what one can do with a journal besides writing and reading it."""
    return [
        Memories(key="memories"),
        side_button(values.BACK, routes.go(routes.LOOK_BACK), REFLECT, ft.Icons.HISTORY),
        side_button(words.SEARCH, routes.go(routes.REFLECT_SEARCH), REFLECT, ft.Icons.SEARCH),
    ]
