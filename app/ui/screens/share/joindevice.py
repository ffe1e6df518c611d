"""Joining another device of one's own by the address that its code is."""

from __future__ import annotations

import flet as ft

from app.state.devices import parts_of
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note
from app.words import devices as words
from app.words import share as share_words


@component
def JoinDevice() -> ft.Control:
    """What joining means, and the one button that does it."""
    app = use_app()
    me = watch(app.me)
    found = parts_of(str(ft.use_route_params().get("code", "")))
    back = routes.go(routes.SHARE)
    head = bar(words.JOIN_TITLE, back)

    async def join() -> None:
        if found is not None:
            await me.join_by(*found)
            account = me.account or {}
            await back()
            tell(share_words.JOINED.format(organisation=account.get("organisation", "")))

    if me.account is not None and not me.sending.identity.is_out:
        said = words.JOIN_ALREADY.format(organisation=me.account.get("organisation", ""))
        return screen(body(said), head=head, foot=main_button(words.BACK, back), key="join")
    if found is None:
        return screen(
            body(words.JOIN_BROKEN), head=head, foot=main_button(words.BACK, back), key="join"
        )
    return screen(
        body(words.JOIN_WORDS),
        note(words.JOIN_KEPT),
        *([note(words.JOIN_ENDPOINT.format(endpoint=found[1]))] if found[1] else []),
        head=head,
        foot=main_button(words.JOIN_NOW, action(join), icon=ft.Icons.DEVICES),
        key="join",
    )
