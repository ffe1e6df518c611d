"""Joining an organisation or another device, what is sent, and how to stop."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.state.me import Me
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.share.linking import Link
from app.ui.theme import AMBER, TEAL
from app.words import devices as device_words
from app.words import share as words


@component
def Joining() -> ft.Control:
    """The card about whom one has joined, or how to join."""
    app = use_app()
    me, status, devices = watch(app.me), watch(app.status), watch(app.devices)
    is_leaving, ask = ft.use_state(False)
    if me.account is None:
        return card(heading(words.SHARE), body(words.SHARE_OFF), *_join(me), spacing=12)
    organisation = str(me.account.get("organisation", ""))

    async def leave() -> None:
        await me.leave()
        ask(False)
        tell(words.LEFT)

    controls: list[ft.Control] = [
        strong(words.WITH.format(organisation=organisation)),
        note(status.line),
        *([note(status.problem)] if status.problem else []),
    ]
    if me.sending.identity.is_out and status.phase == "attention":
        controls += _join(me)
    if me.link_code:
        controls.append(Link(me.link_code, devices.address(me.link_code)))
        controls.append(ft.Row([quiet_button(words.HIDE, action(me.hide_link))]))
    if is_leaving:
        question = _question(me)
        keep = quiet_button(device_words.LEAVE_KEEP, lambda: ask(False), AMBER)
        yes = grave_button(device_words.LEAVE_NOW, action(leave))
        controls.append(tinted(*question, ft.Row([yes, keep], wrap=True), hue=AMBER))
    controls.append(
        ft.Row(
            [
                side_button(words.SEND_NOW, action(me.sending.wake), icon=ft.Icons.SYNC),
                side_button(words.LINK, action(me.link), icon=ft.Icons.DEVICES),
                *([] if is_leaving else [grave_button(words.LEAVE, lambda: ask(True))]),
            ],
            wrap=True,
        )
    )
    return card(heading(words.SHARE), *controls, spacing=12)


def _join(me: Me) -> list[ft.Control]:
    async def joined(do: str) -> None:
        await (me.enrol() if do == "enrol" else me.join())
        account = me.account or {}
        tell(words.JOINED.format(organisation=account.get("organisation", "")))

    return [
        *(
            Field(
                name,
                me.typed(field),
                partial(me.type, field),
                hue=TEAL,
                capitals=False,
                key=field,
            )
            for field, name in (("code", words.CODE), ("endpoint", words.ENDPOINT))
        ),
        ft.Row(
            [
                side_button(words.ENROL, action(joined, "enrol"), icon=ft.Icons.GROUP_ADD_OUTLINED),
                side_button(words.JOIN, action(joined, "join"), icon=ft.Icons.DEVICES),
                quiet_button(device_words.LOST, routes.go(routes.RECOVER), icon=ft.Icons.KEY),
            ],
            wrap=True,
        ),
    ]


def _question(me: Me) -> list[ft.Control]:
    waiting = len(me.store.outbox)
    if waiting == 1:
        told = device_words.LEAVE_ONE
    else:
        told = device_words.LEAVE_WAITING if waiting else device_words.LEAVE_NONE
    return [
        strong(device_words.LEAVE_ASK, AMBER.full),
        body(told.format(n=waiting)),
        body(device_words.LEAVE_WORDS),
    ]


def attention(me: Me) -> ft.Control:
    """What the endpoint kept apart."""
    return tinted(
        strong(words.ATTENTION, AMBER.full),
        note(words.ATTENTION_LEAD),
        *(body(item.message) for item in me.rejections),
        hue=AMBER,
        icon=ft.Icons.ERROR_OUTLINED,
    )
