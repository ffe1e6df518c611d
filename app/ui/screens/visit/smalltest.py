"""One small test: its cycles in a row, what was measured, and the files for the team."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.models.improvement import BETTER, KINDS, Cycle, SmallTest
from app.state.improvement import Improvement, draft
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import grave_button, main_button, quiet_button, side_button
from app.ui.parts.cards import card, link_card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.screens.visit.handout import page_of, table_of
from app.ui.screens.visit.improvement import GoneTest
from app.ui.screens.visit.numbers import measuring
from app.ui.screens.visit.telling import when
from app.ui.theme import AMBER, RIGHT, VISIT
from app.words import improvement as words


def torn(conflicts: tuple[str, ...]) -> list[ft.Control]:
    """Say where two devices changed the same without knowing of each other."""
    if not conflicts:
        return []
    return [tinted(body(words.OTHER_DEVICE), hue=AMBER, icon=ft.Icons.CALL_SPLIT)]


def _cycle(improvement: Improvement, cycle: Cycle, number: int) -> ft.Control:
    said = words.ACT_SAID.get(cycle.act)
    name = words.CYCLE.format(n=number)
    detail = [when(cycle, improvement.today), *([said] if said else []), cycle.plan]
    return link_card(
        name,
        " · ".join(part for part in detail if part),
        routes.go(routes.cycle(cycle.test, cycle.id)),
        ft.Icons.CHECK_CIRCLE_OUTLINED if said else ft.Icons.LOOP,
        RIGHT if said else VISIT,
        key=cycle.id,
    )


def _files(improvement: Improvement, test: SmallTest) -> ft.Control:
    def saving(name: str, make: Callable[[Improvement, SmallTest], bytes]) -> Callable[[], Any]:
        async def save() -> None:
            # A file holds what the screen shows, also what is typed and not yet left.
            await improvement.settle(test)
            present = improvement.test(test.id) or test
            if await save_file(name, make(improvement, present)):
                tell(words.SAVED.format(name=name))

        return action(save)

    return card(
        strong(words.FILES),
        note(words.FILES_LEAD),
        ft.Row(
            [
                side_button(
                    words.SAVE_PAGE, saving(words.PAGE_FILE, page_of), VISIT, ft.Icons.DOWNLOAD
                ),
                side_button(
                    words.SAVE_CSV, saving(words.CSV_FILE, table_of), VISIT, ft.Icons.DOWNLOAD
                ),
            ],
            wrap=True,
        ),
    )


@component
def TestScreen() -> ft.Control:
    """The small test in the address."""
    app = use_app()
    watch(app.layout)
    improvement = watch(app.improvement)
    test = improvement.test(ft.use_route_params().get("id", ""))
    if test is None:
        return GoneTest()
    cycles = improvement.cycles(test.id)

    async def plan() -> None:
        id = await improvement.plan(test)
        await routes.go(routes.cycle(test.id, id))()

    async def remove() -> None:
        await improvement.remove("test", test.id)
        await routes.go(routes.TESTS)()
        tell(words.REMOVED, lambda: improvement.restore("test", test.id))

    return screen(
        title(test.idea or words.UNTITLED),
        *([note(words.FROM.format(place=test.place))] if test.place else []),
        body(test.aim) if test.aim else note(words.NO_AIM),
        ft.Row(
            [
                quiet_button(
                    words.ABOUT_CHANGE,
                    routes.go(routes.small_test(test.id, "about")),
                    VISIT,
                    ft.Icons.EDIT_OUTLINED,
                )
            ],
            wrap=True,
        ),
        *torn(test.conflicts),
        heading(words.CYCLES),
        note(words.CYCLES_LEAD if cycles else words.NO_CYCLES),
        *(_cycle(improvement, cycle, number) for number, cycle in enumerate(cycles, 1)),
        *measuring(improvement, test),
        _files(improvement, test),
        grave_button(words.REMOVE, action(remove), ft.Icons.DELETE_OUTLINED),
        head=bar(words.TITLE, routes.go(routes.TESTS)),
        foot=main_button(words.NEXT if cycles else words.FIRST, action(plan), VISIT),
        key=f"test-{test.id}",
    )


@component
def AboutTest() -> ft.Control:
    """What the test in the address is for, and how one will know."""
    improvement = watch(use_app().improvement)
    test = improvement.test(ft.use_route_params().get("id", ""))
    if test is None:
        return GoneTest()

    def field(name: str, label: str, hint: str, lines: int = 1) -> ft.Control:
        key = draft("test", test.id, name)
        return Field(
            label,
            improvement.typed(key, getattr(test, name)),
            partial(improvement.typing.type, key),
            lambda _: improvement.keep("test", test, name),
            lines=lines,
            hue=VISIT,
            hint=hint,
            capitals=name != "unit",
            key=key,
        )

    async def done() -> None:
        await improvement.settle(test)
        await routes.go(routes.small_test(test.id))()

    choose = partial(improvement.choose, "test", test)
    kinds = [(kind, words.KINDS[kind]) for kind in KINDS]
    ways = [(way, words.WAYS[way]) for way in BETTER]
    return screen(
        *torn(test.conflicts),
        field("aim", words.AIM, words.AIM_HINT, 2),
        field("idea", words.IDEA, words.IDEA_HINT, 2),
        heading(words.HOW_KNOW),
        field("measure", words.MEASURE, words.MEASURE_HINT),
        field("unit", words.UNIT, words.UNIT_HINT),
        strong(words.KIND),
        chips(kinds, test.kind, partial(choose, "kind"), about=words.KIND),
        note(words.KIND_ENOUGH),
        strong(words.BETTER),
        chips(ways, test.better, partial(choose, "better"), about=words.BETTER),
        head=bar(words.ABOUT, routes.go(routes.small_test(test.id))),
        foot=main_button(words.DONE, action(done), VISIT),
        key=f"about-{test.id}",
    )
