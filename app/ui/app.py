"""The one tree of screens."""

from __future__ import annotations

import flet as ft

from app.state.leadwell import Leadwell
from app.ui import making, walk
from app.ui.component import component, watch
from app.ui.context import AppContext, use_app
from app.ui.screens import learn, me, reflect, today, visit
from app.ui.screens.elsewhere import Elsewhere
from app.ui.screens.missing import Missing
from app.ui.shell import Shell

making.install()
walk.install()

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
    """Every screen, by address; none once another tab has taken over."""
    app = use_app()
    if watch(app.layout).is_elsewhere:
        return Elsewhere()
    return ft.Router(ROUTES)


@component
def App(app: Leadwell) -> ft.Control:
    """Everything one sees."""
    whole: ft.Control = AppContext(app, Screens)
    return whole
