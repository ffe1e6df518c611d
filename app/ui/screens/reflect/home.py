"""Reflect, as one comes to it, and the choice of what to write about."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.parts.screen import bar, beside, screen
from app.ui.parts.words import title
from app.ui.screens.reflect.entry import page
from app.ui.screens.reflect.listing import Listing
from app.ui.theme import REFLECT, WIDE
from app.words import reflect as words


@component
def ReflectHome() -> ft.Control:
    """The list; on a wide screen with the newest entry beside it."""
    app = use_app()
    reflect = watch(app.reflect)
    layout = watch(app.layout)
    if layout.room < WIDE or not reflect.entries:
        return Listing(reflect, layout)
    newest = reflect.entries[0]
    return beside(layout, Listing(reflect, layout, newest.id), page(reflect, newest, leave=False))


@component
def ChooseTemplate() -> ft.Control:
    """The templates to write from."""
    reflect = watch(use_app().reflect)
    return screen(
        title(words.CHOOSE),
        *(
            link_card(
                template.title,
                words.MINUTES.format(summary=template.summary, n=template.minutes),
                routes.go(routes.write(template.id)),
                ft.Icons.EDIT_NOTE,
                REFLECT,
            )
            for template in reflect.templates
        ),
        head=bar(words.NEW, routes.go(routes.REFLECT)),
    )
