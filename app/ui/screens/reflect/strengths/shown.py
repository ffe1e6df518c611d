"""What a self-assessment shows, and what to do with it. In words first; the chart says no more."""

from __future__ import annotations

import flet as ft

from app.models.assessment import Taken
from app.models.form import counted, place
from app.models.moment import said
from app.ui import routes
from app.ui.component import action, component, tell
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button, side_button
from app.ui.parts.cards import pill
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note
from app.ui.screens.reflect.strengths import found
from app.ui.screens.reflect.strengths.chart import Chart, table
from app.ui.screens.reflect.strengths.home import never
from app.ui.screens.reflect.strengths.plan import OnePlan
from app.ui.theme import REFLECT
from app.words import strengths as words


@component
def Shown(some: Taken) -> ft.Control:
    """The page of one assessment."""
    strengths = use_app().strengths
    change = routes.go(routes.strengths_area(some.id, place(some, strengths.areas).id))
    head = bar(words.PROFILE, routes.go(routes.STRENGTHS))
    if not some.said.says_something:
        nothing = empty(
            ft.Icons.INSIGHTS, words.EMPTY, words.EMPTY_WORDS, words.CARRY_ON, change, REFLECT
        )
        return screen(nothing, head=head)
    shown = strengths.profile(some)
    led = strengths.suggestion(shown)
    answered, asked = counted(some.said, strengths.areas)
    day = said(some.said.finished_at or some.begun_at, strengths.now())
    is_open = some.said.finished_at is None

    async def delete() -> None:
        restore = await strengths.delete(some.id)
        await routes.go(routes.STRENGTHS)()
        tell(words.DELETED, restore)

    return screen(
        ft.Row([pill(words.ONLY_YOU, REFLECT)], wrap=True),
        note(words.TAKEN.format(day=day, n=answered, all=asked)),
        *found.uses(strengths, some, shown, led),
        *found.gap(strengths, shown, led),
        *found.chance(strengths, shown, led),
        *found.others(strengths, shown),
        *found.since(strengths, some, shown),
        *found.steps(strengths, led),
        OnePlan(some, led, key="plan"),
        heading(words.ALL_AREAS),
        Chart(shown, key="chart"),
        *table(shown, strengths.areas),
        heading(words.RULES_TITLE),
        body(words.RULES_LEAD),
        note(words.RULES),
        never(),
        ft.Row(
            [
                side_button(words.CHANGE, change, REFLECT, ft.Icons.EDIT_OUTLINED),
                grave_button(words.DELETE, action(delete), ft.Icons.DELETE_OUTLINED),
            ],
            wrap=True,
            spacing=8,
            run_spacing=8,
        ),
        head=head,
        foot=main_button(words.CARRY_ON, change, REFLECT) if is_open else None,
        key=f"strengths-{some.id}",
    )
