"""The one tree of screens."""

from __future__ import annotations

import flet as ft

from app.state.leadwell import Leadwell
from app.ui import making, packing, sparing, walk
from app.ui.component import component, watch
from app.ui.context import AppContext, use_app
from app.ui.hiding import close_bars
from app.ui.screens import learn, me, reflect, share, today, visit
from app.ui.screens.cover import Cover
from app.ui.screens.elsewhere import Elsewhere
from app.ui.screens.missing import Missing
from app.ui.shell import Shell

making.install()
walk.install()
packing.install()
sparing.install()

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
            *share.ROUTES,
            ft.Route(path=":rest*", component=Missing),
        ],
    )
]


def _leave() -> None:
    """Leave the bars where they are."""


@component
def Screens() -> ft.Control:
    """Every screen, by address; none once another tab has taken over, or while all is hidden."""
    app = use_app()
    lock = watch(app.lock)
    is_shut = lock.is_hidden or not lock.is_open
    ft.use_effect(close_bars if is_shut else _leave, dependencies=[is_shut])
    if watch(app.layout).is_elsewhere:
        return Elsewhere()
    if lock.is_hidden:
        return Cover()
    return ft.Router(ROUTES)


@component
def App(app: Leadwell) -> ft.Control:
    """Everything one sees."""
    whole: ft.Control = AppContext(app, Screens)
    return whole
