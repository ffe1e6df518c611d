"""What every screen of strengths begins with: the answers, opened, or why there are none."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.state.strengths import Strengths
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import note
from app.ui.screens.reflect.private import private
from app.ui.theme import REFLECT
from app.words import strengths as words


def opened(path: str, show: Callable[..., ft.Control]) -> ft.Route:
    """Return the route to a screen that is shown once the answers were opened; `show` is a
    component, of the assessment where the address names one.

    It alone follows the state, and draws `show` anew: where components one in another follow the
    same, Flet draws them in any order, and a field may miss its turn (seen with 1.0.5).
    """

    @component
    def Opened() -> ft.Control:
        strengths: Strengths = watch(use_app().strengths)
        reflect = watch(strengths.reflect)
        watch(use_app().views)
        id = ft.use_route_params().get("id", "")

        async def load() -> None:
            await strengths.load()
            if id:
                await reflect.reach(id)

        ft.use_effect(action(load), dependencies=[id, strengths.is_loaded])
        some = strengths.find(id)
        if not strengths.is_loaded or (id and some is None and reflect.is_opening):
            return screen(note(words.OPENING), head=bar(words.TITLE, routes.go(routes.STRENGTHS)))
        if not id:
            return show()
        return _gone() if some is None else show(some)

    return private(path, Opened)


def _gone() -> ft.Control:
    return screen(
        empty(
            ft.Icons.INSIGHTS,
            words.GONE,
            words.GONE_WORDS,
            words.GO,
            routes.go(routes.STRENGTHS),
            REFLECT,
        )
    )
