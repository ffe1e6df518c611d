"""A run chart: drawn, and told in words to whoever does not see it.

The points stand in their order, one step each, whatever days lie between: the rules count points.
"""

from __future__ import annotations

from typing import Any

import flet as ft

from app.errors import LeadwellError
from app.models.improvement import ONE, SmallTest, plain
from app.models.moment import typed_day
from app.models.runchart import RunChart
from app.state.improvement import Improvement
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.words import note
from app.ui.screens.visit import telling
from app.ui.theme import AMBER, CARD, INK, VISIT
from app.words import improvement as words

HEIGHT = 240
ROOM = 0.12
"""How much of the height stays free above the highest and below the lowest point."""
LETTER = 9
"""About how wide a digit of the smallest text is, in pixels."""
LINE_HEIGHT = 20
"""How high a line of it is."""


def _label(words: str) -> ft.Text:
    return ft.Text(words, theme_style=ft.TextThemeStyle.BODY_SMALL, color=INK, no_wrap=True)


def _side(places: dict[float, str], width: float, scale: float) -> ft.Control:
    """Return numbers beside the drawing; each by how far down it stands, from 0 to 1.

    fl_chart labels an axis in even steps only, which the median hardly ever is (seen with 1.0.5).
    """
    half = LINE_HEIGHT * scale / 2
    return ft.Stack(
        [ft.Container(_label(said), top=at * HEIGHT - half) for at, said in places.items()],
        width=width,
        height=HEIGHT,
    )


def _line(chart: RunChart) -> Any:
    from flet_charts.line_chart_data import LineChartData
    from flet_charts.line_chart_data_point import LineChartDataPoint
    from flet_charts.types import ChartCirclePoint, ChartSquarePoint

    def shape(place: int) -> Any:
        if place in chart.marked:
            return ChartSquarePoint(color=AMBER.full, size=13, stroke_color=CARD, stroke_width=2)
        return ChartCirclePoint(color=VISIT.full, radius=4)

    return LineChartData(
        points=[
            LineChartDataPoint(place, value / ONE, point=shape(place))
            for place, value in enumerate(chart.values)
        ],
        color=VISIT.full,
        stroke_width=2,
    )


def _median(chart: RunChart) -> Any:
    from flet_charts.line_chart_data import LineChartData
    from flet_charts.line_chart_data_point import LineChartDataPoint

    ends = (-0.4, len(chart.values) - 0.6)
    return LineChartData(
        points=[LineChartDataPoint(at, chart.median / ONE) for at in ends],
        color=INK,
        stroke_width=2,
        dash_pattern=[8, 6],
    )


def drawing(chart: RunChart, first: str, last: str, scale: float) -> ft.Control:
    """Return the drawing; `first` and `last` are the days at its ends, `scale` the size of text."""
    from flet_charts.line_chart import LineChart

    low, high = min(chart.values), max(chart.values)
    # A line that was kept as it was before may lie above or below every value of now.
    bottom, top = min(low, chart.median), max(high, chart.median)
    free = int((top - bottom) * ROOM) or ONE
    bottom, top = bottom - free, top + free

    def down(value: int) -> float:
        return (top - value) / (top - bottom)

    shown = [plain(value) for value in (low, high, chart.median)]
    width = (max(map(len, shown)) + 1) * LETTER * scale
    count = len(chart.values)
    plot = LineChart(
        data_series=[_median(chart), _line(chart)],
        min_x=-0.4,
        max_x=count - 0.6,
        min_y=bottom / ONE,
        max_y=top / ONE,
        interactive=False,
        animation=ft.Animation(duration=0),
        height=HEIGHT,
        expand=True,
    )
    ends = _side({down(low): shown[0], down(high): shown[1]}, width, scale)
    middle = _side({down(chart.median): shown[2]}, width, scale)
    return ft.Column(
        [
            ft.Row([ends, plot, middle], spacing=4),
            ft.Row(
                [_label(first), *([_label(last)] if count > 1 else [])],
                alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
                wrap=True,
            ),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@component
def Chart(improvement: Improvement, test: SmallTest) -> ft.Control:
    """The run chart of a test with what it means in words; a note where it cannot be drawn yet."""
    layout = watch(use_app().layout)
    watch(improvement)
    state, turn = ft.use_state("waiting")

    async def wait() -> None:
        try:
            await improvement.ready()
            turn("here")
        except LeadwellError:
            turn("away")

    ft.use_effect(wait, [])
    chart, measured = improvement.chart(test), improvement.measured(test.id)
    if chart is None:
        return note(words.NO_NUMBERS)
    today = improvement.today
    told = telling.sentence(test, measured, chart, today)
    shown: ft.Control = ft.Container(height=HEIGHT)
    if state == "here":
        days = [typed_day(each.day) for each in (measured[0], measured[-1])]
        shown = drawing(chart, days[0], days[1], layout.scale)
    elif state == "away":
        shown = note(words.NO_DRAWING)
    middle = telling.amount(chart.median, test.unit)
    return ft.Column(
        [
            ft.Semantics(
                label=told, image=True, content=ft.Semantics(exclude_semantics=True, content=shown)
            ),
            note(words.MEDIAN_IS.format(median=middle)),
            *([note(words.SQUARES)] if chart.marked else []),
        ],
        spacing=6,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
