"""Reflect: the list, and an entry."""

from __future__ import annotations

import flet as ft

from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.screen import beside
from app.ui.screens.reflect.entry import page
from app.ui.screens.reflect.gone import gone
from app.ui.screens.reflect.listing import Listing
from app.ui.theme import WIDE


@component
def ReflectHome() -> ft.Control:
    """The list, or the entry in the address; both on a wide screen, with the newest entry where the
    address names none. It is one component, so that the list stays where one scrolled to."""
    app = use_app()
    reflect, layout = watch(app.reflect), watch(app.layout)
    id = ft.use_route_params().get("id", "")
    ft.use_effect(action(reflect.reach, id), dependencies=[id])
    entry = reflect.entry(id) if id else next(iter(reflect.shown), None)
    if entry is None:
        return gone(reflect) if id else Listing(reflect, layout)
    # Two versions that one has come to stand side by side, so they have the whole screen.
    is_wide = layout.room >= WIDE and not (id and len(entry.versions) > 1)
    if not is_wide and not id:
        return Listing(reflect, layout)
    detail = page(app, reflect, layout, entry, leave=not is_wide)
    return beside(layout, Listing(reflect, layout, entry.id), detail) if is_wide else detail
