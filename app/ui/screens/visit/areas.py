"""The leader's list of areas, and one area of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.models.area import Area, Places
from app.models.coverage import SHIFTS, Coverage, months_since
from app.models.moment import said, spoken
from app.state.planned import Planner
from app.state.rhythm import NEW, Rhythm
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button, side_button
from app.ui.parts.cards import card, link_card
from app.ui.parts.fields import Field
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, title
from app.ui.screens.visit.plans import plan_card
from app.ui.theme import VISIT
from app.words import rhythm as words

OFFERED = 6
"""Places that are offered one by one."""
LATELY = 3
"""Months within which a day says more than a number of months."""


def _added(count: int) -> None:
    said = {0: words.ADDED_NONE, 1: words.ADDED_ONE}.get(count, words.ADDED_N)
    tell(said.format(n=count))


def _adding(rhythm: Rhythm, turn: int, added: Callable[[], None]) -> ft.Control:
    async def add() -> None:
        _added(await rhythm.add_typed())
        added()

    return card(
        Field(
            words.ADD_AREAS,
            rhythm.typed(NEW),
            partial(rhythm.type, NEW),
            lines=3,
            hue=VISIT,
            turn=str(turn),
            key="new-areas",
        ),
        ft.Row([side_button(words.ADD, action(add), VISIT, ft.Icons.ADD)], wrap=True),
    )


def _unlisted(rhythm: Rhythm, places: list[str]) -> ft.Control:
    async def add(*names: str) -> None:
        _added(await rhythm.add(*names))

    return card(
        body(words.UNLISTED),
        ft.Row(
            [
                *(
                    side_button(words.ADD_PLACE.format(place=place), action(add, place), VISIT)
                    for place in places[:OFFERED]
                ),
                *(
                    [side_button(words.ADD_ALL.format(n=len(places)), action(add, *places), VISIT)]
                    if len(places) > 1
                    else []
                ),
            ],
            wrap=True,
            spacing=8,
            run_spacing=8,
        ),
    )


def _last(coverage: Coverage, area: Area, now: int) -> str:
    row = coverage.row(area.id)
    last = row.last() if row else None
    return words.LAST.format(day=said(last.at, now)) if last else words.LAST_NONE


@component
def AreasScreen() -> ft.Control:
    """The list of areas, by name."""
    app = use_app()
    layout = watch(app.layout)
    rhythm = watch(app.rhythm)
    turn, set_turn = ft.use_state(0)
    coverage, places, now = rhythm.coverage, rhythm.unlisted(), rhythm.now()
    added = partial(set_turn, turn + 1)
    rows = [
        Row("lead", lambda: note(words.AREAS_LEAD), ""),
        Row("new", lambda: _adding(rhythm, turn, added), turn),
    ]
    if places:
        rows.append(Row("unlisted", lambda: _unlisted(rhythm, places), tuple(places)))
    for area in rhythm.areas:
        last = _last(coverage, area, now)
        card = partial(
            link_card,
            area.name,
            last,
            routes.go(routes.area(area.id)),
            ft.Icons.PLACE_OUTLINED,
            VISIT,
        )
        rows.append(Row(area.id, card, (area.name, last)))
    head = bar(words.AREAS_TITLE, routes.go(routes.RHYTHM))
    return long_screen(layout, rows, len(rows), head=head, hue=VISIT, key="areas")


def _shift_lines(coverage: Coverage, area: Area) -> list[ft.Control]:
    row = coverage.row(area.id)
    lines: list[ft.Control] = []
    for shift in SHIFTS:
        last = row.last(shift) if row else None
        if last is None:
            lines.append(body(words.NEVER_IN[shift]))
            continue
        months = months_since(last.day, coverage.today)
        if months >= LATELY:
            lines.append(body(words.FOR_MONTHS[shift].format(months=months)))
        else:
            day = spoken(last.day.isoformat(), coverage.today)
            lines.append(body(words.LAST_IN[shift].format(day=day)))
    return lines


def _planned(rhythm: Rhythm, planner: Planner, area: Area) -> list[ft.Control]:
    """The plans for an area, if there are any."""
    places = Places(rhythm.areas)
    plans = [plan for plan in planner.are("open") if places.area(plan.place) == area]
    if not plans:
        return []
    return [heading(words.PLANNED_HERE), *(plan_card(planner, plan) for plan in plans)]


@component
def AreaScreen() -> ft.Control:
    """The area in the address."""
    app = use_app()
    rhythm = watch(app.rhythm)
    planner = watch(app.rhythm.planner)
    area = rhythm.area(ft.use_route_params().get("id", ""))
    if area is None:
        return screen(
            empty(
                ft.Icons.PLACE_OUTLINED,
                words.GONE_AREA,
                words.GONE_AREA_WORDS,
                words.BACK_AREAS,
                routes.go(routes.AREAS),
                VISIT,
            )
        )

    async def plan() -> None:
        await planner.propose(area.name)
        await routes.go(routes.PLAN_VISIT)()

    async def remove() -> None:
        await rhythm.remove(area)
        await routes.go(routes.AREAS)()
        tell(words.REMOVED_AREA.format(area=area.name), partial(rhythm.restore, area))

    key = f"area/{area.id}"
    return screen(
        title(area.name),
        body(_last(rhythm.coverage, area, rhythm.now())),
        heading(words.LAST_VISITS),
        card(*_shift_lines(rhythm.coverage, area)),
        *_planned(rhythm, planner, area),
        Field(
            words.AREA_NAME,
            rhythm.typed(key, area.name),
            partial(rhythm.type, key),
            partial(rhythm.rename, area),
            hue=VISIT,
            key=key,
        ),
        *([note(words.AREA_FORMER.format(names=", ".join(area.former)))] if area.former else []),
        grave_button(words.REMOVE_AREA, action(remove), ft.Icons.DELETE_OUTLINED),
        head=bar(words.AREAS_TITLE, routes.go(routes.AREAS)),
        foot=main_button(words.PLAN_HERE, action(plan), VISIT, ft.Icons.EVENT),
        key=key,
    )
