"""Buttons. One main action a screen, at least 52 high; the others at least 48."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import flet as ft

from app.ui.parts.tap import focus_ring, tap
from app.ui.theme import AMBER, CLEAR, EDGE, INK, TARGET, TEAL, Hue

Handler = Callable[..., Any]


@cache
def _style(across: int, down: int, edge: ft.ColorValue = CLEAR, **colours: Any) -> ft.ButtonStyle:
    """Made once for all buttons that look alike."""
    return ft.ButtonStyle(
        padding=ft.Padding.symmetric(horizontal=across, vertical=down),
        shape=ft.RoundedRectangleBorder(radius=28),
        side=focus_ring(edge),
        **colours,
    )


def _label(words: str, color: ft.ColorValue) -> ft.Text:
    return ft.Text(words, theme_style=ft.TextThemeStyle.LABEL_LARGE, color=color)


def main_button(
    words: str,
    on_click: Handler,
    hue: Hue = TEAL,
    icon: ft.IconData | None = None,
    *,
    disabled: bool = False,
) -> ft.FilledButton:
    """The one main action of a screen."""
    return ft.FilledButton(
        content=_label(words, ft.Colors.ON_SURFACE_VARIANT if disabled else hue.on),
        icon=icon,
        on_click=on_click,
        disabled=disabled,
        style=_style(
            28,
            18,
            bgcolor=ft.Colors.OUTLINE_VARIANT if disabled else hue.full,
            icon_color=hue.on,
        ),
    )


def side_button(
    words: str, on_click: Handler, hue: Hue = TEAL, icon: ft.IconData | None = None
) -> ft.OutlinedButton:
    """Another action, beside the main one."""
    return ft.OutlinedButton(
        content=_label(words, hue.full),
        icon=icon,
        on_click=on_click,
        style=_style(20, 16, EDGE, color=hue.full, icon_color=hue.full),
    )


def quiet_button(
    words: str,
    on_click: Handler,
    hue: Hue = TEAL,
    icon: ft.IconData | None = None,
    *,
    name: str | None = None,
) -> ft.Control:
    """An action that most people leave alone; `name` is read aloud where `words` are too few."""
    if name is not None:
        return tap(
            ft.Row(
                [
                    *([ft.Icon(icon, color=hue.full)] if icon is not None else []),
                    _label(words, hue.full),
                ],
                tight=True,
            ),
            on_click,
            name,
            radius=28,
            padding=(16, 12),
        )
    return ft.TextButton(
        content=_label(words, hue.full),
        icon=icon,
        on_click=on_click,
        style=_style(16, 16, color=hue.full, icon_color=hue.full),
    )


def icon_button(
    icon: ft.IconData, name: str, on_click: Handler, color: ft.ColorValue = INK
) -> ft.Control:
    """An action shown by an icon alone; `name` is what it is called, always."""
    return tap(
        ft.Icon(icon, color=color),
        on_click,
        name,
        radius=24,
        padding=12,
        width=TARGET,
    )


def grave_button(
    words: str, on_click: Handler, icon: ft.IconData | None = None
) -> ft.OutlinedButton:
    """An action that takes something away; always followed by "Undo" or a question."""
    return side_button(words, on_click, AMBER, icon)
