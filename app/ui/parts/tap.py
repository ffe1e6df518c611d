"""The one thing that can be tapped, whatever it looks like.

A button underneath, so that it takes the keyboard's focus and shows it with a ring; its role,
name and state are merged into one node, so that a screen reader meets one thing (seen in the
semantics tree of Flet 1.0.5: a labelled box around a tappable box is two).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import flet as ft

from app.ui.theme import CLEAR, INK, RADIUS


def focus_ring(
    edge: ft.ColorValue = CLEAR, width: float = 1
) -> dict[ft.ControlState, ft.BorderSide]:
    """The border of anything that takes focus: 3 pixels of ink while it has it."""
    return {
        ft.ControlState.FOCUSED: ft.BorderSide(3, INK),
        ft.ControlState.DEFAULT: ft.BorderSide(width, edge),
    }


@cache
def _style(
    across: int,
    down: int,
    bgcolor: ft.ColorValue,
    edge: ft.ColorValue,
    edge_width: float,
    radius: int,
) -> ft.ButtonStyle:
    """A screen has dozens of cards that look alike: what they share is made once."""
    return ft.ButtonStyle(
        padding=ft.Padding.symmetric(horizontal=across, vertical=down),
        bgcolor=bgcolor,
        side=focus_ring(edge, edge_width),
        shape=ft.RoundedRectangleBorder(radius=radius),
        alignment=ft.Alignment.CENTER_LEFT,
    )


def tap(
    content: ft.Control,
    on_click: Callable[..., Any] | None,
    name: str,
    *,
    checked: bool | None = None,
    selected: bool | None = None,
    expanded: bool | None = None,
    bgcolor: ft.ColorValue = CLEAR,
    edge: ft.ColorValue = CLEAR,
    edge_width: float = 1,
    radius: int = RADIUS,
    padding: int | tuple[int, int] = 16,
    width: int | None = None,
    key: str | None = None,
    live: bool | None = None,
) -> ft.Control:
    """Make `content` a button called `name`; with `checked` it is a choice with a state,
    with `expanded` it opens and folds what is below it, with `live` a new name is read out.
    `padding` is what is around it on all sides, or across and down."""
    across, down = (padding, padding) if isinstance(padding, int) else padding
    return ft.MergeSemantics(
        key=key,
        content=ft.Semantics(
            label=name,
            checked=checked,
            selected=selected,
            expanded=expanded,
            live_region=live,
            content=ft.TextButton(
                content=ft.Semantics(exclude_semantics=True, content=content),
                on_click=on_click,
                width=width,
                style=_style(across, down, bgcolor, edge, edge_width, radius),
            ),
        ),
    )
