"""Screens with two columns, where there is room."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.ui.parts.screen import stacked

BROAD = 1040
"""The widest that two columns may be together."""
GAP = 24


def columns(controls: Sequence[ft.Control], count: int = 2) -> list[ft.Control]:
    """Return rows of `count` controls, side by side and as wide as each other."""
    rows: list[ft.Control] = []
    for start in range(0, len(controls), count):
        some = controls[start : start + count]
        row: list[ft.Control] = [ft.Container(each, expand=True) for each in some]
        row += [ft.Container(expand=True) for _ in range(count - len(some))]
        rows.append(ft.Row(row, spacing=GAP, vertical_alignment=ft.CrossAxisAlignment.START))
    return rows


def wide(
    *controls: ft.Control, key: str, head: ft.Control, foot: ft.Control | None = None
) -> ft.Control:
    """A whole screen as wide as two columns need."""

    def within(control: ft.Control) -> ft.Control:
        return ft.Container(
            ft.Container(control, width=BROAD),
            padding=ft.Padding.symmetric(horizontal=28, vertical=8),
        )

    return ft.Column(
        [
            within(head),
            ft.Column(
                [within(stacked(*controls))],
                key=key,
                scroll=ft.ScrollMode.AUTO,
                expand=True,
                horizontal_alignment=ft.CrossAxisAlignment.CENTER,
            ),
            *([within(foot)] if foot is not None else []),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
