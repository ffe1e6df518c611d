"""A lock, offered once: after the first entry is safe."""

from __future__ import annotations

import flet as ft

from app.state.leadwell import Leadwell
from app.state.lock import Lock
from app.state.securing import CODING, PHRASE, PIN, Securing
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import icon_button, main_button, quiet_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.screen import screen
from app.ui.parts.words import body, note, title
from app.ui.screens.reflect.lock.code import coding
from app.ui.screens.reflect.lock.setting import chosen
from app.ui.theme import GREEN, REFLECT
from app.words import lock as words


def after_keeping(lock: Lock, id: str | None) -> str:
    """Return where one goes once an entry is kept: to it, or to the offer of a lock before that."""
    if id is None:
        return routes.REFLECT
    return routes.kept(id) if lock.is_to_offer else routes.entry(id)


def _offer(securing: Securing, id: str) -> ft.Control:
    lock = securing.lock

    def set_with(kind: str) -> None:
        securing.choose(kind)
        securing.go("set")

    async def decline() -> None:
        await lock.decline()
        await routes.go(routes.entry(id))()

    return screen(
        tinted(body(words.OFFER_SAVED), hue=GREEN, icon=ft.Icons.CHECK_CIRCLE_OUTLINED),
        title(words.OFFER),
        body(words.OFFER_PIN),
        body(words.OFFER_PHRASE),
        main_button(words.SET_PIN, action(set_with, PIN), REFLECT, ft.Icons.LOCK_OUTLINED),
        side_button(words.SET_PHRASE, action(set_with, PHRASE), REFLECT),
        note(words.OFFER_NOT),
        ft.Row([quiet_button(words.NOT_NOW, action(decline), REFLECT)]),
        key="lock-offer",
    )


@component
def Offer() -> ft.Control:
    """The offer, and the lock put on; then the entry in the address."""
    app = use_app()
    securing = watch(app.securing)
    watch(app.lock)
    id = ft.use_route_params().get("id", "")
    ft.use_effect(lambda: None, dependencies=[], cleanup=securing.reset)

    async def leave() -> None:
        tell(words.IS_SET)
        await routes.go(routes.entry(id))()

    if securing.step in CODING:
        return coding(securing, leave)
    if securing.step == "set":
        return chosen(securing, securing.set, leave=action(securing.go, "open"))
    return _offer(securing, id)


@component
def LockWay(app: Leadwell) -> ft.Control:
    """From Reflect's page to a lock, for whoever has none; nothing for the others."""
    lock = watch(app.lock)
    if lock.kind:
        return ft.Container(visible=False)
    return icon_button(ft.Icons.LOCK_OUTLINED, words.OFFER_AGAIN, routes.go(routes.ME_LOCK))
