"""The ways from Share to one's devices, to another one and to the recovery code."""

from __future__ import annotations

import flet as ft

from app.models.moment import dated
from app.state.devices import MyDevices
from app.state.me import Me
from app.ui import routes
from app.ui.component import action
from app.ui.parts.buttons import quiet_button, side_button
from app.ui.parts.cards import card, link_card, tinted
from app.ui.parts.words import body, heading, strong
from app.ui.screens.share.linking import Link
from app.ui.theme import AMBER
from app.words import devices as words
from app.words import share


def device_ways(devices: MyDevices, me: Me) -> list[ft.Control]:
    """A heading, and what leads to them."""
    known = devices.known
    if known is not None and known.code is not None:
        detail = words.CODE_MADE.format(day=dated(known.code))
    else:
        detail = words.CODE_NONE_SEVERAL if known else words.CODE_UNKNOWN
    go = routes.go
    code_card = link_card(
        words.CODE_WAY, detail, go(routes.RECOVERY_CODE), ft.Icons.KEY, key="code"
    )
    return [
        heading(words.HEADING),
        link_card(words.WAY, words.WAY_DETAIL, go(routes.DEVICES), ft.Icons.DEVICES, key="devices"),
        _another(devices, me),
        # Who is at risk is asked at the top to make one.
        *([] if devices.is_at_risk else [code_card]),
    ]


def _another(devices: MyDevices, me: Me) -> ft.Control:
    """A code for another device, once it was asked for."""
    if not me.link_code:
        icon = ft.Icons.ADD_TO_HOME_SCREEN
        return ft.Row([side_button(share.LINK, action(me.link), icon=icon)], wrap=True)
    return card(
        Link(me.link_code, devices.address(me.link_code)),
        ft.Row([quiet_button(share.HIDE, action(me.hide_link))], wrap=True),
    )


def at_risk() -> ft.Control:
    """That the journal could be lost with this device."""
    return tinted(
        strong(words.CODE_ASK_TITLE, AMBER.full),
        body(words.CODE_ASK),
        ft.Row(
            [side_button(words.CODE_ASK_NOW, routes.go(routes.RECOVERY_CODE), AMBER)], wrap=True
        ),
        hue=AMBER,
        icon=ft.Icons.KEY,
    )
