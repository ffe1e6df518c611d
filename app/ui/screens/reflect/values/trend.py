"""Values over time: in words first, then drawn, then as a table."""

from __future__ import annotations

from datetime import date
from functools import partial

import flet as ft

from app.models.trend import WINDOWS, Course
from app.state.values import Values
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.choices import chips
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty
from app.ui.parts.words import body, heading, note
from app.ui.screens.reflect.values.chart import Chart
from app.ui.screens.reflect.values.telling import Line, lines, sentence
from app.ui.theme import LINE, REFLECT
from app.words import values as words

STACKED = 1.3
"""The size of text from which the three columns of a phone have no room side by side."""


def _cells(left: str, middle: str, right: str, *, is_head: bool, stacks: bool) -> ft.Control:
    write = note if is_head else body
    cells: list[ft.Control] = [ft.Container(write(each), expand=True) for each in (middle, right)]
    if stacks:
        pair = [words.COLUMN_MATTERED, words.COLUMN_LIVED]
        named = [note(f"{name}: {each}") for name, each in zip(pair, (middle, right), strict=True)]
        return ft.Column([body(left), *named], spacing=2)
    first = ft.Container(write(left), expand=True)
    return ft.Row([first, *cells], spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)


def _row(line: Line, *, stacks: bool) -> ft.Control:
    """A row of the table: seen as columns, heard as one sentence."""
    shown = (
        note(line.told)
        if line.is_gap
        else _cells(line.day, line.mattered, line.lived, is_head=False, stacks=stacks)
    )
    return ft.Semantics(
        label=line.told,
        container=True,
        exclude_semantics=True,
        content=ft.Container(
            shown,
            padding=ft.Padding.symmetric(vertical=4),
            border=ft.Border.only(bottom=ft.BorderSide(1, LINE)),
        ),
    )


def _head() -> ft.Control:
    cells = (words.WEEK, words.COLUMN_MATTERED, words.COLUMN_LIVED)
    return ft.Semantics(exclude_semantics=True, content=_cells(*cells, is_head=True, stacks=False))


def _windows(values: Values) -> ft.Control:
    options = [(str(weeks), words.WEEKS[weeks]) for weeks in WINDOWS]
    return chips(options, str(values.window), values.look_back, hue=REFLECT, about=words.WINDOW)


def _choice(values: Values, courses: list[Course], chosen: Course) -> ft.Control:
    options = [(course.value, course.name) for course in courses]
    return chips(options, chosen.value, values.show, hue=REFLECT, about=words.SHOW)


def _told(courses: list[Course], today: date) -> ft.Control:
    told = [body(each) for course in courses if (each := sentence(course, today))]
    return ft.Column([*told], spacing=10, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _rows(values: Values, ready: object, *, stacks: bool) -> list[Row]:
    courses, today = list(values.courses), values.today
    said = [course for course in courses if course.said]
    rows = [Row("windows", partial(_windows, values), values.window)]
    if not said:
        return [*rows, Row("none", lambda: note(words.NONE_LATELY), "")]
    chosen = next((course for course in said if course.value == values.value), said[0])
    table = lines(chosen.weeks, today)
    rows += [
        Row("in-words", lambda: heading(words.IN_WORDS), ""),
        Row("told", partial(_told, said, today), (said, today)),
        Row("drawn", lambda: heading(words.CHART), ""),
        Row("choice", partial(_choice, values, said, chosen), (said, chosen.value)),
        Row("chart", partial(Chart, chosen, today, ready, key="chart"), (chosen, today)),
        Row("table", lambda: heading(words.TABLE.format(name=chosen.name)), chosen.name),
        *([] if stacks else [Row("head", _head, "")]),
    ]
    return [
        *rows,
        *(Row(each.key, partial(_row, each, stacks=stacks), (each, stacks)) for each in table),
    ]


@component
def TrendScreen() -> ft.Control:
    """Values over the weeks."""
    app = use_app()
    layout = watch(app.layout)
    watch(app.reflect)
    values = watch(app.values)
    stacks = layout.width / layout.scale < 390 / STACKED
    has_any = bool(values.checkins)
    rows = (
        _rows(values, app.improvement.ready, stacks=stacks) if has_any else [Row("none", _none, "")]
    )
    return long_screen(
        layout,
        rows,
        len(rows),
        head=bar(words.TREND, routes.go(routes.LOOK_BACK)),
        hue=REFLECT,
        key="trend",
    )


def _none() -> ft.Control:
    return empty(
        ft.Icons.FAVORITE_OUTLINE,
        words.NONE,
        words.NONE_WORDS,
        words.FIRST,
        routes.go(routes.write("R1")),
        REFLECT,
    )
