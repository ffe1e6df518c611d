"""That a device was added: said on all the others, for seven days."""

from __future__ import annotations

import flet as ft

from app.models.moment import said
from app.state.devices import MyDevices
from app.ui import routes
from app.ui.component import action
from app.ui.parts.buttons import grave_button, quiet_button
from app.ui.parts.cards import tinted
from app.ui.parts.words import body, strong
from app.ui.screens.share.naming import called
from app.ui.theme import AMBER
from app.words import devices as words


def added(devices: MyDevices) -> list[ft.Control]:
    """A word about each new device, with both answers."""

    async def not_me(id: str) -> None:
        devices.ask_to_revoke(id)
        await routes.go(routes.DEVICES)()

    return [
        tinted(
            strong(words.NEW_TITLE, AMBER.full),
            body(words.NEW_WORDS.format(name=called(each), day=said(each.created, devices.now()))),
            ft.Row(
                [
                    quiet_button(words.NEW_MINE, action(devices.own, each.id), AMBER),
                    grave_button(words.NEW_NOT_ME, action(not_me, each.id)),
                ],
                wrap=True,
            ),
            hue=AMBER,
            icon=ft.Icons.DEVICES,
        )
        for each in devices.added
    ]
