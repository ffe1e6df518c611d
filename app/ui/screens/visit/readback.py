"""Everything that was heard, large, to be read to the team before one goes."""

from __future__ import annotations

import flet as ft

from app.models.checklist import VisitItem
from app.models.moment import spoken
from app.models.visit import Promise, Visit
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note
from app.ui.screens.visit.summary import Gone
from app.ui.screens.visit.told import heard, told
from app.ui.theme import INK, VISIT
from app.words import promises, visit
from app.words import ward as words


def large(said: str) -> ft.Control:
    """Words to be read aloud at arm's length: size 24."""
    return ft.Text(
        said, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM, weight=ft.FontWeight.W_400, color=INK
    )


def _item(visits: Visits, found: Visit, item: VisitItem) -> list[ft.Control]:
    lines = heard(found, item, visits.today)
    return [note(item.text), *map(large, lines)] if lines else []


def _promise(visits: Visits, promise: Promise) -> list[ft.Control]:
    who = promise.owner or promises.NO_OWNER
    day = spoken(promise.due, visits.today)
    return [
        large(words.I_PROMISE.format(words=promise.words)),
        note(words.I_PROMISE_WHO.format(who=who, day=day)),
    ]


def _said(visits: Visits, found: Visit) -> list[ft.Control]:
    controls: list[ft.Control] = []
    if found.jots:
        controls += [heading(words.JOTS), *(large(jot.text) for jot in found.jots)]
    for section, there, _ in told(visits, found):
        lines = [line for item in there for line in _item(visits, found, item)]
        if lines:
            controls += [heading(section.title), *lines]
    promises = visits.promised(found.id)
    if promises:
        controls.append(heading(visit.PROMISES))
        controls += [line for promise in promises for line in _promise(visits, promise)]
    return controls


@component
def ReadBack() -> ft.Control:
    """The visit in the address."""
    visits = watch(use_app().visits)
    found = visits.visit(ft.use_route_params().get("id", ""))
    if found is None:
        return Gone()
    template = visits.template_of(found)
    promises = next(
        (
            section.id
            for section in (template.sections if template else ())
            if any(item.kind == "promise" for item in section.items)
        ),
        "",
    )
    return screen(
        note(words.READ_BACK_HOW),
        *(_said(visits, found) or [body(words.READ_BACK_NONE)]),
        head=bar(words.READ_BACK, routes.go(routes.visit(found.id))),
        foot=main_button(words.PROMISE_NOW, routes.go(routes.ward(found.id, promises)), VISIT)
        if promises
        else None,
        key=f"read-back-{found.id}",
    )
