"""Erasing everything of oneself at the endpoint: a button, and a question before it does."""

from __future__ import annotations

import flet as ft

from app.state.erasing import Erasing
from app.ui.component import action, component, tell, watch
from app.ui.parts.buttons import grave_button, quiet_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.words import body, heading, note
from app.ui.theme import AMBER
from app.words import erasing as words


@component
def ErasingCard(erasing: Erasing) -> ft.Control:
    """The button, or the question once it was tapped. It is for those who have joined."""
    shown = watch(erasing)

    async def erase() -> None:
        await shown.erase()
        tell(words.DONE)

    if not shown.is_asking:
        return card(
            note(words.STAYS),
            ft.Row(
                [grave_button(words.ERASE, action(shown.ask), ft.Icons.DELETE_OUTLINED)], wrap=True
            ),
            spacing=12,
        )
    return tinted(
        heading(words.QUESTION),
        body(words.LEAD),
        body(words.STAYS),
        ft.Row(
            [
                grave_button(words.SURE, action(erase)),
                quiet_button(words.NOT, action(shown.keep), AMBER),
            ],
            wrap=True,
        ),
        hue=AMBER,
        icon=ft.Icons.DELETE_OUTLINED,
    )
