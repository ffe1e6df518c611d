"""Visit: the list, and a visit."""

from __future__ import annotations

import flet as ft

from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.screen import beside
from app.ui.screens.visit.listing import Listing
from app.ui.screens.visit.summary import Gone, summary
from app.ui.theme import WIDE


@component
def VisitHome() -> ft.Control:
    """The list, or the visit in the address; both on a wide screen, with the newest visit where the
    address names none. It is one component, so that the list stays where one scrolled to."""
    app = use_app()
    visits, layout = watch(app.visits), watch(app.layout)
    id = ft.use_route_params().get("id", "")
    visit = visits.visit(id) if id else next(iter(visits.visits), None)
    if visit is None:
        return Gone() if id else Listing(visits, layout)
    is_wide = layout.room >= WIDE
    if not is_wide and not id:
        return Listing(visits, layout)
    page = summary(visits, app.photos, app.reflect, visit, leave=not is_wide)
    return beside(layout, Listing(visits, layout, visit.id), page) if is_wide else page
