"""One number, one button, one field."""

from __future__ import annotations

import json

import flet as ft


def main(page: ft.Page) -> None:
    """Draw, then tell the page that it is drawn."""
    import leadwell_page  # worker.js brings it

    number = ft.Text("0 counted")

    def count() -> None:
        number.value = f"{int(str(number.value).split()[0]) + 1} counted"
        page.update()

    page.add(number, ft.Button("Count", on_click=count), ft.TextField(label="Name"))
    leadwell_page.post(json.dumps({"kind": "booted"}))


def prepare() -> None:
    """There is nothing more to import."""


def run() -> None:
    """Start."""
    ft.run(main, no_cdn=True, route_url_strategy=ft.RouteUrlStrategy.HASH)
