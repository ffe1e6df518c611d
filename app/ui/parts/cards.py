"""Cards: white paper with a hairline, no shadow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.ui.parts.tap import tap
from app.ui.parts.words import note, strong
from app.ui.theme import CARD, LINE, MUTED, RADIUS, TEAL, Hue


def card(*controls: ft.Control, padding: int = 18, spacing: int = 8) -> ft.Container:
    """A surface with things on it."""
    return ft.Container(
        content=ft.Column(
            list(controls),
            spacing=spacing,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=padding,
        bgcolor=CARD,
        border=ft.Border.all(1, LINE),
        border_radius=RADIUS,
    )


def tinted(*controls: ft.Control, hue: Hue = TEAL, icon: ft.IconData | None = None) -> ft.Container:
    """A surface in a hue's tint, for an explanation, a reminder or a warning."""
    words: ft.Control = ft.Column(
        list(controls), spacing=6, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    if icon is not None:
        words = ft.Row(
            [ft.Icon(icon, color=hue.full), ft.Container(words, expand=True)],
            spacing=12,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    return ft.Container(content=words, padding=16, bgcolor=hue.tint, border_radius=RADIUS)


def badge(icon: ft.IconData, hue: Hue = TEAL) -> ft.Container:
    """An icon on its tint."""
    return ft.Container(
        content=ft.Icon(icon, color=hue.full),
        width=48,
        height=48,
        bgcolor=hue.tint,
        border_radius=12,
        alignment=ft.Alignment.CENTER,
    )


def pill(words: str, hue: Hue = TEAL) -> ft.Container:
    """A few words on a tint."""
    return ft.Container(
        content=ft.Text(words, theme_style=ft.TextThemeStyle.LABEL_MEDIUM, color=hue.full),
        padding=ft.Padding.symmetric(horizontal=12, vertical=6),
        bgcolor=hue.tint,
        border_radius=20,
    )


def link_card(
    name: str,
    detail: str,
    on_click: Callable[..., Any],
    icon: ft.IconData | None = None,
    hue: Hue = TEAL,
    *,
    chosen: bool = False,
    key: str | None = None,
) -> ft.Control:
    """A card that leads somewhere: one button, named by `name` and `detail`."""
    lines: list[ft.Control] = [strong(name), *([note(detail)] if detail else [])]
    words = ft.Column(lines, spacing=4, expand=True)
    row = ft.Row(
        [
            *([badge(icon, hue)] if icon is not None else []),
            words,
            ft.Icon(ft.Icons.CHEVRON_RIGHT, color=MUTED),
        ],
        spacing=14,
    )
    return tap(
        row,
        on_click,
        f"{name}. {detail}" if detail else name,
        selected=chosen or None,
        bgcolor=hue.tint if chosen else CARD,
        edge=hue.full if chosen else LINE,
        key=key,
    )


def progress(value: float, name: str, hue: Hue = TEAL) -> ft.Control:
    """How far along, from 0 to 1."""
    return ft.ProgressBar(
        value=value,
        color=hue.full,
        bgcolor=hue.tint,
        bar_height=8,
        border_radius=4,
        semantics_label=name,
        semantics_value=round(value * 100),
    )
