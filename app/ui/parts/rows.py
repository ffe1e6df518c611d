"""Lists as long as they come: what is drawn, sent and made again does not grow with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import flet as ft

from app import text
from app.state.layout import Layout
from app.ui.component import action
from app.ui.parts.buttons import quiet_button
from app.ui.parts.screen import framed
from app.ui.theme import MEASURE, ROW_HEIGHT, TEAL, Hue

MORE = 6
"""Rows that are added at once: more would be noticed by the finger that scrolls."""
MANY = 24
"""Rows that the button adds: whoever does not scroll would have to come back to it too often."""
LOOK_EVERY = 80
"""Milliseconds between two looks at how far one has scrolled."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list; it is made anew only when `shows` has changed."""

    key: str
    """What makes it this row, in the whole list."""
    make: Callable[[], ft.Control]
    """Makes what is on it. A component among it is given the app and does not look for it: the row
    stays while the list around it is made anew, and nobody is above it any more then (seen with
    Flet 1.0.5, when the app had been hidden)."""
    shows: Any
    """Everything that `make` looks at."""


@dataclass
class _Kept:
    """The rows on the screen, as they were last made."""

    rows: dict[str, tuple[Any, ft.Control]]

    def draw(self, rows: Iterable[Row]) -> list[ft.Control]:
        """Return a control for each row: the very same one where nothing has changed, which Flet
        then neither compares nor sends."""
        drawn = {}
        for row in rows:
            kept = self.rows.get(row.key)
            if kept is None or kept[0] != row.shows:
                kept = (row.shows, ft.Container(row.make(), key=row.key))
            drawn[row.key] = kept
        self.rows = drawn
        return [control for _, control in drawn.values()]


def drawn(rows: Iterable[Row]) -> list[ft.Control]:
    """Return a control for each row, made anew only where what it shows has changed: a hook."""
    kept = ft.use_ref(_Kept({}))
    assert kept.current is not None
    return kept.current.draw(rows)


def long_screen(
    layout: Layout,
    rows: Iterable[Row],
    count: int,
    *,
    head: ft.Control | None = None,
    foot: ft.Control | None = None,
    hue: Hue = TEAL,
    key: str,
) -> ft.Control:
    """A whole screen that is a list of `count` rows: a hook, so call it always and once.

    Only the rows that are shown are taken from `rows`.
    It begins with as many rows as the window has room for, and grows while one scrolls; whoever
    does not scroll has a button that adds the next ones.
    """
    first = int(layout.height // ROW_HEIGHT) + 1
    more, set_more = ft.use_state(0)
    shown = first + more

    def grow(rows: int) -> None:
        set_more(more + rows)

    def scrolled(event: ft.OnScrollEvent) -> None:
        if event.pixels + 2 * event.viewport_dimension > event.max_scroll_extent:
            grow(MORE)

    controls = drawn(islice(rows, shown))
    is_whole = shown >= count
    if not is_whole:
        button = quiet_button(text.SHOW_MORE.format(n=count - shown), action(grow, MANY), hue)
        controls.append(ft.Container(ft.Row([button]), key="more"))
    return framed(
        ft.Container(
            ft.ListView(
                controls,
                key=key,
                spacing=14,
                padding=ft.Padding.only(
                    left=18, right=18, top=18 if head is None else 8, bottom=28
                ),
                on_scroll=None if is_whole else scrolled,
                scroll_interval=LOOK_EVERY,
            ),
            width=MEASURE + 36,
            expand=True,
        ),
        head=head,
        foot=foot,
    )
