"""One value over the weeks: drawn, with gaps where nothing was said, and told in words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import flet as ft

from app.errors import LeadwellError
from app.models.moment import spoken
from app.models.ratings import LEVELS, Side
from app.models.trend import Course, Week
from app.ui.component import component
from app.ui.parts.words import note
from app.ui.screens.reflect.values.telling import sentence
from app.ui.theme import CARD, INK, LINE, REFLECT
from app.words import values as words

HEIGHT = 220
MANY = 16
"""Weeks from which on the points are drawn smaller, so that they stay apart."""
FREE = 0.35
"""How much of a level stays free above the highest and below the lowest."""
SIDE = 0.06
"""How much of the width stays free at each side."""


def since(course: Course) -> tuple[Week, ...]:
    """Return the weeks from the first in which something was said: what lies before is no gap."""
    first = next((place for place, week in enumerate(course.weeks) if week.count), 0)
    return course.weeks[first:]


def runs(course: Course, side: Side) -> list[list[tuple[int, float]]]:
    """Return where a side of a value stands by the number of the week, in runs without a gap."""
    found: list[list[tuple[int, float]]] = [[]]
    for place, week in enumerate(since(course)):
        halves = getattr(week, side)
        if halves:
            found[-1].append((place, halves / 2))
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def _series(course: Course, side: Side) -> list[Any]:
    from flet_charts.line_chart_data import LineChartData
    from flet_charts.line_chart_data_point import LineChartDataPoint
    from flet_charts.types import ChartCirclePoint, ChartSquarePoint

    is_small = len(since(course)) > MANY
    shape: Any = (
        ChartSquarePoint(color=CARD, size=9 if is_small else 14, stroke_color=INK, stroke_width=2)
        if side == "mattered"
        else ChartCirclePoint(color=REFLECT.full, radius=2.5 if is_small else 4)
    )
    return [
        LineChartData(
            points=[LineChartDataPoint(x, y, point=shape) for x, y in run],
            color=INK if side == "mattered" else REFLECT.full,
            stroke_width=2,
            dash_pattern=[6, 6] if side == "mattered" else None,
        )
        for run in runs(course, side)
    ]


def drawing(course: Course, today: date) -> ft.Control:
    """Return the drawing of a value."""
    from flet_charts.line_chart import LineChart
    from flet_charts.types import ChartGridLines

    weeks = since(course)
    plot = LineChart(
        data_series=[*_series(course, "mattered"), *_series(course, "lived")],
        min_x=-SIDE * len(weeks),
        max_x=len(weeks) - 1 + SIDE * len(weeks),
        min_y=LEVELS[0] - FREE,
        max_y=LEVELS[-1] + FREE,
        horizontal_grid_lines=ChartGridLines(interval=1, color=LINE, width=1),
        interactive=False,
        animation=ft.Animation(duration=0),
        height=HEIGHT,
    )
    ends = [spoken(week.monday.isoformat(), today) for week in (weeks[0], *weeks[1:][-1:])]
    return ft.Column(
        [
            note(words.MOST),
            plot,
            note(words.LEAST),
            ft.Row(
                [note(end) for end in ends],
                alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
                wrap=True,
            ),
        ],
        spacing=6,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@component
def Chart(course: Course, today: date, ready: Callable[[], Awaitable[None]]) -> ft.Control:
    """The drawing with its legend; a note where what draws it has not come yet."""
    state, turn = ft.use_state("waiting")

    async def wait() -> None:
        try:
            await ready()
            turn("here")
        except LeadwellError:
            turn("away")

    ft.use_effect(wait, [])
    if not course.said:
        return note(words.NOTHING)
    shown: ft.Control = ft.Container(height=HEIGHT)
    if state == "here":
        shown = drawing(course, today)
    elif state == "away":
        shown = note(words.NO_DRAWING)
    return ft.Column(
        [
            ft.Semantics(
                label=sentence(course, today),
                image=True,
                content=ft.Semantics(exclude_semantics=True, content=shown),
            ),
            note(words.LEGEND),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
