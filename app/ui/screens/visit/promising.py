"""What is promised on a visit, and room for one more."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.checklist import VisitItem
from app.models.moment import due_in, parse_day, spoken, typed_day
from app.models.visit import CLOCK, Visit
from app.state.promises import Meant
from app.state.refusals import PastDay
from app.state.visit import Visits
from app.ui.component import action, component, tell
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.words import body, note, strong
from app.ui.screens.visit.past import past_asked
from app.ui.screens.visit.promised import promise_card
from app.ui.theme import AMBER, PROMISE
from app.words import promises as words
from app.words import visit as visit_words


@component
def PromiseItem(visits: Visits, visit: Visit, item: VisitItem) -> ft.Control:
    """What was promised here, and room for one more promise while there is any."""
    base = f"promise/{visit.id}/{item.id}"
    today = visits.today
    past, ask_past = ft.use_state("")
    # A field that has the focus and is taken away leaves Flutter's web engine deaf to the next
    # one (seen with 1.0.5), so the fields stay and take new text at each turn.
    turn, refresh = ft.use_state("")

    async def set_due(day: str) -> None:
        await visits.store.draft(f"{base}/due", day)
        ask_past("")
        refresh(f"{turn}{day}")

    async def add(meant: Meant = "") -> None:
        try:
            await visits.promise(visit, item.id, meant)
        except PastDay as error:
            ask_past(parse_day(visits.typed(f"{base}/due")) or "")
            # What is asked stands among the fields, and may be out of sight on a small screen.
            tell(str(error))
            return
        ask_past("")
        refresh(f"{turn}+")

    is_full = visits.promising.is_full(visit.id)
    is_begun = bool(visits.typed(f"{base}/words").strip())
    parts: list[ft.Control] = [strong(item.text), *([note(item.hint)] if item.hint else [])]
    parts += [promise_card(visits, promise) for promise in visits.promised(visit.id, item.id)]
    if is_full:
        parts.append(
            tinted(
                strong(words.FULL, AMBER.full),
                body(words.FULL_WORDS),
                *([body(words.FULL_DRAFT)] if is_begun else []),
                hue=AMBER,
                icon=ft.Icons.FRONT_HAND_OUTLINED,
            )
        )
    if is_full and not is_begun:
        return card(*parts)
    due_words = visits.typed(f"{base}/due", due_in(10, today))
    due = parse_day(due_words)
    parts += [
        Field(
            visit_words.PROMISE_WORDS,
            visits.typed(f"{base}/words"),
            partial(visits.typing.type, f"{base}/words"),
            lines=2,
            hue=PROMISE,
            turn=f"{turn.count('+')}",
            key="words",
        ),
        Field(
            visit_words.PROMISE_OWNER,
            visits.typed(f"{base}/owner"),
            partial(visits.typing.type, f"{base}/owner"),
            hue=PROMISE,
            turn=f"{turn.count('+')}",
            key="owner",
        ),
        chips(
            [(due_in(days, today), visit_words.IN_DAYS.format(n=days)) for days in CLOCK],
            due,
            set_due,
            hue=PROMISE,
        ),
        Field(
            visit_words.PROMISE_DUE,
            typed_day(due_words),
            partial(visits.typing.type, f"{base}/due"),
            hue=PROMISE,
            turn=turn,
            key="due",
        ),
        *([note(spoken(due, today))] if due else []),
    ]
    if past:
        parts.append(
            past_asked(
                past,
                today,
                words.PAST_WORDS,
                side_button(words.PAST_DONE, action(add, "done"), PROMISE, ft.Icons.CHECK),
                side_button(words.PAST_OPEN, action(add, "open"), PROMISE),
            )
        )
    parts.append(
        side_button(visit_words.ADD_PROMISE, action(add), PROMISE, ft.Icons.HANDSHAKE_OUTLINED)
    )
    return card(*parts)
