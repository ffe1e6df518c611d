"""Changing a promise that is open: another day, other words, somebody else."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.moment import due_in, parse_day, spoken, typed_day
from app.models.promise import Promise
from app.models.visit import CLOCK
from app.state.promises import Meant
from app.state.refusals import PastDay
from app.state.visit import Visits
from app.ui.component import action, component, tell
from app.ui.parts.buttons import side_button
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import stacked
from app.ui.parts.words import heading, note
from app.ui.screens.visit.past import past_asked
from app.ui.theme import PROMISE
from app.words import promises as words


@component
def Moving(visits: Visits, promise: Promise) -> ft.Control:
    """Another day; the earlier one stays in the history."""
    promising, today, key = visits.promising, visits.today, f"move/{promise.id}"
    past, ask_past = ft.use_state("")
    turn, refresh = ft.use_state("")
    day = visits.typed(key, promise.due)

    async def choose(day: str) -> None:
        await visits.store.draft(key, day)
        ask_past("")
        refresh(f"{turn}{day}")

    async def move(meant: Meant = "") -> None:
        day = await promising.read(key, promise.due)
        try:
            await promising.move(promise, day, meant)
        except PastDay as error:
            ask_past(parse_day(day) or "")
            # What is asked stands among the fields, and may be out of sight on a small screen.
            tell(str(error))
            return
        await promising.forget(key)
        ask_past("")
        refresh(f"{turn}+")
        moved = spoken(parse_day(day) or day, today)
        said = words.MOVED_SAID.format(day=moved, place=promise.place)
        tell(said, partial(promising.put_back, promise))

    asked: list[ft.Control] = []
    if past:
        keep = side_button(words.PAST_OPEN, action(move, "open"), PROMISE)
        asked.append(past_asked(past, today, words.PAST_MOVE_WORDS, keep))
    return stacked(
        heading(words.MOVE),
        note(words.MOVE_LEAD),
        chips(
            [(due_in(days, today), words.IN_DAYS.format(n=days)) for days in CLOCK],
            parse_day(day),
            choose,
            hue=PROMISE,
        ),
        Field(
            words.MOVE_DAY,
            typed_day(day),
            partial(visits.typing.type, key),
            hue=PROMISE,
            turn=turn,
            key="day",
        ),
        *asked,
        side_button(words.MOVE_NOW, action(move), PROMISE, ft.Icons.EVENT_REPEAT),
    )


@component
def Rewording(visits: Visits, promise: Promise) -> ft.Control:
    """Other words, or somebody else who sees to it."""
    promising = visits.promising
    shows, show = ft.use_state(False)
    keys = {name: f"reword/{promise.id}/{name}" for name in ("words", "owner")}
    if not shows and not any(key in visits.store.drafts for key in keys.values()):
        return stacked(
            side_button(words.CHANGE, action(show, True), PROMISE, ft.Icons.EDIT_OUTLINED)
        )

    async def keep() -> None:
        text = await promising.read(keys["words"], promise.words)
        owner = await promising.read(keys["owner"], promise.owner)
        await promising.reword(promise, text, owner)
        await promising.forget(*keys.values())
        show(False)
        tell(words.CHANGED_SAID, partial(promising.put_back, promise))

    return stacked(
        heading(words.CHANGE),
        Field(
            words.CHANGE_WORDS,
            visits.typed(keys["words"], promise.words),
            partial(visits.typing.type, keys["words"]),
            lines=2,
            hue=PROMISE,
            key="words",
        ),
        Field(
            words.CHANGE_OWNER,
            visits.typed(keys["owner"], promise.owner),
            partial(visits.typing.type, keys["owner"]),
            hue=PROMISE,
            key="owner",
        ),
        side_button(words.CHANGE_KEEP, action(keep), PROMISE, ft.Icons.CHECK),
    )
