"""From Reflect to everything beside the entries themselves."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.state.layout import Layout
from app.state.leadwell import Leadwell
from app.ui import routes
from app.ui.parts.buttons import icon_button
from app.ui.parts.tap import tap
from app.ui.parts.words import headline, label
from app.ui.screens.reflect.lock.offer import LockWay
from app.ui.theme import CARD, EDGE, REFLECT
from app.words import portable, strengths, values, views
from app.words import reflect as words
from app.words import search as search_words

LARGE = 1.3
"""The scale of text from which on two names do not stand beside each other."""


def head(app: Leadwell) -> ft.Control:
    """The name of the place, and beside it the search and the lock."""
    return ft.Row(
        [
            ft.Container(headline(words.TITLE), expand=True),
            LockWay(app),
            icon_button(ft.Icons.SEARCH, search_words.SEARCH, routes.go(routes.REFLECT_SEARCH)),
        ],
        spacing=0,
    )


def _way(icon: ft.IconData, name: str, go: Callable[..., object]) -> ft.Control:
    content = ft.Row(
        [ft.Icon(icon, color=REFLECT.full), ft.Container(label(name), expand=True)], spacing=10
    )
    return ft.Container(
        tap(content, go, name, bgcolor=CARD, edge=EDGE, radius=14, padding=12), expand=True
    )


def ways(layout: Layout) -> ft.Control:
    """The ways to what one can do with a journal besides writing and reading it, two in a row."""
    every = [
        _way(ft.Icons.HISTORY, values.BACK, routes.go(routes.LOOK_BACK)),
        _way(ft.Icons.INSIGHTS, strengths.TITLE, routes.go(routes.STRENGTHS)),
        _way(ft.Icons.DIVERSITY_3, views.TITLE, routes.go(routes.VIEWS)),
        _way(ft.Icons.IMPORT_EXPORT, portable.WAY, routes.go(routes.PORTABLE)),
    ]
    count = 1 if layout.scale > LARGE else 2
    return ft.Column(
        [ft.Row(every[at : at + count], spacing=8) for at in range(0, len(every), count)],
        spacing=8,
    )
