"""Choices: one tap each, a role, a name and a state, whatever they look like."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import flet as ft

from app.ui.component import action
from app.ui.parts.tap import tap
from app.ui.theme import BLUE, CARD, EDGE, INK, LINE, Hue

Choose = Callable[[str], Awaitable[None] | None]


def choice(
    words: str,
    on_click: Callable[..., object],
    *,
    chosen: bool,
    hue: Hue = BLUE,
    name: str | None = None,
    key: str | None = None,
) -> ft.Control:
    """A chip that can be chosen; `name` is what it is called where `words` are not enough."""
    return tap(
        ft.Text(
            words,
            theme_style=ft.TextThemeStyle.LABEL_LARGE,
            color=hue.on if chosen else INK,
        ),
        on_click,
        name or words,
        checked=chosen,
        bgcolor=hue.full if chosen else hue.tint,
        radius=14,
        padding=14,
        key=key,
    )


def chips(
    options: Sequence[tuple[str, str]],
    chosen: str | None,
    choose: Choose,
    *,
    hue: Hue = BLUE,
    about: str = "",
) -> ft.Control:
    """One of a few: `options` are (value, words); `about` goes before each name read aloud."""
    return ft.Row(
        [
            choice(
                words,
                action(choose, value),
                chosen=value == chosen,
                hue=hue,
                name=f"{about}: {words}" if about else words,
                key=value,
            )
            for value, words in options
        ],
        wrap=True,
        spacing=8,
        run_spacing=8,
    )


def option_row(
    words: str,
    on_click: Callable[..., object] | None,
    *,
    chosen: bool,
    hue: Hue,
    icon: ft.IconData,
    state: str = "",
    leads_on: bool = False,
    about: str = "",
    key: str | None = None,
) -> ft.Control:
    """A choice as wide as the screen, with an icon that says its state without colour; `about` goes
    before its name read aloud.

    One that `leads_on` is a button: it does something at once, and is never on or off.
    """
    row = ft.Row(
        [
            ft.Icon(icon, color=hue.full if chosen else EDGE),
            ft.Text(
                words,
                theme_style=ft.TextThemeStyle.TITLE_SMALL,
                color=INK,
                expand=True,
            ),
        ],
        spacing=12,
    )
    name = f"{about}: {words}" if about else words
    return tap(
        row,
        on_click,
        f"{name}. {state}" if state else name,
        checked=None if leads_on else chosen,
        bgcolor=hue.tint if chosen else CARD,
        edge=hue.full if chosen else LINE,
        edge_width=2 if chosen else 1,
        key=key,
    )
