"""On this day: what one wrote in earlier years, a month and a week ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from app.state.leadwell import Leadwell
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card
from app.ui.parts.tap import tap
from app.ui.parts.words import body, heading, note
from app.ui.screens.reflect.begins import first_words
from app.ui.theme import MUTED, REFLECT
from app.words import values as words

if TYPE_CHECKING:
    from app.models.remembrance import Memory

LONGEST = 60
"""Letters of an entry that are shown."""


def _ago(memory: Memory) -> str:
    if memory.ago == "years":
        return words.YEAR_AGO if memory.years == 1 else words.YEARS_AGO.format(n=memory.years)
    return words.MONTH_AGO if memory.ago == "month" else words.A_WEEK_AGO


@component
def Memories(app: Leadwell) -> ft.Control:
    """What this day recalls; nothing while the journal is locked, or when it was put away."""
    lock = watch(app.lock)
    watch(app.reflect)
    values = watch(app.values)
    found = values.memories if lock.is_open else ()
    if not found:
        return ft.Container(visible=False)

    async def put_away() -> None:
        await values.put_away()
        tell(words.PUT_AWAY, values.bring_back)

    def row(memory: Memory) -> ft.Control:
        ago, begins = _ago(memory), first_words(app.reflect, memory.entry, LONGEST)
        lines = ft.Column([note(ago), body(begins)], spacing=2, expand=True)
        return tap(
            ft.Row([lines, ft.Icon(ft.Icons.CHEVRON_RIGHT, color=MUTED)], spacing=12),
            routes.go(routes.entry(memory.entry.id)),
            f"{ago}. {begins}",
            padding=(14, 8),
        )

    hide = quiet_button(words.NOT_TODAY, action(put_away), REFLECT, name=words.NOT_TODAY_NAME)
    return ft.Column(
        [
            ft.Row([ft.Container(heading(words.ON_THIS_DAY), expand=True), hide]),
            card(*map(row, found), padding=4, spacing=0),
        ],
        spacing=4,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
