"""The lock, changed: reached from Me, for whoever knows what opens it."""

from __future__ import annotations

import flet as ft

from app.state.securing import CODING, PHRASE, Securing
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button, quiet_button
from app.ui.parts.cards import link_card, tinted
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, title
from app.ui.screens.reflect.lock.code import coding
from app.ui.screens.reflect.lock.field import Secret, reveal
from app.ui.screens.reflect.lock.locked import on_the_way
from app.ui.screens.reflect.lock.setting import chosen
from app.ui.screens.reflect.lock.trouble import trouble
from app.ui.theme import AMBER, REFLECT
from app.words import lock as words

HOME = routes.go(routes.ME)


def _asked(securing: Securing, kind: str) -> ft.Control:
    async def ask() -> None:
        if await securing.open():
            securing.go("menu")

    handler = action(ask)
    return screen(
        title(words.ASK),
        body(words.ASK_WORDS[kind]),
        Secret(
            securing,
            "secret",
            words.YOUR[kind],
            kind,
            is_shown=securing.is_shown,
            on_done=handler,
            key=f"ask-{securing.turn}",
        ),
        reveal(securing),
        *trouble(securing),
        main_button(words.CONTINUE, handler, REFLECT),
        ft.Row([quiet_button(words.FORGOT[kind], action(securing.go, "forgot"), REFLECT)]),
        head=bar(words.ME, HOME, leave_name=words.BACK),
        key="lock-ask",
    )


def _menu(securing: Securing) -> ft.Control:
    async def make_code() -> None:
        await securing.show_code()

    older = link_card(
        words.OLDER,
        words.ME_OLDER,
        action(securing.go, "older"),
        ft.Icons.INVENTORY_2_OUTLINED,
        REFLECT,
    )
    return screen(
        title(words.MENU),
        link_card(
            words.CHANGE, words.CHANGE_WORDS, action(securing.go, "set"), ft.Icons.PIN, REFLECT
        ),
        link_card(
            words.NEW_CODE,
            words.NEW_CODE_WORDS,
            action(make_code),
            ft.Icons.KEY_OUTLINED,
            REFLECT,
        ),
        *([older] if securing.foreign else []),
        link_card(
            words.REMOVE,
            words.REMOVE_WORDS,
            action(securing.go, "remove"),
            ft.Icons.LOCK_OPEN,
            AMBER,
        ),
        *trouble(securing),
        head=bar(words.ME, HOME, leave_name=words.BACK),
        key="lock-menu",
    )


def _removing(securing: Securing) -> ft.Control:
    async def remove() -> None:
        if await securing.remove():
            securing.reset()
            await HOME()
            tell(words.REMOVED)

    return screen(
        title(words.REMOVE),
        tinted(body(words.REMOVE_WORDS), hue=AMBER, icon=ft.Icons.WARNING_AMBER),
        *trouble(securing),
        ft.Row([grave_button(words.REMOVE, action(remove), ft.Icons.LOCK_OPEN)]),
        head=bar(words.ME, action(securing.go, "menu"), leave_name=words.BACK),
        key="lock-remove",
    )


def _older(securing: Securing) -> ft.Control:
    async def adopt() -> None:
        if await securing.adopt():
            securing.go("menu")
            tell(words.ADOPTED)

    handler = action(adopt)
    return screen(
        title(words.OLDER),
        body(words.OLDER_WORDS),
        Secret(
            securing,
            "older",
            words.OLDER_FIELD,
            PHRASE,
            is_shown=securing.is_shown,
            on_done=handler,
            key=f"older-{securing.turn}",
        ),
        reveal(securing),
        *trouble(securing),
        main_button(words.OPEN, handler, REFLECT, ft.Icons.LOCK_OPEN),
        head=bar(words.ME, action(securing.go, "menu"), leave_name=words.BACK),
        key="lock-older",
    )


@component
def LockMenu() -> ft.Control:
    """The lock, as one comes to it from Me."""
    app = use_app()
    securing = watch(app.securing)
    lock = watch(app.lock)
    # Whoever comes next is asked again.
    ft.use_effect(securing.reset, dependencies=[], cleanup=securing.reset)

    async def change() -> None:
        had_code = lock.has_code
        if await securing.set() and had_code:
            await HOME()
            tell(words.CHANGED)

    async def leave() -> None:
        await HOME()

    if securing.step in CODING:
        return coding(securing, leave)
    if not lock.kind:
        return chosen(securing, securing.set, leave=HOME)
    if not lock.is_open or securing.step not in ("menu", "set", "older", "remove"):
        return on_the_way(securing) or _asked(securing, lock.kind)
    match securing.step:
        case "set":
            return chosen(securing, change, leave=action(securing.go, "menu"))
        case "older":
            return _older(securing)
        case "remove":
            return _removing(securing)
    return _menu(securing)
