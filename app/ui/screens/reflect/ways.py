"""From Reflect to everything beside the entries themselves."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.parts.buttons import side_button
from app.ui.screens.reflect.lock.offer import LockWay
from app.ui.screens.reflect.strengths.home import way as strengths
from app.ui.screens.reflect.values.memories import Memories
from app.ui.theme import REFLECT
from app.words import portable, values, views
from app.words import search as words


def ways() -> list[ft.Control]:
    """The ways to what one can do with a journal besides writing and reading it."""
    return [
        side_button(words.SEARCH, routes.go(routes.REFLECT_SEARCH), REFLECT, ft.Icons.SEARCH),
        Memories(key="memories"),
        side_button(values.BACK, routes.go(routes.LOOK_BACK), REFLECT, ft.Icons.HISTORY),
        strengths(),
        side_button(views.TITLE, routes.go(routes.VIEWS), REFLECT, ft.Icons.DIVERSITY_3),
        LockWay(),
        side_button(portable.WAY, routes.go(routes.PORTABLE), REFLECT, ft.Icons.IMPORT_EXPORT),
    ]
