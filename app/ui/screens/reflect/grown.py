"""What an entry grew from, and the ways to and fro."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.state.leadwell import Leadwell
from app.state.reflect import Reflect
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.parts.words import note
from app.ui.theme import REFLECT
from app.words import reflect as words

AFTER_MODULE = "R2"
"""The template in which one reflects on a module, or on a plan that was made in one."""
AFTER_VISIT = "R5"


def reflect_on(reflect: Reflect, template: str, source: str) -> Callable[[], Awaitable[None]]:
    """Return a handler that begins an entry about something, such as `visit/…`."""

    async def begin() -> None:
        reflect.begin_about(template, source)
        await routes.go(routes.write(template))()

    return action(begin)


def source_of(app: Leadwell, grew: str) -> tuple[str, str]:
    """Return what something is called, and its address; both empty where it is not here."""
    kind, _, id = grew.partition("/")
    if kind == "module" and (module := app.learn.module(id)) is not None:
        return words.GREW_MODULE.format(title=module.title), routes.module(id)
    if kind == "visit" and (visit := app.visits.visit(id)) is not None:
        return words.GREW_VISIT.format(place=visit.place), routes.visit(id)
    if kind == "plan":
        for plan in app.plans.all:
            if plan.id == id:
                return words.GREW_PLAN.format(when=plan.plan.when), routes.module(plan.module)
    return "", ""


def grew_from(app: Leadwell, grew: str) -> list[ft.Control]:
    """The way back to what an entry grew from."""
    if not grew:
        return []
    name, path = source_of(app, grew)
    if not path:
        return [note(f"{words.GREW}: {words.GREW_GONE}")]
    return [link_card(name, words.GREW, routes.go(path), ft.Icons.SPA_OUTLINED, REFLECT)]


@component
def WroteAbout(source: str) -> ft.Control:
    """How often one wrote about something; nothing while the journal is locked."""
    app = use_app()
    reflect = watch(app.reflect)
    lock = watch(app.lock)
    count = reflect.counts("grew").get(source, 0) if lock.is_open else 0
    if not count:
        return ft.Container(visible=False)

    async def read() -> None:
        entries = [entry for entry in reflect.entries if entry.written.grew == source]
        if len(entries) == 1:
            await routes.go(routes.entry(entries[0].id))()
            return
        reflect.show_all()
        reflect.sift("grew", source)
        await routes.go(routes.REFLECT)()

    return link_card(
        words.WROTE,
        words.WROTE_COUNT[min(count, 2)].format(n=count),
        action(read),
        ft.Icons.EDIT_NOTE,
        REFLECT,
    )
