"""On this day: what one wrote in earlier years, a month and a week ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import link_card
from app.ui.parts.words import heading
from app.ui.theme import REFLECT
from app.words import values as words

if TYPE_CHECKING:
    from app.models.remembrance import Memory


def _ago(memory: Memory) -> str:
    if memory.ago == "years":
        return words.YEAR_AGO if memory.years == 1 else words.YEARS_AGO.format(n=memory.years)
    return words.MONTH_AGO if memory.ago == "month" else words.A_WEEK_AGO


@component
def Memories() -> ft.Control:
    """What this day recalls; nothing while the journal is locked, or when it was put away."""
    app = use_app()
    lock = watch(app.lock)
    watch(app.reflect)
    values = watch(app.values)
    found = values.memories if lock.is_open else ()
    if not found:
        return ft.Container(visible=False)

    # The list has a place for this, so it cannot be imported before it.
    from app.ui.screens.reflect.listing import first_words

    async def put_away() -> None:
        await values.put_away()
        tell(words.PUT_AWAY, values.bring_back)

    return ft.Column(
        [
            heading(words.ON_THIS_DAY),
            *(
                link_card(
                    first_words(memory.entry),
                    _ago(memory),
                    routes.go(routes.entry(memory.entry.id)),
                    ft.Icons.HISTORY,
                    REFLECT,
                )
                for memory in found
            ),
            ft.Row(
                [
                    quiet_button(
                        words.NOT_TODAY, action(put_away), REFLECT, name=words.NOT_TODAY_NAME
                    )
                ]
            ),
        ],
        spacing=10,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
