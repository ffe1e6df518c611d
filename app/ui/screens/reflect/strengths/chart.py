"""The eight areas: drawn, and told in words to whoever does not see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from app.errors import LeadwellError
from app.models.content import Area
from app.models.strengths import Profile
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import card
from app.ui.parts.words import note, strong
from app.ui.screens.reflect.strengths import telling
from app.ui.theme import CLEAR, INK, LINE, REFLECT
from app.words import strengths as words

HEIGHT = 200
MOST = 4
"""The highest step of both scales."""
THICK = 12
"""How wide a bar is, in pixels."""


def _label(said: str) -> ft.Text:
    return ft.Text(said, theme_style=ft.TextThemeStyle.BODY_SMALL, color=INK, no_wrap=True)


def _drawing(profile: Profile, width: float) -> ft.Control:
    from flet_charts.bar_chart import BarChart
    from flet_charts.bar_chart_group import BarChartGroup
    from flet_charts.bar_chart_rod import BarChartRod
    from flet_charts.types import ChartGridLines

    def rod(value: float, **look: Any) -> Any:
        return BarChartRod(to_y=value, width=THICK, border_radius=2, show_tooltip=False, **look)

    outline = ft.BorderSide(2, REFLECT.full)
    plot = BarChart(
        groups=[
            BarChartGroup(
                x=number,
                rods=[
                    rod(area.frequency.value, color=REFLECT.full),
                    rod(area.importance.value, color=CLEAR, border_side=outline),
                ],
                spacing=2,
            )
            for number, area in enumerate(profile.areas)
        ],
        min_y=0,
        max_y=MOST,
        interactive=False,
        animation=ft.Animation(duration=0),
        horizontal_grid_lines=ChartGridLines(interval=1, color=LINE, width=1),
        height=HEIGHT,
        expand=True,
    )
    steps = ft.Stack(
        [
            ft.Container(
                _label(str(step)), top=(MOST - step) * HEIGHT / MOST - (0 if step == MOST else 10)
            )
            for step in range(1, MOST + 1)
        ],
        width=width,
        height=HEIGHT,
    )
    numbers = ft.Row(
        [
            ft.Container(_label(area.id), expand=True, alignment=ft.Alignment.CENTER)
            for area in profile.areas
        ],
        spacing=0,
    )
    return ft.Column(
        [
            ft.Row([steps, plot], spacing=4),
            ft.Row([ft.Container(width=width), ft.Container(numbers, expand=True)], spacing=4),
        ],
        spacing=6,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@component
def Chart(profile: Profile) -> ft.Control:
    """How often and how important, area by area; a note where it cannot be drawn yet."""
    app = use_app()
    layout, strengths = watch(app.layout), app.strengths
    state, turn = ft.use_state("waiting")

    async def wait() -> None:
        try:
            await strengths.ready()
            turn("here")
        except LeadwellError:
            turn("away")

    ft.use_effect(wait, [])
    if state == "away":
        return note(words.NO_DRAWING)
    drawn = _drawing(profile, 14 * layout.scale) if state == "here" else ft.Container(height=HEIGHT)
    told = " ".join(spoken(profile, area) for area in strengths.areas)
    return ft.Column(
        [
            ft.Semantics(
                label=words.CHART_NAME.format(told=told),
                image=True,
                content=ft.Semantics(exclude_semantics=True, content=drawn),
            ),
            note(words.CHART_KEY),
        ],
        spacing=6,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def spoken(profile: Profile, area: Area) -> str:
    """Return an area of the chart as it is read aloud."""
    lines = telling.row(profile, area)
    return f"{words.ROW.format(n=area.id, area=area.name)}: {'; '.join(lines)}."


def table(profile: Profile, areas: Sequence[Area]) -> list[ft.Control]:
    """The same, a row an area; each is one thing to a screen reader."""
    rows: list[ft.Control] = []
    for area in areas:
        name = words.ROW.format(n=area.id, area=area.name)
        lines, found = telling.row(profile, area), telling.stands(profile, area)
        told = "; ".join((*lines, *found))
        rows.append(
            ft.Semantics(
                label=f"{name}: {told}.",
                content=ft.Semantics(
                    exclude_semantics=True,
                    content=card(
                        strong(name),
                        *(note(line) for line in lines),
                        *(note(each, REFLECT.full) for each in found),
                        padding=14,
                        spacing=2,
                    ),
                ),
            )
        )
    return rows
