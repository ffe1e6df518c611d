"""A question before what is not done lightly."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.ui.component import action
from app.ui.parts.buttons import grave_button, quiet_button
from app.ui.parts.cards import tinted
from app.ui.parts.words import body
from app.ui.theme import AMBER, TEAL


def sure(
    lead: str,
    yes: str,
    do: Callable[[], Awaitable[None]],
    no: str,
    leave: Callable[[], Awaitable[None] | None],
) -> ft.Control:
    """What would come of it, and the two answers."""
    return tinted(
        ft.Semantics(live_region=True, content=body(lead)),
        ft.Row([grave_button(yes, action(do)), quiet_button(no, action(leave), TEAL)], wrap=True),
        hue=AMBER,
    )
