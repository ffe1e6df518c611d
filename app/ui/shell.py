"""The frame around every screen: a bar of five places on a phone, a rail from a tablet on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import flet as ft

from app import text
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.hiding import hide_button
from app.ui.parts.syncline import SyncLine
from app.ui.theme import CARD, LINE, PAPER, TABLET


@dataclass(frozen=True, slots=True)
class Place:
    """One of the five places."""

    name: str
    path: str
    icon: ft.IconData
    chosen_icon: ft.IconData


PLACES = (
    Place(text.TODAY, routes.TODAY, ft.Icons.WB_SUNNY_OUTLINED, ft.Icons.WB_SUNNY),
    Place(text.LEARN, routes.LEARN, ft.Icons.SCHOOL_OUTLINED, ft.Icons.SCHOOL),
    Place(text.REFLECT, routes.REFLECT, ft.Icons.EDIT_NOTE, ft.Icons.EDIT_NOTE),
    Place(text.VISIT, routes.VISIT, ft.Icons.DIRECTIONS_WALK, ft.Icons.DIRECTIONS_WALK),
    Place(text.ME, routes.ME, ft.Icons.PERSON_OUTLINED, ft.Icons.PERSON),
)


def place_of(path: str) -> int:
    """Return the number of the place that `path` belongs to."""
    for number, place in enumerate(PLACES):
        if place.path != "/" and path.startswith(place.path):
            return number
    return 0


def is_immersive(path: str) -> bool:
    """Whether a screen wants the whole phone: one job, nothing to wander off to."""
    return (
        path.endswith("/cards")
        or "/ward" in path
        or (
            path.startswith("/visit/is/")
            and path.split("/")[4:5] in (["away"], ["read-back"], ["sign"])
        )
        or path.startswith(("/reflect/new/", "/reflect/kept/", "/receipt/"))
        or (path.startswith("/reflect/entry/") and path.endswith("/edit"))
    )


@component
def Shell() -> ft.Control:
    """The bar or the rail, around the screen of the present address."""
    app = use_app()
    layout = watch(app.layout)
    path = ft.use_route_location()
    outlet = ft.use_route_outlet()
    chosen = place_of(path)

    async def choose(event: Any) -> None:
        await action(ft.context.page.push_route, PLACES[int(event.control.selected_index)].path)()

    if layout.width >= TABLET:
        frame: ft.Control = ft.Row(
            [
                ft.Container(
                    ft.NavigationRail(
                        selected_index=chosen,
                        label_type=ft.NavigationRailLabelType.ALL,
                        min_width=88,
                        scrollable=True,
                        on_change=choose,
                        trailing=hide_button(app.lock, has_words=True),
                        destinations=[
                            ft.NavigationRailDestination(
                                icon=place.icon, selected_icon=place.chosen_icon, label=place.name
                            )
                            for place in PLACES
                        ],
                    ),
                    border=ft.Border.only(right=ft.BorderSide(1, LINE)),
                ),
                ft.Column(
                    [ft.Container(outlet, expand=True), SyncLine()],
                    expand=True,
                    spacing=0,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                ),
            ],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    else:
        below: list[ft.Control] = [
            ft.Row([ft.Container(SyncLine(), expand=True), hide_button(app.lock)], spacing=0)
        ]
        if not is_immersive(path):
            below.append(
                ft.NavigationBar(
                    selected_index=chosen,
                    bgcolor=CARD,
                    on_change=choose,
                    destinations=[
                        # A tooltip is an overlay. When it goes, Flutter's web engine puts the
                        # page's node into the DOM anew, and a field just tapped loses the focus.
                        ft.NavigationBarDestination(
                            icon=place.icon,
                            selected_icon=place.chosen_icon,
                            label=place.name,
                            tooltip="",
                        )
                        for place in PLACES
                    ],
                )
            )
        frame = ft.Column(
            [ft.Container(outlet, expand=True), *below],
            spacing=0,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    return ft.Container(ft.SafeArea(frame, expand=True), bgcolor=PAPER, expand=True)
