"""The ways from Share to one's devices and to the recovery code."""

from __future__ import annotations

import flet as ft

from app.models.moment import dated
from app.state.devices import MyDevices
from app.ui import routes
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import link_card, tinted
from app.ui.parts.words import body, strong
from app.ui.theme import AMBER
from app.words import devices as words


def device_ways(devices: MyDevices) -> list[ft.Control]:
    """What leads to them."""
    known = devices.known
    if known is not None and known.code is not None:
        detail = words.CODE_MADE.format(day=dated(known.code))
    else:
        detail = words.CODE_NONE if devices.is_at_risk else words.CODE_NONE_SEVERAL
    go = routes.go
    return [
        link_card(words.WAY, words.WAY_DETAIL, go(routes.DEVICES), ft.Icons.DEVICES, key="devices"),
        link_card(words.CODE_WAY, detail, go(routes.RECOVERY_CODE), ft.Icons.KEY, key="code"),
    ]


def at_risk() -> ft.Control:
    """That the journal could be lost with this device."""
    return tinted(
        strong(words.CODE_ASK_TITLE, AMBER.full),
        body(words.CODE_ASK),
        ft.Row([side_button(words.CODE_ASK_NOW, routes.go(routes.RECOVERY_CODE), AMBER)]),
        hue=AMBER,
        icon=ft.Icons.KEY,
    )
