"""The map of coverage: areas by months or by shifts, in numbers; as a table, row by row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.models.coverage import MONTHS, SHIFTS, Coverage
from app.models.coverage import Row as AreaRow
from app.state.layout import Layout
from app.state.rhythm import Rhythm
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.choices import chips
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import note, strong
from app.ui.theme import CARD, INK, LINE, MEASURE, MUTED, TABLET, VISIT, WIDE
from app.words import rhythm as words

NARROWEST = 27
"""Pixels that a number of two figures needs at the usual text size."""
LABELLED = 32
"""Pixels that the short name of a month needs beside another one."""
WHOLE = 66
"""Pixels that the name of a shift needs, which is never cut."""
GAP = 2
STRONG = 3
"""Visits from which on a cell has the full colour."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the columns are laid out in the room there is."""

    per_line: int
    """Columns in one line; fewer than there are where they would not fit."""
    name_width: int
    """Pixels for the name beside the cells; 0 where it stands above them."""
    is_short: bool
    """Whether a column's name is cut to one letter."""
    height: int
    """Pixels of a cell."""


def shape(layout: Layout, columns: int, narrowest: int = NARROWEST) -> Shape:
    """Return the shape for so many columns, none narrower than `narrowest` at the usual size."""
    rail = 88 if layout.width >= TABLET else 0
    room = min(layout.width - rail - 36, MEASURE)
    beside = 190 if layout.room >= WIDE - 88 and layout.scale <= 1.3 else 0
    width = room - beside
    fits = [
        n
        for n in range(1, columns + 1)
        if columns % n == 0 and n * (narrowest * layout.scale + GAP) <= width
    ]
    per_line = max(fits, default=1)
    is_whole = per_line == columns
    named = LABELLED if is_whole else NARROWEST
    is_short = width / per_line - GAP < named * layout.scale
    lines = 1 if is_whole else 2
    return Shape(per_line, beside, is_short, round((20 + 18 * lines) * layout.scale))


def columns(coverage: Coverage, *, by_shift: bool) -> list[str]:
    """Return the whole names of the columns."""
    if by_shift:
        return [words.SHIFT[shift] for shift in SHIFTS]
    return [f"{month:%B} {month.year}" for month in coverage.months]


def counts(coverage: Coverage, row: AreaRow, *, by_shift: bool) -> tuple[int, ...]:
    """Return the numbers of a row: by month, or by shift in the last twelve months."""
    if not by_shift:
        return row.months
    found = Counter(visit.shift for visit in row.since(coverage.windows[MONTHS].since))
    return tuple(found[shift] for shift in SHIFTS)


def said(name: str, titles: list[str], numbers: tuple[int, ...]) -> str:
    """Return a row of the table, as it is read aloud."""
    cells = (
        (words.CELL if n else words.CELL_NONE).format(column=title, n=n)
        for title, n in zip(titles, numbers, strict=True)
    )
    return words.ROW.format(area=name, cells="; ".join(cells))


def _short(title: str, shape: Shape) -> str:
    return title[: 1 if shape.is_short else 3] if title not in words.SHIFT.values() else title


def _cell(title: str, n: int, shape: Shape, *, inside: bool, plain: bool) -> ft.Control:
    """One number; its colour says the same once more."""
    full = n >= STRONG and not plain
    ink = VISIT.on if full else INK if n else MUTED
    ground = CARD if plain or not n else VISIT.full if full else VISIT.tint
    label = [ft.Text(title, theme_style=ft.TextThemeStyle.BODY_SMALL, color=ink)] if inside else []
    return ft.Container(
        ft.Column(
            [*label, ft.Text(str(n), theme_style=ft.TextThemeStyle.LABEL_MEDIUM, color=ink)],
            spacing=0,
            alignment=ft.MainAxisAlignment.CENTER,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        expand=True,
        height=shape.height,
        bgcolor=ground,
        border=ft.Border.all(1, LINE),
        border_radius=0 if plain else 6,
    )


def _lines(cells: list[ft.Control], shape: Shape) -> ft.Control:
    return ft.Column(
        [
            ft.Row(cells[at : at + shape.per_line], spacing=GAP)
            for at in range(0, len(cells), shape.per_line)
        ],
        spacing=GAP,
        expand=True,
    )


def _beside(name: ft.Control, cells: ft.Control, shape: Shape) -> ft.Control:
    if shape.name_width:
        return ft.Row([ft.Container(name, width=shape.name_width), ft.Row([cells], expand=True)])
    return ft.Column([name, ft.Row([cells])], spacing=4)


def _area(
    name: str, titles: list[str], numbers: tuple[int, ...], shape: Shape, *, plain: bool
) -> ft.Control:
    """One row: seen as cells, heard as one sentence."""
    inside = shape.per_line < len(titles)
    cells = [
        _cell(_short(title, shape), n, shape, inside=inside, plain=plain)
        for title, n in zip(titles, numbers, strict=True)
    ]
    return ft.Semantics(
        label=said(name, titles, numbers),
        container=True,
        exclude_semantics=True,
        content=_beside(strong(name), _lines(cells, shape), shape),
    )


def _titles(titles: list[str], shape: Shape) -> ft.Control:
    """The names of the columns, above cells that stand in one line; each row says them itself."""
    labels: list[ft.Control] = [
        ft.Container(note(_short(title, shape)), expand=True, alignment=ft.Alignment.CENTER)
        for title in titles
    ]
    above = _beside(ft.Container(), ft.Row(labels, spacing=GAP, expand=True), shape)
    return ft.Semantics(exclude_semantics=True, content=above)


def _choices(rhythm: Rhythm) -> ft.Control:
    def columns(value: str) -> None:
        rhythm.by_shift = value == "shift"

    def look(value: str) -> None:
        rhythm.as_table = value == "table"

    return ft.Column(
        [
            chips(
                [("month", words.BY_MONTH), ("shift", words.BY_SHIFT)],
                "shift" if rhythm.by_shift else "month",
                columns,
                hue=VISIT,
                about=words.SHOW,
            ),
            chips(
                [("map", words.AS_MAP), ("table", words.AS_TABLE)],
                "table" if rhythm.as_table else "map",
                look,
                hue=VISIT,
                about=words.LAYOUT,
            ),
        ],
        spacing=8,
    )


@component
def CoverageScreen() -> ft.Control:
    """Areas by months or by shifts."""
    app = use_app()
    layout = watch(app.layout)
    rhythm = watch(app.rhythm)
    coverage, plain = rhythm.coverage, rhythm.as_table
    titles = columns(coverage, by_shift=rhythm.by_shift)
    form = shape(layout, len(titles), WHOLE if rhythm.by_shift else NARROWEST)
    rows = [
        Row("lead", lambda: note(words.MAP_LEAD), ""),
        Row("choices", partial(_choices, rhythm), (rhythm.by_shift, plain)),
        *([] if plain else [Row("legend", lambda: note(words.LEGEND), "")]),
    ]
    for each in coverage.rows:
        name = each.area.name if each.area else words.ELSEWHERE
        numbers = counts(coverage, each, by_shift=rhythm.by_shift)
        rows.append(
            Row(
                each.area.id if each.area else "elsewhere",
                partial(_area, name, titles, numbers, form, plain=plain),
                (name, titles, numbers, form, plain),
            )
        )
    head: list[ft.Control] = [bar(words.MAP, routes.go(routes.RHYTHM))]
    if form.per_line == len(titles):
        head.append(_titles(titles, form))
    listing = long_screen(
        layout, rows, len(rows), head=ft.Column(head, spacing=4), hue=VISIT, key="coverage"
    )
    if coverage.rows:
        return listing
    return screen(
        empty(
            ft.Icons.GRID_ON,
            words.MAP_EMPTY,
            words.MAP_EMPTY_WORDS,
            words.MAKE_LIST,
            routes.go(routes.AREAS),
            VISIT,
        ),
        head=head[0],
    )
