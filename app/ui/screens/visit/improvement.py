"""Small tests of change: all of them, and a new one."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.improvement import SmallTest
from app.models.moment import said
from app.state.improvement import Improvement
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import link_card, tinted
from app.ui.parts.fields import Field
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, note
from app.ui.screens.visit.telling import standing
from app.ui.theme import VISIT
from app.words import improvement as words


def _card(improvement: Improvement, test: SmallTest) -> ft.Control:
    where = test.place or words.BEGUN.format(day=said(test.made_at, improvement.now()))
    state = standing(improvement.cycles(test.id))
    return link_card(
        test.idea or words.UNTITLED,
        words.CARD.format(where=where, state=state),
        routes.go(routes.small_test(test.id)),
        ft.Icons.SCIENCE_OUTLINED,
        VISIT,
    )


@component
def Tests() -> ft.Control:
    """Every small test, the newest first."""
    app = use_app()
    layout = watch(app.layout)
    improvement = watch(app.improvement)
    tests = improvement.tests
    rows = [Row("lead", lambda: note(words.LEAD), "")]
    rows += [
        Row(
            test.id,
            partial(_card, improvement, test),
            (test, tuple(improvement.cycles(test.id)), improvement.today),
        )
        for test in tests
    ]
    head = bar(words.TITLE, routes.go(routes.VISIT))
    new = main_button(words.NEW, routes.go(routes.new_test()), VISIT, ft.Icons.ADD)
    whole = long_screen(layout, rows, len(rows), head=head, foot=new, hue=VISIT, key="tests")
    if tests:
        return whole
    return screen(
        empty(ft.Icons.SCIENCE_OUTLINED, words.EMPTY, words.EMPTY_WORDS, hue=VISIT),
        head=head,
        foot=new,
        key="tests",
    )


@component
def GoneTest() -> ft.Control:
    """Say that a test is not here."""
    back = routes.go(routes.TESTS)
    return screen(
        empty(ft.Icons.SCIENCE_OUTLINED, words.GONE, words.GONE_WORDS, words.BACK, back, VISIT)
    )


@component
def NewTest() -> ft.Control:
    """A new test of an idea; from the visit in the address, if there is one."""
    app = use_app()
    improvement = watch(app.improvement)
    visit = app.visits.visit(ft.use_route_params().get("visit", ""))
    id, place = (visit.id, visit.place) if visit else ("", "")
    base = f"tests/new/{id}"

    async def begin() -> None:
        made = await improvement.begin(id, place)
        await routes.go(routes.small_test(made))()

    def field(part: str, name: str, hint: str) -> ft.Control:
        key = f"{base}/{part}"
        return Field(
            name,
            improvement.typed(key),
            partial(improvement.typing.type, key),
            lines=2,
            hue=VISIT,
            hint=hint,
            key=key,
        )

    back = routes.visit(id) if id else routes.TESTS
    return screen(
        *([note(words.FROM.format(place=place))] if place else []),
        field("idea", words.IDEA, words.IDEA_HINT),
        field("aim", words.AIM, words.AIM_HINT),
        tinted(body(words.START_TINY, VISIT.full), hue=VISIT, icon=ft.Icons.LIGHTBULB_OUTLINED),
        note(words.NO_NAMES),
        head=bar(words.NEW, routes.go(back)),
        foot=main_button(words.BEGIN, action(begin), VISIT),
        key=f"new-test-{id}",
    )
