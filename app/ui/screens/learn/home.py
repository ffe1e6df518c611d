"""Learn, as one comes to it."""

from __future__ import annotations

import flet as ft

from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.screen import beside, empty, screen
from app.ui.screens.learn.listing import pathways
from app.ui.screens.learn.module import about
from app.ui.theme import WIDE
from app.words import learn as words


@component
def LearnHome() -> ft.Control:
    """Pathways; on a wide screen with room for a module beside them."""
    app = use_app()
    learn = watch(app.learn)
    review = watch(app.review)
    watch(app.learn.roles)
    layout = watch(app.layout)
    if layout.room < WIDE:
        return pathways(learn, review)
    module = learn.next_up()
    detail = (
        about(learn, module, leave=False)
        if module is not None
        else screen(empty(ft.Icons.SCHOOL_OUTLINED, words.DONE, words.LIBRARY_LEAD))
    )
    return beside(layout, pathways(learn, review, module.id if module else ""), detail)
