"""Learn: the list, and a module."""

from __future__ import annotations

import flet as ft

from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.screen import beside, empty, screen
from app.ui.screens.learn.gone import gone
from app.ui.screens.learn.listing import Listing
from app.ui.screens.learn.module import about
from app.ui.theme import WIDE
from app.words import learn as words


@component
def LearnHome() -> ft.Control:
    """The list, or the module in the address; both on a wide screen, with the next one where the
    address names none. It is one component, so that the list stays where one scrolled to."""
    app = use_app()
    learn, layout = watch(app.learn), watch(app.layout)
    watch(app.review)
    watch(learn.roles)
    id = ft.use_route_params().get("id", "")
    module = learn.module(id) if id else learn.next_up()
    if id and module is None:
        return gone()
    if layout.room < WIDE:
        return about(learn, module, leave=True) if id and module else Listing(app)
    if module is None:
        done = empty(ft.Icons.SCHOOL_OUTLINED, words.DONE, words.LIBRARY_LEAD)
        return beside(layout, Listing(app), screen(done))
    return beside(layout, Listing(app, module.id), about(learn, module, leave=False))
