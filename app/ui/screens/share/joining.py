"""Joining an organisation or another device, and what is sent."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.state.me import Me
from app.state.status import Status
from app.ui.component import action, tell
from app.ui.parts.buttons import grave_button, quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading, note, strong
from app.ui.theme import AMBER, TEAL
from app.words import share as words


def _join(me: Me) -> list[ft.Control]:
    async def joined(do: str) -> None:
        await (me.enrol() if do == "enrol" else me.join())
        account = me.account or {}
        tell(words.JOINED.format(organisation=account.get("organisation", "")))

    return [
        body(words.SHARE_OFF),
        Field(
            words.CODE,
            me.typed("code"),
            partial(me.type, "code"),
            hue=TEAL,
            capitals=False,
            key="code",
        ),
        Field(
            words.ENDPOINT,
            me.typed("endpoint"),
            partial(me.type, "endpoint"),
            hue=TEAL,
            capitals=False,
            key="endpoint",
        ),
        ft.Row(
            [
                side_button(words.ENROL, action(joined, "enrol"), icon=ft.Icons.GROUP_ADD_OUTLINED),
                side_button(words.JOIN, action(joined, "join"), icon=ft.Icons.DEVICES),
            ],
            wrap=True,
        ),
    ]


def _joined(me: Me, status: Status, organisation: str) -> list[ft.Control]:
    async def leave() -> None:
        await me.leave()
        tell(words.LEFT)

    controls: list[ft.Control] = [
        strong(words.WITH.format(organisation=organisation)),
        note(status.line),
        *([note(status.problem)] if status.problem else []),
    ]
    if me.link_code:
        controls += [
            ft.Text(me.link_code, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM),
            note(words.LINK_LEAD),
            quiet_button(words.HIDE, action(me.hide_link)),
        ]
    controls.append(
        ft.Row(
            [
                side_button(words.SEND_NOW, action(me.sending.wake), icon=ft.Icons.SYNC),
                side_button(words.LINK, action(me.link), icon=ft.Icons.DEVICES),
                grave_button(words.LEAVE, action(leave)),
            ],
            wrap=True,
        )
    )
    return controls


def joining(me: Me, status: Status) -> ft.Control:
    """The card about whom one has joined, or how to join."""
    account = me.account
    if account is None:
        return card(heading(words.SHARE), *_join(me), spacing=12)
    organisation = str(account.get("organisation", ""))
    return card(heading(words.SHARE), *_joined(me, status, organisation), spacing=12)


def attention(me: Me) -> ft.Control:
    """What the endpoint kept apart."""
    return tinted(
        strong(words.ATTENTION, AMBER.full),
        note(words.ATTENTION_LEAD),
        *(body(item.message) for item in me.rejections),
        hue=AMBER,
        icon=ft.Icons.ERROR_OUTLINED,
    )
