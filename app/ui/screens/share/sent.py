"""What was sent and when, what waits, what needs attention and what to do about it."""

from __future__ import annotations

from datetime import datetime

import flet as ft

from app.models.clock import wall
from app.models.moment import LATEST, said
from app.state.sent import Apart, Sent
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.theme import AMBER
from app.words import sent as words


def _when(at: int) -> str:
    day = said(min(at, LATEST - 1), wall())
    return words.AT.format(day=day, time=f"{datetime.fromtimestamp(at / 1000):%H:%M}")


def _waiting(sent: Sent) -> ft.Control:
    if not sent.waiting:
        return card(heading(words.WAITS), body(words.NOTHING_WAITS))
    return card(
        heading(words.WAITS),
        *map(strong, words.counts(sent.waiting)),
        note(words.UNDER_WAY if sent.is_sending else words.WAITS_LEAD),
    )


def _gone(sent: Sent) -> ft.Control:
    lines: list[ft.Control] = []
    if sent.sent:
        one, many = words.SENT_COUNT
        lines.append(body(one if sent.sent == 1 else many.format(n=f"{sent.sent:,}")))
        lines.append(body(words.SENT_LATEST.format(when=_when(sent.latest))))
    else:
        lines.append(body(words.NOTHING_SENT))
    if sent.asked:
        lines.append(note(words.ASKED.format(when=_when(sent.asked))))
    return card(heading(words.SENT), *lines)


def _apart(each: Apart) -> list[ft.Control]:
    advice = words.ADVICE.get(each.rejection.code, words.ADVICE["shape"])
    about = words.ABOUT.format(kinds=", ".join(words.counts(each.kinds)))
    return [
        strong(each.rejection.message),
        *([body(about)] if each.kinds else []),
        body(advice),
    ]


def _attention(sent: Sent) -> ft.Control:
    parts: list[ft.Control] = [heading(words.ATTENTION, color=AMBER.full)]
    if sent.problem:
        parts += [strong(sent.problem), body(words.IN_THE_WAY)]
    if sent.apart:
        parts.append(body(words.KEPT_APART))
        parts += (line for each in sent.apart for line in _apart(each))
    return tinted(*parts, hue=AMBER, icon=ft.Icons.ERROR_OUTLINED)


@component
def WhatWasSent() -> ft.Control:
    """How sending stands, and a way to send now."""
    app = use_app()
    me = watch(app.me)
    # Its line changes with everything that is saved and sent.
    watch(app.status)
    sent = me.sending.stands()
    head = bar(words.TITLE, routes.go(routes.SHARE))

    def send() -> None:
        me.sending.wake()
        tell(words.ASKED_NOW)

    if not sent.is_joined:
        return screen(
            empty(
                ft.Icons.OUTBOX_OUTLINED,
                words.ALONE,
                words.ALONE_LEAD,
                words.JOIN,
                routes.go(routes.SHARE),
            ),
            head=head,
            key="sent",
        )
    return screen(
        *([_attention(sent)] if sent.needs_attention else []),
        _waiting(sent),
        _gone(sent),
        head=head,
        foot=main_button(words.SEND_NOW, action(send), icon=ft.Icons.SYNC),
        key="sent",
    )
