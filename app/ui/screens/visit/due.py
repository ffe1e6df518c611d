"""What teams wait for: promises whose day has come, and steps of the feedback clock."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import flet as ft

from app.models.feedback import Step
from app.models.moment import spoken
from app.models.promise import Promise
from app.state.clocks import Clocks
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import icon_button, quiet_button
from app.ui.parts.cards import link_card
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty, stacked
from app.ui.parts.words import heading
from app.ui.screens.visit.promised import LOOKS
from app.ui.theme import PROMISE, VISIT
from app.words import promises as words

FIRST = 3
"""How many Today shows: what is due is to be seen to, not to be afraid of."""


def waiting(visits: Visits, clocks: Clocks) -> list[Promise | Step]:
    """Return what is due by today, what has waited longest first."""
    stands, today = visits.promising.by_standing(), visits.today.isoformat()
    promises = [*stands["overdue"], *(each for each in stands["open"] if each.due == today)]
    return sorted([*promises, *clocks.due()], key=_day)


def _day(each: Promise | Step) -> str:
    return each.due if isinstance(each, Promise) else each.day


def step_when(step: Step, clocks: Clocks) -> str:
    """Return by when a step is due, or when it was done."""
    today = clocks.today
    if step.told_at is not None:
        return words.STEP_TOLD.format(day=clocks.said(step.told_at))
    if step.day == today.isoformat():
        return words.STEP_BY_TODAY
    form = words.STEP_WAS_DUE if step.day < today.isoformat() else words.STEP_DUE
    return form.format(day=spoken(step.day, today))


async def tick(clocks: Clocks, step: Step) -> None:
    """Tick a step as done, and offer to take that back."""
    await clocks.tick(step)
    said = words.TICKED.format(words=words.STEPS[step.name].format(place=step.place))
    tell(said, partial(clocks.untick, step))


def step_row(clocks: Clocks, step: Step) -> ft.Control:
    """A step that can be ticked where it stands, and that leads to its clock."""
    name = words.STEPS[step.name].format(place=step.place)
    return ft.Row(
        [
            icon_button(
                ft.Icons.CHECK_BOX_OUTLINE_BLANK,
                words.TICK.format(words=name),
                action(tick, clocks, step),
                VISIT.full,
            ),
            ft.Container(
                link_card(
                    name, _begun(step_when(step, clocks)), routes.go(routes.clock(step.visit))
                ),
                expand=True,
            ),
        ],
        spacing=4,
    )


def due_row(visits: Visits, clocks: Clocks, each: Promise | Step) -> ft.Control:
    """One thing that a team waits for."""
    if isinstance(each, Step):
        return step_row(clocks, each)
    stands, today = visits.promising.standing(each), visits.today
    form = words.PROMISE_WAS_DUE if stands == "overdue" else words.PROMISE_DUE
    return link_card(
        each.words,
        form.format(place=each.place, day=spoken(each.due, today)),
        routes.go(routes.promise(each.id)),
        LOOKS[stands].icon,
        PROMISE,
    )


@component
def DueFirst() -> ft.Control:
    """The first few of what teams wait for; nothing where nobody waits."""
    app = use_app()
    visits, clocks = watch(app.visits), watch(app.clocks)
    due = waiting(visits, clocks)
    if not due:
        return ft.Container(visible=False)
    rows: list[ft.Control] = [heading(words.FIRST)]
    rows += [due_row(visits, clocks, each) for each in due[:FIRST]]
    if len(due) > FIRST:
        more = words.FIRST_MORE.format(n=len(due) - FIRST)
        rows.append(ft.Row([quiet_button(more, routes.go(routes.DUE), PROMISE)]))
    return stacked(*rows)


@component
def DueScreen() -> ft.Control:
    """All that teams wait for."""
    app = use_app()
    visits, clocks = watch(app.visits), watch(app.clocks)
    layout = watch(app.layout)
    due = waiting(visits, clocks)
    rows = _rows(visits, clocks, due) if due else [Row("none", _none, "")]
    return long_screen(
        layout,
        rows,
        max(len(due), 1),
        head=bar(words.DUE, routes.go(routes.TODAY)),
        hue=PROMISE,
        key="due",
    )


def _rows(visits: Visits, clocks: Clocks, due: Sequence[Promise | Step]) -> list[Row]:
    today: Any = visits.today
    return [
        Row(
            f"{each.visit}-{each.name}" if isinstance(each, Step) else each.id,
            partial(due_row, visits, clocks, each),
            (each, today),
        )
        for each in due
    ]


def _none() -> ft.Control:
    return empty(
        ft.Icons.CHECK_CIRCLE_OUTLINED,
        words.DUE_NONE,
        words.DUE_NONE_WORDS,
        words.BACK,
        routes.go(routes.VISIT),
        PROMISE,
    )


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
