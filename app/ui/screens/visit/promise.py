"""One promise, what became of it, and how it came to that."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.promise import Promise
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, title
from app.ui.screens.visit.changing import Moving, Rewording
from app.ui.screens.visit.days import promise_event, save_days
from app.ui.screens.visit.heard import TeamSaid
from app.ui.screens.visit.promised import promise_detail
from app.ui.screens.visit.settling import Settling
from app.ui.screens.visit.story import story
from app.ui.theme import AMBER, PROMISE, VISIT
from app.words import promises as words


def _open(visits: Visits, promise: Promise) -> list[ft.Control]:
    """What can be done with a promise while it is open."""
    if promise.state != "open":
        return []

    async def save() -> None:
        await save_days([promise_event(promise)], visits.now())

    return [
        Moving(visits, promise, key=f"moving-{promise.id}"),
        Rewording(visits, promise, key=f"rewording-{promise.id}"),
        side_button(words.CALENDAR, action(save), PROMISE, ft.Icons.EVENT),
        note(words.CALENDAR_NOTE),
    ]


@component
def PromiseScreen() -> ft.Control:
    """The promise in the address."""
    visits = watch(use_app().visits)
    promise = visits.promising.find(ft.use_route_params().get("id", ""))
    if promise is None:
        return Gone()

    async def remove() -> None:
        await visits.promising.remove(promise)
        await routes.go(routes.VISIT)()
        tell(words.REMOVED_SAID, partial(visits.promising.put_back, promise))

    parts: list[ft.Control] = []
    if promise.conflicts:
        parts.append(tinted(body(words.TORN), hue=AMBER, icon=ft.Icons.CALL_SPLIT))
    parts.append(Settling(visits, promise, key=f"settling-{promise.id}"))
    parts.append(TeamSaid(promise.id))
    parts += _open(visits, promise)
    parts += [heading(words.HISTORY), story(visits.promising.history(promise), visits.today)]
    if visits.visit(promise.visit) is not None:
        its = routes.go(routes.visit(promise.visit))
        parts.append(side_button(words.ITS_VISIT, its, VISIT, ft.Icons.DIRECTIONS_WALK))
    return screen(
        title(promise.words),
        body(promise_detail(visits, promise)),
        note(words.PROMISED_AT.format(place=promise.place)),
        *parts,
        grave_button(words.REMOVE, action(remove), ft.Icons.DELETE_OUTLINED),
        note(words.REMOVE_LEAD),
        head=bar(words.PROMISE, routes.go(routes.VISIT)),
        key=f"promise-{promise.id}",
    )


@component
def Gone() -> ft.Control:
    """Say that a promise is not here."""
    return screen(
        empty(
            ft.Icons.HANDSHAKE_OUTLINED,
            words.GONE,
            words.GONE_WORDS,
            words.BACK,
            routes.go(routes.VISIT),
            PROMISE,
        )
    )
