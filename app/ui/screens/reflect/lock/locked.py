"""The locked journal: what opens it, and what to do when that is forgotten."""

from __future__ import annotations

import flet as ft

from app.state.securing import PIN, Securing, Step
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, title
from app.ui.screens.reflect.lock.field import Secret, reveal
from app.ui.screens.reflect.lock.setting import chosen
from app.ui.screens.reflect.lock.trouble import trouble
from app.ui.theme import REFLECT
from app.words import lock as words


def _back(securing: Securing, step: Step) -> ft.Control:
    return bar(words.LOCKED, action(securing.go, step), leave_name=words.BACK)


def _opening(securing: Securing, kind: str) -> ft.Control:
    async def open_it() -> None:
        if await securing.open():
            securing.reset()

    handler = action(open_it)
    return screen(
        ft.Row([ft.Icon(ft.Icons.LOCK_OUTLINED, color=REFLECT.full, size=32)]),
        title(words.HIDDEN_LOCKED if securing.lock.is_hidden else words.LOCKED),
        body(words.LOCKED_WORDS[kind]),
        Secret(
            securing,
            "secret",
            words.YOUR[kind],
            kind,
            is_shown=securing.is_shown,
            on_done=handler,
            key=f"secret-{securing.turn}",
        ),
        reveal(securing),
        *trouble(securing),
        main_button(words.OPEN, handler, REFLECT, ft.Icons.LOCK_OPEN),
        ft.Row([quiet_button(words.FORGOT[kind], action(securing.go, "forgot"), REFLECT)]),
        key="locked",
    )


def _forgot(securing: Securing) -> ft.Control:
    async def recover() -> None:
        await securing.recover()

    handler = action(recover)
    return screen(
        title(words.RECOVER),
        body(words.RECOVER_WORDS),
        Secret(securing, "code", words.CODE, "code", key=f"code-{securing.turn}"),
        *trouble(securing),
        main_button(words.OPEN, handler, REFLECT, ft.Icons.LOCK_OPEN),
        ft.Row([quiet_button(words.NO_CODE, action(securing.go, "lost"), REFLECT)]),
        head=_back(securing, "open"),
        key="locked-forgot",
    )


def _lost(securing: Securing) -> ft.Control:
    async def go_on() -> None:
        securing.reset()
        await securing.lock.show()

    is_hidden = securing.lock.is_hidden
    return screen(
        title(words.LOST),
        body(words.LOST_WORDS),
        bullets(words.LOST_STEPS),
        *([ft.Row([quiet_button(words.GO_ON, action(go_on), REFLECT)])] if is_hidden else []),
        ft.Row([quiet_button(words.AFRESH, action(securing.go, "afresh"), REFLECT)]),
        head=_back(securing, "forgot"),
        key="locked-lost",
    )


def on_the_way(securing: Securing) -> ft.Control | None:
    """The screens for whoever has forgotten what opens the journal; None at other steps."""
    match securing.step:
        case "forgot":
            return _forgot(securing)
        case "lost":
            return _lost(securing)
        case "renew":
            return chosen(securing, securing.set, name=words.RENEW, lead=words.RENEW_WORDS)
        case "afresh":
            return chosen(
                securing,
                securing.start_afresh,
                name=words.AFRESH,
                lead=words.AFRESH_WORDS,
                done=words.AFRESH_NOW,
                leave=action(securing.go, "lost"),
            )
    return None


@component
def Locked() -> ft.Control:
    """What stands in place of the journal, and nothing of it."""
    app = use_app()
    securing = watch(app.securing)
    lock = watch(app.lock)
    return on_the_way(securing) or _opening(securing, lock.kind or PIN)
