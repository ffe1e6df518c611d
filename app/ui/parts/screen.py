"""The frame of a screen: a head, a body that scrolls, and a foot where the thumb is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.state.layout import Layout
from app.ui.parts.buttons import icon_button, main_button
from app.ui.parts.cards import badge
from app.ui.parts.words import body, heading, title
from app.ui.theme import LINE, LIST_WIDTH, MEASURE, TEAL, Hue


def column(*controls: ft.Control, spacing: int = 14) -> ft.Control:
    """A column no wider than reads well."""
    return ft.Container(
        width=MEASURE,
        content=ft.Column(
            list(controls),
            spacing=spacing,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )


def stacked(*controls: ft.Control) -> ft.Control:
    """What stands as one, as far apart as what stands around it."""
    return ft.Column(list(controls), spacing=14, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def screen(
    *controls: ft.Control,
    head: ft.Control | None = None,
    foot: ft.Control | None = None,
    side: int = 18,
    spacing: int = 14,
    key: str | None = None,
) -> ft.Control:
    """A whole screen. `key` gives it a scroll position of its own."""
    return framed(
        ft.Column(
            [
                ft.Container(
                    column(*controls, spacing=spacing),
                    padding=ft.Padding.only(
                        left=side, right=side, top=18 if head is None else 8, bottom=28
                    ),
                )
            ],
            key=key,
            scroll=ft.ScrollMode.AUTO,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        head=head,
        foot=foot,
        side=side,
    )


def framed(
    content: ft.Control,
    *,
    head: ft.Control | None = None,
    foot: ft.Control | None = None,
    side: int = 18,
) -> ft.Control:
    """A whole screen around `content`, which scrolls by itself."""
    parts: list[ft.Control] = []
    if head is not None:
        parts.append(
            ft.Container(column(head), padding=ft.Padding.symmetric(horizontal=side, vertical=8))
        )
    parts.append(content)
    if foot is not None:
        parts.append(
            ft.Container(
                column(foot), padding=ft.Padding.only(left=side, right=side, top=10, bottom=14)
            )
        )
    return ft.Column(
        parts,
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def foot(main: ft.Control | None, back: ft.Control | None = None) -> ft.Control:
    """The one main action, as wide as there is room for, and the way back beside it.

    The keys let the main action keep the keyboard's focus when the way back comes or goes.
    """
    return ft.Row(
        [
            *([ft.Container(back, key="back")] if back is not None else []),
            *([ft.Container(main, expand=True, key="main")] if main is not None else []),
        ],
        spacing=12,
    )


def bar(
    name: str,
    leave: Callable[..., Any] | None,
    *trailing: ft.Control,
    leave_name: str = "Back",
    closes: bool = False,
) -> ft.Control:
    """The head of a screen that one goes into: how to leave, its name, what is beside it."""
    return ft.Row(
        [
            *(
                [icon_button(ft.Icons.CLOSE if closes else ft.Icons.ARROW_BACK, leave_name, leave)]
                if leave is not None
                else []
            ),
            ft.Container(heading(name, level=1), expand=True),
            *trailing,
        ],
        spacing=8,
    )


def empty(
    icon: ft.IconData,
    name: str,
    words: str,
    step: str = "",
    on_step: Callable[..., Any] | None = None,
    hue: Hue = TEAL,
) -> ft.Control:
    """A place with nothing in it yet: what belongs there, and the first step."""
    controls: list[ft.Control] = [badge(icon, hue), title(name, level=2), body(words)]
    if on_step is not None:
        controls.append(main_button(step, on_step, hue))
    return ft.Container(ft.Column(controls, spacing=12), padding=ft.Padding.symmetric(vertical=24))


def beside(layout: Layout, listing: ft.Control, detail: ft.Control) -> ft.Control:
    """A list and its detail side by side, for a wide screen."""
    return ft.Row(
        [
            ft.Container(
                listing,
                width=LIST_WIDTH * layout.growth,
                border=ft.Border.only(right=ft.BorderSide(1, LINE)),
            ),
            ft.Container(detail, expand=True),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def bullets(lines: Sequence[str]) -> ft.Control:
    """Short lines, one under the other."""
    return ft.Column(
        [
            ft.Row(
                [
                    ft.Semantics(exclude_semantics=True, content=body("•", TEAL.full)),
                    ft.Container(body(line), expand=True),
                ],
                spacing=12,
                vertical_alignment=ft.CrossAxisAlignment.START,
            )
            for line in lines
        ],
        spacing=8,
    )
