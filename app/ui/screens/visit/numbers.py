"""What a small test measured: one more result, the chart with its words, all of it as a table."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.improvement import Measurement, SmallTest
from app.models.moment import spoken, typed_day
from app.models.runchart import RunChart
from app.state.improvement import Improvement, draft
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import icon_button, quiet_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.fields import Field
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, bullets
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.visit.chart import Chart
from app.ui.screens.visit.improvement import GoneTest
from app.ui.screens.visit.telling import amount, named, sentence, side, signals
from app.ui.theme import VISIT
from app.words import improvement as words


@component
def _Adding(improvement: Improvement, test: SmallTest) -> ft.Control:
    """Room for one more result."""
    turn, refresh = ft.use_state(0)
    base = f"tests/number/{test.id}"

    async def add() -> None:
        await improvement.measure(test)
        refresh(turn + 1)
        tell(words.ADDED)

    def field(part: str, name: str, kept: str = "") -> ft.Control:
        key = f"{base}/{part}"
        return Field(
            name,
            improvement.typed(key, kept),
            partial(improvement.typing.type, key),
            hue=VISIT,
            turn=str(turn),
            key=part,
        )

    value = words.VALUE_UNIT.format(unit=test.unit) if test.unit else words.VALUE
    return card(
        field("value", value),
        field("day", words.DAY, typed_day(improvement.today.isoformat())),
        field("note", words.NOTE),
        side_button(words.ADD, action(add), VISIT, ft.Icons.ADD),
    )


def measuring(improvement: Improvement, test: SmallTest) -> list[ft.Control]:
    """The measurements of a test on its page: chart, words, signals, and room for one more."""
    chart, measured = improvement.chart(test), improvement.measured(test.id)
    controls: list[ft.Control] = [heading(words.NUMBERS)]
    if test.measure:
        controls.append(strong(test.measure))
    if chart is None:
        return [*controls, note(words.NO_NUMBERS), _Adding(improvement, test, key="adding")]
    today = improvement.today
    controls += [
        Chart(improvement, test, key="chart"),
        body(sentence(test, measured, chart, today)),
        heading(words.SIGNALS, level=3),
        bullets(signals(test, measured, chart, today)),
        *([note(words.CAUTION)] if chart.signals else []),
        note(words.RULES),
        ft.Row(
            [
                quiet_button(
                    words.TABLE,
                    routes.go(routes.small_test(test.id, "numbers")),
                    VISIT,
                    ft.Icons.TABLE_ROWS_OUTLINED,
                )
            ],
            wrap=True,
        ),
        _Adding(improvement, test, key="adding"),
    ]
    return controls


def _row(
    improvement: Improvement, test: SmallTest, it: Measurement, where: str, is_marked: bool
) -> ft.Control:
    day = spoken(it.day, improvement.today)
    value = amount(it.value, test.unit)

    async def remove() -> None:
        await improvement.remove("measurement", it.id)
        tell(words.ROW_REMOVED, lambda: improvement.restore("measurement", it.id))

    said = f"{where} · {words.ROW_MARKED}" if is_marked else where
    name = words.REMOVE_ROW.format(day=day, value=value)
    return card(
        ft.Row(
            [
                ft.Column(
                    [
                        strong(words.ROW.format(day=day, value=value)),
                        note(said),
                        *([body(it.note)] if it.note else []),
                    ],
                    spacing=4,
                    expand=True,
                ),
                icon_button(ft.Icons.DELETE_OUTLINED, name, action(remove)),
            ]
        ),
        padding=14,
    )


def _base(improvement: Improvement, test: SmallTest) -> ft.Control:
    key = draft("test", test.id, "until")
    return card(
        Field(
            words.UNTIL,
            improvement.typed(key, typed_day(test.until)),
            partial(improvement.typing.type, key),
            lambda _: improvement.keep("test", test, "until"),
            hue=VISIT,
            error=words.WRONG_DAY if key in improvement.wrong else "",
            turn=test.until,
            key=key,
        ),
        note(words.UNTIL_LEAD),
    )


def _rows(improvement: Improvement, test: SmallTest, chart: RunChart | None) -> list[Row]:
    measured = improvement.measured(test.id)
    if chart is None:
        return [Row("none", lambda: note(words.NO_NUMBERS), "")]
    today = improvement.today
    told = sentence(test, measured, chart, today)
    is_wrong = draft("test", test.id, "until") in improvement.wrong
    rows = [
        Row("told", lambda: body(told), told),
        Row("base", partial(_base, improvement, test), (test.until, is_wrong)),
    ]
    for place, it in reversed(list(enumerate(measured))):
        where, is_marked = side(it.value, chart), place in chart.marked
        make = partial(_row, improvement, test, it, where, is_marked)
        rows.append(Row(it.id, make, (it, test.unit, where, is_marked, today)))
    return rows


@component
def Numbers() -> ft.Control:
    """All results of the test in the address, the newest first."""
    app = use_app()
    layout = watch(app.layout)
    improvement = watch(app.improvement)
    test = improvement.test(ft.use_route_params().get("id", ""))
    rows = _rows(improvement, test, improvement.chart(test)) if test else []
    name = named(test) if test else ""
    back = routes.go(routes.small_test(test.id) if test else routes.TESTS)
    head = bar(name, back)
    whole = long_screen(layout, rows, len(rows), head=head, hue=VISIT, key="numbers")
    return whole if test else GoneTest()
