"""What was promised at an item, and room for one more."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.checklist import VisitItem
from app.models.moment import due_in, parse_day, spoken
from app.models.visit import CLOCK, Visit
from app.state.visit import Visits
from app.ui.component import action, component
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.words import note, strong
from app.ui.screens.visit.listing import promise_card
from app.ui.theme import PROMISE
from app.words import visit as words


@component
def PromiseItem(visits: Visits, visit: Visit, item: VisitItem) -> ft.Control:
    """What was promised here, and room for one more promise."""
    base = f"promise/{visit.id}/{item.id}"
    made = visits.promised(visit.id, item.id)
    today = visits.today
    due_words = visits.typed(f"{base}/due", due_in(10, today))
    due = parse_day(due_words)

    async def set_due(day: str) -> None:
        await visits.store.draft(f"{base}/due", day)
        refresh(f"{turn}{day}")

    async def add() -> None:
        await visits.promise(visit, item.id)
        refresh(f"{turn}+")

    # A field that has the focus and is taken away leaves Flutter's web engine deaf to the next
    # one (seen with 1.0.5), so the fields stay and take new text at each turn.
    turn, refresh = ft.use_state("")
    return card(
        strong(item.text),
        *([note(item.hint)] if item.hint else []),
        *(promise_card(visits, promise) for promise in made),
        Field(
            words.PROMISE_WORDS,
            visits.typed(f"{base}/words"),
            partial(visits.typing.type, f"{base}/words"),
            lines=2,
            hue=PROMISE,
            turn=f"{turn.count('+')}",
            key="words",
        ),
        Field(
            words.PROMISE_OWNER,
            visits.typed(f"{base}/owner"),
            partial(visits.typing.type, f"{base}/owner"),
            hue=PROMISE,
            turn=f"{turn.count('+')}",
            key="owner",
        ),
        chips(
            [(due_in(days, today), words.IN_DAYS.format(n=days)) for days in CLOCK],
            due,
            set_due,
            hue=PROMISE,
        ),
        Field(
            words.PROMISE_DUE,
            _written(due_words),
            partial(visits.typing.type, f"{base}/due"),
            hue=PROMISE,
            turn=turn,
            key="due",
        ),
        *([note(spoken(due, today))] if due else []),
        side_button(words.ADD_PROMISE, action(add), PROMISE, ft.Icons.HANDSHAKE_OUTLINED),
    )


def _written(day: str) -> str:
    parts = day.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else day
