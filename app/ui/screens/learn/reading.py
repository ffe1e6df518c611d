"""The way from a page to read into the app: the same lesson at the same card."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import action, component
from app.ui.context import use_app
from app.ui.parts.screen import screen


@component
def Reading() -> ft.Control:
    """Nothing to see: it opens the module in the address at its card, and goes there."""
    learn = use_app().learn
    params = ft.use_route_params()
    id = params.get("id", "")
    module = learn.module(id)

    async def carry_on() -> None:
        if module is not None:
            await learn.start_at(module, params.get("card", ""))
        await routes.go(routes.player(id))()

    ft.use_effect(action(carry_on), [])
    return screen()
