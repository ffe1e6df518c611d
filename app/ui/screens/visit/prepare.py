"""Before a visit: which kind, where, what for, and how to open."""

from __future__ import annotations

import flet as ft

from app.models.checklist import VisitTemplate
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import link_card, pill, tinted
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, heading, note, title
from app.ui.screens.missing import Missing
from app.ui.screens.visit.owed import Place
from app.ui.theme import VISIT
from app.words import visit as words


@component
def ChooseVisit() -> ft.Control:
    """The templates to start from."""
    visits = watch(use_app().visits)
    return screen(
        title(words.CHOOSE),
        *(
            link_card(
                template.title,
                f"{template.summary} {template.minutes}.",
                routes.go(routes.start(template.id)),
                ft.Icons.CHECKLIST,
                VISIT,
            )
            for template in visits.templates
        ),
        head=bar(words.NEW, routes.go(routes.VISIT)),
    )


@component
def PrepareVisit() -> ft.Control:
    """The template in the address, and the place to go to."""
    visits = watch(use_app().visits)
    template = visits.template(ft.use_route_params().get("template", ""))
    if template is None:
        return Missing()
    return Prepare(visits, template, key=template.id)


@component
def Prepare(visits: Visits, template: VisitTemplate) -> ft.Control:
    """One template, and the place to go to."""
    key = f"place/{template.id}"

    async def begin() -> None:
        id = await visits.start(template.id)
        await routes.go(routes.away(id))()

    return screen(
        title(template.title),
        ft.Row([pill(template.minutes, VISIT)], wrap=True),
        Place(visits, key, key=key),
        heading(words.PURPOSE),
        body(template.purpose),
        heading(words.OPENING),
        tinted(body(template.opening, VISIT.full), hue=VISIT, icon=ft.Icons.FORMAT_QUOTE),
        heading(words.SAFETY),
        bullets(template.safety),
        note(words.NOT_NAMES),
        head=bar(words.NEW, routes.go(routes.VISIT_NEW)),
        foot=main_button(words.BEGIN, action(begin), VISIT),
        key=f"prepare-{template.id}",
    )
