"""How sending stands: to whom, what is in the way, and what the endpoint kept apart."""

from __future__ import annotations

import flet as ft

from app.state.me import Me
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.share.joining import join_fields
from app.ui.theme import AMBER
from app.words import sent
from app.words import share as words


@component
def Standing() -> ft.Control:
    """The card about whom one has joined. Who was signed out elsewhere joins again here."""
    app = use_app()
    me, status = watch(app.me), watch(app.status)
    organisation = str((me.account or {}).get("organisation", ""))
    is_out = me.sending.identity.is_out and status.phase == "attention"
    return card(
        heading(words.WITH.format(organisation=organisation)),
        ft.Semantics(live_region=True, content=body(status.problem or status.line)),
        *(join_fields(me) if is_out else []),
        ft.Row(
            [
                side_button(words.SEND_NOW, action(me.sending.wake), icon=ft.Icons.SYNC),
                quiet_button(sent.LINK, routes.go(routes.SENT)),
            ],
            wrap=True,
        ),
        spacing=12,
    )


def attention(me: Me) -> ft.Control:
    """That the endpoint kept something apart, and where one reads what to do."""
    return tinted(
        strong(words.ATTENTION, AMBER.full),
        body(words.ATTENTION_LEAD),
        *(note(item.message) for item in me.rejections[:3]),
        ft.Row([side_button(words.ATTENTION_GO, routes.go(routes.SENT), AMBER)], wrap=True),
        hue=AMBER,
        icon=ft.Icons.ERROR_OUTLINED,
    )
