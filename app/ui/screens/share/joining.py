"""Joining an organisation or another device of one's own."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.state.me import Me
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card, link_card
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading
from app.ui.theme import TEAL
from app.words import devices as device_words
from app.words import share as words
from app.words import signin


@component
def Joining() -> ft.Control:
    """What joining means, and the fields for a code."""
    me = watch(use_app().me)
    return card(
        heading(words.SHARE),
        *map(body, words.SHARE_OFF),
        *join_fields(me),
        spacing=12,
    )


def join_fields(me: Me) -> list[ft.Control]:
    """A code, an address, and what to do with them."""

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
            ],
            wrap=True,
        ),
    ]


def other_joins() -> list[ft.Control]:
    """How one joins without such a code."""
    go = routes.go
    return [
        heading(words.WITHOUT_CODE),
        link_card(signin.WAY, signin.WAY_DETAIL, go(routes.SIGN_IN), ft.Icons.LOGIN, key="sign-in"),
        link_card(
            device_words.LOST,
            device_words.LOST_DETAIL,
            go(routes.RECOVER),
            ft.Icons.KEY,
            key="recover",
        ),
    ]
