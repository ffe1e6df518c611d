"""Rhythm: where one has been, when and with whom, and where not yet."""

from __future__ import annotations

from collections.abc import Iterable

import flet as ft

from app.models.area import Area
from app.models.coverage import ROLES, SHIFTS, WINDOWS, Coverage, Window
from app.models.moment import spoken
from app.state.rhythm import Rhythm
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note
from app.ui.screens.visit.plans import near_cards
from app.ui.theme import VISIT
from app.words import rhythm as words

SOUGHT = ("night", "weekend")
"""Shifts whose gaps are told: whoever visits by day meets only those who work by day."""


def count(n: int) -> str:
    """Return how many visits, in words."""
    return {0: words.VISITS_NONE, 1: words.VISITS_ONE}.get(n, words.VISITS_N.format(n=n))


def names(areas: Iterable[Area]) -> str:
    """Return the names of areas, as they are read."""
    return "; ".join(area.name for area in areas)


def _since(coverage: Coverage, window: Window) -> list[ft.Control]:
    """What the window holds, and how far back anybody can know."""
    said = {0: words.SINCE_NONE, 1: words.SINCE_ONE}.get(len(window.visits), words.SINCE)
    since = spoken(window.since.isoformat(), coverage.today)
    lines: list[ft.Control] = [body(said.format(day=since, n=len(window.visits)))]
    if coverage.first is not None and coverage.first > window.since:
        first = spoken(coverage.first.isoformat(), coverage.today)
        lines.append(note(words.BEGINS.format(day=first)))
    return lines


def _areas(rhythm: Rhythm, window: Window) -> ft.Control:
    every = len(window.visited) + len(window.unvisited)
    if not every:
        return card(
            heading(words.NO_AREAS),
            body(words.NO_AREAS_WORDS),
            ft.Row(
                [side_button(words.MAKE_LIST, routes.go(routes.AREAS), VISIT, ft.Icons.ADD)],
                wrap=True,
            ),
        )
    lines: list[ft.Control] = [body(words.VISITED.format(n=len(window.visited), all=every))]
    if window.unvisited:
        missing = names(window.unvisited)
        lines.append(body(words.UNVISITED.format(months=window.months, names=missing)))
    else:
        lines.append(body(words.ALL_VISITED))
    if window.elsewhere:
        said = words.ELSEWHERE_ONE if window.elsewhere == 1 else words.ELSEWHERE_N
        lines.append(note(said.format(n=window.elsewhere)))
    return card(
        heading(words.AREAS),
        *lines,
        ft.Row(
            [
                side_button(words.SEE_AREAS, routes.go(routes.AREAS), VISIT),
                side_button(words.SEE_MAP, routes.go(routes.COVERAGE), VISIT, ft.Icons.GRID_ON),
            ],
            wrap=True,
            spacing=8,
            run_spacing=8,
        ),
    )


def _shifts(window: Window) -> ft.Control:
    every = (*window.visited, *window.unvisited)
    lines: list[ft.Control] = []
    for shift in SHIFTS:
        visits, there = window.shifts.get(shift, 0), window.areas[shift]
        said = words.SHIFT_AREAS if visits and every else words.LINE
        lines.append(
            body(
                said.format(
                    name=words.SHIFT[shift], visits=count(visits), areas=len(there), all=len(every)
                )
            )
        )
    for shift in SHIFTS:
        missing = [area for area in every if area not in window.areas[shift]]
        if shift not in SOUGHT or not missing:
            continue
        missing.sort(key=lambda area: area.name.casefold())
        said = words.NOT_IN[shift] if window.areas[shift] else words.NOWHERE_IN[shift]
        lines.append(body(said.format(months=window.months, names=names(missing))))
    return card(heading(words.SHIFTS), *lines, note(words.HOURS))


def _roles(window: Window) -> ft.Control:
    met = [role for role in ROLES if window.met.get(role)]
    unmet = [words.ROLE[role] for role in ROLES if role not in met]
    lines: list[ft.Control] = [
        body(words.LINE.format(name=words.ROLE[role], visits=count(window.met[role])))
        for role in met
    ]
    if unmet:
        lines.append(body(words.UNMET.format(months=window.months, names="; ".join(unmet))))
    else:
        lines.append(body(words.ALL_MET))
    if window.unasked:
        said = words.UNASKED_ONE if window.unasked == 1 else words.UNASKED_N
        lines.append(note(said.format(n=window.unasked)))
    return card(heading(words.ROLES), *lines)


def _huddles(window: Window) -> ft.Control:
    said = {0: words.HUDDLES_NONE, 1: words.HUDDLES_ONE}.get(window.huddles, words.HUDDLES_N)
    return card(heading(words.HUDDLES), body(said.format(n=window.huddles, months=window.months)))


@component
def RhythmScreen() -> ft.Control:
    """Where one has been in the last months, and where not."""
    app = use_app()
    rhythm = watch(app.rhythm)
    coverage = rhythm.coverage
    window = coverage.windows[rhythm.months]
    back = bar(words.TITLE, routes.go(routes.VISIT))
    if coverage.first is None:
        return screen(
            empty(
                ft.Icons.CALENDAR_VIEW_MONTH,
                words.EMPTY,
                words.EMPTY_WORDS,
                words.EMPTY_STEP,
                routes.go(routes.VISIT_NEW),
                VISIT,
            ),
            _areas(rhythm, window),
            head=back,
            key="rhythm",
        )
    return screen(
        note(words.LEAD),
        chips(
            [(str(n), words.MONTHS.format(n=n)) for n in WINDOWS],
            str(rhythm.months),
            rhythm.look_back,
            hue=VISIT,
            about=words.LOOK_BACK,
        ),
        *_since(coverage, window),
        _areas(rhythm, window),
        _shifts(window),
        _roles(window),
        tinted(body(words.REACH), hue=VISIT, icon=ft.Icons.GROUPS_OUTLINED),
        _huddles(window),
        head=back,
        foot=main_button(words.PLAN, routes.go(routes.PLAN_VISIT), VISIT, ft.Icons.EVENT),
        key="rhythm",
    )


@component
def NearPlans() -> ft.Control:
    """What is planned for the next days, for Today; nothing where nothing is."""
    app = use_app()
    watch(app.visits)
    cards = near_cards(watch(app.rhythm.planner))
    return ft.Column(
        cards,
        spacing=14,
        visible=bool(cards),
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
