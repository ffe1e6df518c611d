"""Visit, as one comes to it."""

from __future__ import annotations

import flet as ft

from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.screen import beside
from app.ui.screens.visit.listing import Listing
from app.ui.screens.visit.summary import summary
from app.ui.theme import WIDE


@component
def VisitHome() -> ft.Control:
    """The list; on a wide screen with the newest visit beside it."""
    app = use_app()
    visits = watch(app.visits)
    layout = watch(app.layout)
    if layout.room < WIDE or not visits.visits:
        return Listing(visits, layout)
    newest = visits.visits[0]
    page = summary(visits, app.photos, app.reflect, newest, leave=False)
    return beside(layout, Listing(visits, layout, newest.id), page)
