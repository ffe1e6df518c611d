"""What went wrong with a try, and how long the next one has to wait."""

from __future__ import annotations

import asyncio

import flet as ft

from app.state.securing import Securing
from app.ui.component import component
from app.ui.parts.cards import tinted
from app.ui.parts.words import body, strong
from app.ui.theme import AMBER
from app.words import lock as words


def span(seconds: int) -> str:
    """Return a time as one reads it while it runs out."""
    if seconds < 60:
        return words.SECONDS.format(seconds=seconds)
    return words.MINUTES.format(minutes=seconds // 60, seconds=seconds % 60)


@component
def Waiting(securing: Securing, until: int) -> ft.Control:
    """The seconds that are left, counted down; read aloud once, when it begins."""
    left, set_left = ft.use_state(securing.wait)

    async def count() -> None:
        while securing.wait > 0:
            set_left(securing.wait)
            await asyncio.sleep(1)
        set_left(0)

    ft.use_effect(count, dependencies=[until])
    if not until or left <= 0:
        return ft.Container(visible=False)
    return tinted(
        ft.Semantics(live_region=True, container=True, content=body(words.WAIT)),
        strong(words.WAIT_FOR.format(time=span(left)), AMBER.full),
        hue=AMBER,
        icon=ft.Icons.HOURGLASS_EMPTY,
    )


def trouble(securing: Securing) -> list[ft.Control]:
    """What stands below the field: words about the last try, and the wait."""
    said: list[ft.Control] = []
    if securing.problem:
        said.append(
            tinted(
                ft.Semantics(live_region=True, container=True, content=body(securing.problem)),
                hue=AMBER,
                icon=ft.Icons.ERROR_OUTLINED,
            )
        )
    return [*said, Waiting(securing, securing.until, key="wait")]
