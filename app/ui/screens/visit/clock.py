"""The feedback clock of one visit: what the team is to hear, and by when."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.feedback import Step
from app.state.clocks import Clocks
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.choices import option_row
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note, title
from app.ui.screens.visit.days import promise_event, save_days, step_event
from app.ui.screens.visit.due import step_when, tick
from app.ui.screens.visit.summary import Gone
from app.ui.theme import VISIT
from app.words import promises as words


def _field(visits: Visits, clocks: Clocks, step: Step) -> ft.Control:
    key = f"clock/{step.visit}/{step.name}"

    async def keep(text: str) -> None:
        await clocks.set_days(step, text)
        await visits.promising.forget(key)

    return Field(
        words.STEP_DAYS[step.name].format(name=words.STEP_NAMES[step.name]),
        visits.typed(key, str(step.days)),
        partial(visits.typing.type, key),
        keep,
        hue=VISIT,
        capitals=False,
        key=key,
    )


def _step(visits: Visits, clocks: Clocks, step: Step, changes: bool) -> ft.Control:
    is_told = step.told_at is not None
    when = step_when(step, clocks)
    return card(
        option_row(
            words.STEPS[step.name].format(place=step.place),
            action(clocks.untick if is_told else partial(tick, clocks), step),
            chosen=is_told,
            hue=VISIT,
            icon=ft.Icons.CHECK_BOX if is_told else ft.Icons.CHECK_BOX_OUTLINE_BLANK,
            state=when,
            key=f"tick-{step.name}",
        ),
        body(f"{when[:1].upper()}{when[1:]}."),
        note(words.STEP_WORDS[step.name]),
        *([_field(visits, clocks, step)] if changes else []),
        padding=14,
    )


@component
def Clock() -> ft.Control:
    """The clock of the visit in the address."""
    app = use_app()
    visits, clocks = watch(app.visits), watch(app.clocks)
    changes, set_changes = ft.use_state(False)
    id = ft.use_route_params().get("id", "")
    steps = clocks.of(id)
    if not steps:
        return Gone()

    async def save() -> None:
        events = [step_event(step) for step in steps if step.told_at is None]
        events += [promise_event(each) for each in visits.promised(id) if each.state == "open"]
        await save_days(events, visits.now())

    return screen(
        title(words.CLOCK),
        body(words.CLOCK_LEAD),
        *(_step(visits, clocks, step, changes) for step in steps),
        note(words.CLOCK_WORKING),
        ft.Row(
            [
                quiet_button(
                    words.DAYS_DONE if changes else words.CHANGE_DAYS,
                    action(set_changes, not changes),
                    VISIT,
                    ft.Icons.TUNE,
                )
            ]
        ),
        side_button(words.CALENDAR_DAYS, action(save), VISIT, ft.Icons.EVENT),
        note(words.CALENDAR_NOTE),
        head=bar(steps[0].place, routes.go(routes.visit(id))),
        key=f"clock-{id}",
    )
