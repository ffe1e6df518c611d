"""The ways out, folded away: stop sending, leave the organisation, erase what the endpoint has."""

from __future__ import annotations

import flet as ft

from app.state.me import Me
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, quiet_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.tap import tap
from app.ui.parts.words import body, note, strong
from app.ui.screens.share.erasing import ErasingCard
from app.ui.theme import AMBER, CARD, LINE, MUTED
from app.words import devices as device_words
from app.words import organisation as organisation_words
from app.words import share as words


@component
def Leaving() -> ft.Control:
    """One line; opened, what each way out takes and what it leaves."""
    app = use_app()
    me, erasing = watch(app.me), watch(app.erasing)
    name = watch(app.belonging).membership.name
    unfolded, unfold = ft.use_state(False)
    # A question that was asked is never folded away.
    is_open = unfolded or erasing.is_asking
    icon = ft.Icons.EXPAND_LESS if is_open else ft.Icons.EXPAND_MORE
    line = ft.Row(
        [
            ft.Column([strong(words.OUT), note(words.OUT_DETAIL)], spacing=4, expand=True),
            ft.Icon(icon, color=MUTED),
        ],
        spacing=14,
    )
    fold = tap(
        line,
        lambda: unfold(not is_open),
        f"{words.OUT}. {words.OUT_DETAIL}",
        expanded=is_open,
        bgcolor=CARD,
        edge=LINE,
        key="out",
    )
    return ft.Column(
        [
            fold,
            *([Stopping(me, key="stopping")] if is_open else []),
            *([_leave(name)] if is_open and name else []),
            *([ErasingCard(app.erasing, key="erasing")] if is_open else []),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@component
def Stopping(me: Me) -> ft.Control:
    """Stopping to send from this device, after a question."""
    is_asking, ask = ft.use_state(False)

    async def leave() -> None:
        await me.leave()
        tell(words.LEFT)

    if not is_asking:
        return card(
            note(words.LEAVE_LEAD),
            ft.Row(
                [grave_button(words.LEAVE, lambda: ask(True), ft.Icons.SYNC_DISABLED)], wrap=True
            ),
            spacing=12,
        )
    waiting = me.store.waiting
    if waiting == 1:
        told = device_words.LEAVE_ONE
    else:
        told = device_words.LEAVE_WAITING if waiting else device_words.LEAVE_NONE
    return tinted(
        strong(device_words.LEAVE_ASK, AMBER.full),
        body(told.format(n=waiting)),
        body(device_words.LEAVE_WORDS),
        ft.Row(
            [
                grave_button(device_words.LEAVE_NOW, action(leave)),
                quiet_button(device_words.LEAVE_KEEP, lambda: ask(False), AMBER),
            ],
            wrap=True,
        ),
        hue=AMBER,
        icon=ft.Icons.SYNC_DISABLED,
    )


def _leave(organisation: str) -> ft.Control:
    """The way to leaving an organisation, which asks on its own page."""
    go = routes.go(routes.ORGANISATION)
    return card(
        note(words.LEAVE_ORGANISATION),
        ft.Row(
            [
                grave_button(
                    organisation_words.LEAVE.format(organisation=organisation), go, ft.Icons.LOGOUT
                )
            ],
            wrap=True,
        ),
        spacing=12,
    )
