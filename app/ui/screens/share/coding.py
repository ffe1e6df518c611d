"""The recovery code of an account: shown once, then typed back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import flet as ft

from app.models.moment import dated
from app.state.codes import RecoveryCodes
from app.state.devices import MyDevices
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.cards import card
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note
from app.ui.theme import INK, TEAL
from app.words import devices as words

Leave = Callable[[], Awaitable[None]]


@component
def RecoveryCodeScreen() -> ft.Control:
    """The step at which one is."""
    app = use_app()
    codes, devices = watch(app.codes), watch(app.devices)

    async def leave() -> None:
        codes.reset()
        await routes.go(routes.SHARE)()

    if codes.step == "shown":
        return _shown(codes, leave)
    if codes.step == "back":
        return _typed_back(codes, leave)
    return _start(codes, devices, leave)


def _start(codes: RecoveryCodes, devices: MyDevices, leave: Leave) -> ft.Control:
    made = devices.known.code if devices.known else None
    return screen(
        body(words.CODE_LEAD),
        *([body(words.CODE_START_MADE.format(day=dated(made)))] if made else []),
        note(words.CODE_ALSO),
        ft.Row([quiet_button(words.CODE_LATER, action(leave))], wrap=True),
        head=bar(words.CODE_TITLE, action(leave)),
        foot=main_button(words.CODE_MAKE, action(codes.show), icon=ft.Icons.KEY),
        key="code-start",
    )


def _shown(codes: RecoveryCodes, leave: Leave) -> ft.Control:
    groups = codes.code.split("-")
    letters = ft.Row(
        [
            ft.Text(group, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM, color=INK)
            for group in groups
        ],
        wrap=True,
        spacing=18,
        run_spacing=6,
    )
    return screen(
        body(words.CODE_WRITE),
        ft.Semantics(
            label=words.CODE_SPOKEN.format(code=", ".join(map(" ".join, groups))),
            container=True,
            content=ft.Semantics(exclude_semantics=True, content=card(letters)),
        ),
        ft.Row([quiet_button(words.CODE_LATER, action(leave))], wrap=True),
        head=bar(words.CODE_TITLE, action(leave)),
        foot=main_button(words.CODE_NEXT, action(codes.to, "back")),
        key="code-shown",
    )


def _typed_back(codes: RecoveryCodes, leave: Leave) -> ft.Control:
    async def confirm() -> None:
        await codes.confirm()
        await leave()
        tell(words.CODE_DONE)

    return screen(
        body(words.CODE_BACK_WORDS),
        Field(
            words.CODE_FIELD,
            codes.typed("back"),
            partial(codes.type, "back"),
            lines=2,
            hue=TEAL,
            capitals=False,
            key=f"back-{codes.turn}",
        ),
        ft.Row(
            [
                quiet_button(words.CODE_AGAIN, action(codes.to, "shown")),
                quiet_button(words.CODE_LATER, action(leave)),
            ],
            wrap=True,
        ),
        head=bar(words.CODE_BACK_TITLE, action(leave)),
        foot=main_button(words.CODE_CONFIRM, action(confirm), icon=ft.Icons.KEY),
        key="code-back",
    )
