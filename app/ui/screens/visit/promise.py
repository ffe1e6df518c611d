"""One promise, and what became of it."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.models.visit import PromiseState
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.choices import chips
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, title
from app.ui.screens.visit.heard import TeamSaid
from app.ui.screens.visit.listing import promise_detail
from app.ui.screens.visit.summary import Gone
from app.ui.theme import PROMISE
from app.words import visit as words


@component
def PromiseScreen() -> ft.Control:
    """The promise in the address."""
    visits = watch(use_app().visits)
    id = ft.use_route_params().get("id", "")
    promise = next((each for each in visits.promises if each.id == id), None)
    if promise is None:
        return Gone()

    async def choose(state: str) -> None:
        await visits.set_state(promise, cast(PromiseState, state))

    return screen(
        title(promise.words),
        body(promise_detail(visits, promise)),
        note(words.PROMISED_AT.format(place=promise.place)),
        heading(words.WHAT_BECAME),
        chips(list(words.STATES.items()), promise.state, choose, hue=PROMISE),
        TeamSaid(promise.id),
        head=bar(words.PROMISE, routes.go(routes.VISIT)),
        key=f"promise-{promise.id}",
    )
