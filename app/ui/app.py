"""The one tree of screens."""

from __future__ import annotations

import flet as ft

from app.state.leadwell import Leadwell
from app.ui.component import component
from app.ui.context import AppContext
from app.ui.screens import learn, me, reflect, today, visit
from app.ui.screens.missing import Missing
from app.ui.shell import Shell

ROUTES = [
    ft.Route(
        component=Shell,
        outlet=True,
        children=[
            *today.ROUTES,
            *learn.ROUTES,
            *reflect.ROUTES,
            *visit.ROUTES,
            *me.ROUTES,
            ft.Route(path=":rest*", component=Missing),
        ],
    )
]


@component
def Screens() -> ft.Control:
    """Every screen, by address."""
    return ft.Router(ROUTES)


@component
def App(app: Leadwell) -> ft.Control:
    """Everything one sees."""
    return AppContext(app, Screens)


