"""Which of the areas one has written about lately, and a way into those one has not."""

from __future__ import annotations

import flet as ft

from app.models.attention import lately
from app.models.content import Area
from app.models.moment import said
from app.state.leadwell import Leadwell
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note, strong
from app.ui.theme import LEARN, REFLECT
from app.words import values as words


def _ways(app: Leadwell, area: Area) -> list[ft.Control]:
    """A reflection and a module that fit an area; a module that one has not been through first."""
    ways: list[ft.Control] = []
    templates = map(app.reflect.template, area.reflections)
    template = next((each for each in templates if each is not None), None)
    if template is not None:
        ways.append(
            quiet_button(
                words.TO_WRITE.format(title=template.title),
                routes.go(routes.write(template.id)),
                REFLECT,
                ft.Icons.EDIT_NOTE,
            )
        )
    modules = [module for id in area.modules if (module := app.learn.module(id)) is not None]
    new = [module for module in modules if not app.learn.progress(module.id).is_finished]
    if modules:
        module = (new or modules)[0]
        ways.append(
            quiet_button(
                words.TO_LEARN.format(title=module.title),
                routes.go(routes.module(module.id)),
                LEARN,
                ft.Icons.SCHOOL_OUTLINED,
            )
        )
    return ways


def _area(app: Leadwell, area: Area, last: int | None) -> ft.Control:
    if last is not None:
        told = words.LATELY.format(day=_on(said(last, app.reflect.now())))
        return card(strong(area.name), body(told))
    ways = _ways(app, area)
    told = (words.NOT_LATELY_NONE, words.NOT_LATELY_ONE, words.NOT_LATELY)[len(ways)]
    return card(strong(area.name), note(told), *([ft.Row(ways, wrap=True)] if ways else []))


def _on(day: str) -> str:
    return f"on {day}" if day[:1].isdigit() else day


@component
def AreasScreen() -> ft.Control:
    """The eight areas."""
    app = use_app()
    reflect = watch(app.reflect)
    watch(app.learn)
    last = lately(reflect.entries, app.pack.areas, app.learn.by_id, reflect.now())
    return screen(
        note(words.AREAS_LEAD),
        *([note(words.STILL_OPENING)] if reflect.is_opening else []),
        *(_area(app, area, last.get(area.id)) for area in app.pack.areas),
        head=bar(words.AREAS, routes.go(routes.LOOK_BACK)),
        key="areas",
    )
