"""Whether the organisation hears which modules one finishes: off, until one says so."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.state.sharing import Sharing
from app.ui.component import action, component, tell
from app.ui.parts.buttons import grave_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.words import body, heading
from app.words import shared as words


@component
def LearningCard(sharing: Sharing, name: str) -> ft.Control:
    """The choice, for the organisation called `name`."""

    async def start(earlier: bool) -> None:
        await sharing.share_learning(earlier=earlier)
        tell(words.LEARNING_STARTED)

    async def stop() -> None:
        await sharing.stop_learning()
        tell(words.LEARNING_STOPPED)

    if sharing.shares_learning:
        told = words.LEARNING_ON
        buttons = [grave_button(words.LEARNING_STOP, action(stop), ft.Icons.UNDO)]
    else:
        told = words.LEARNING_OFF
        buttons = [
            side_button(words.LEARNING_SHARE, action(partial(start, False))),
            side_button(words.LEARNING_EARLIER, action(partial(start, True))),
        ]
    return card(
        heading(words.LEARNING),
        body(told.format(name=name)),
        ft.Row(list[ft.Control](buttons), wrap=True),
    )
