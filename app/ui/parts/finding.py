"""The screen of a search: a field that stays, what has come of it, and what was found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

import flet as ft

from app.state.layout import Layout
from app.state.search import Search
from app.ui.component import action
from app.ui.parts.fields import Field
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar
from app.ui.parts.words import note
from app.ui.theme import Hue
from app.words import search as words

MOST_SAID = 40
"""Letters of a search that are said again: somebody may have pasted a page."""


def short(query: str) -> str:
    """Return a query as it is said again."""
    text = " ".join(query.split())
    return text if len(text) <= MOST_SAID else f"{text[: MOST_SAID - 1].rstrip()}…"


def said(search: Search, found: str) -> str:
    """Return what has come of a search, to be shown and read aloud; `found` says how much."""
    if not search.query.strip():
        return ""
    if not search.is_ready:
        return words.READING
    return found if search.found else words.NOTHING.format(query=short(search.query))


def finding(
    search: Search,
    layout: Layout,
    rows: Iterable[Row],
    count: int,
    *,
    title: str,
    field: str,
    found: str,
    leave: Callable[[], Awaitable[None]],
    hue: Hue,
    key: str,
) -> ft.Control:
    """The screen. It is part of a component, since it has hooks of its own."""
    ft.use_effect(action(search.ready), [])
    is_new = ft.use_ref(not search.query)
    line = said(search, found)
    # The field stands above the list and not in it, so that it is there however far one scrolled.
    head = ft.Column(
        [
            bar(title, leave),
            Field(
                field,
                search.query,
                search.type,
                hue=hue,
                capitals=False,
                turn=str(search.turn),
                is_first=bool(is_new.current),
            ),
            ft.Semantics(live_region=True, content=note(line), visible=bool(line)),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return long_screen(layout, rows, count, head=head, hue=hue, key=key)
