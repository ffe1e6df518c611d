"""One's reply to a round: exactly what would go, sending it, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import flet as ft

from app.models.content import Area
from app.models.moment import said
from app.models.team_profile import Reply
from app.models.team_round import Round
from app.state.rounds import NothingToGive, Rounds
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, note, strong
from app.ui.screens.share.rounds.round import gone
from app.ui.screens.share.rounds.telling import reply_lines
from app.ui.theme import AMBER, REFLECT
from app.words import rounds as words


def figures(reply: Reply, areas: Sequence[Area]) -> list[ft.Control]:
    """Return the figures of a reply, area by area."""
    return [
        card(strong(area.name), *(body(line) for line in reply_lines(reply[area.id])))
        for area in areas
        if area.id in reply
    ]


def _given(rounds: Rounds, round: Round, areas: Sequence[Area], *, is_open: bool) -> ft.Control:
    async def withdraw() -> None:
        await rounds.withdraw(round)
        tell(words.WITHDRAWN)
        await routes.go(routes.team_round(round.id))()

    result = round.result
    return screen(
        body(words.REPLIED_OWN if is_open else words.REPLIED_ENDED),
        *figures(rounds.own.get(round.id, {}), areas),
        *(
            [note(words.WITHDRAW_SHOWN.format(n=result.replies))]
            if result is not None and is_open
            else []
        ),
        *(
            [ft.Row([grave_button(words.WITHDRAW, action(withdraw), ft.Icons.UNDO)], wrap=True)]
            if is_open
            else []
        ),
        head=bar(words.YOURS, routes.go(routes.team_round(round.id))),
        key=f"reply-{round.id}",
    )


def _nothing(round: Round) -> ft.Control:
    return screen(
        empty(
            ft.Icons.INSIGHTS,
            words.NOTHING_TO_GIVE,
            words.NOTHING_TO_GIVE_WORDS,
            words.BEGIN,
            routes.go(routes.STRENGTHS),
            REFLECT,
        ),
        head=bar(words.REPLY, routes.go(routes.team_round(round.id))),
        key=f"reply-{round.id}",
    )


@component
def ReplyScreen() -> ft.Control:
    """The reply to the round in the address."""
    app = use_app()
    rounds = watch(app.rounds)
    strengths = watch(app.strengths)
    reflect = watch(app.reflect)
    watch(app.belonging)
    id = ft.use_route_params().get("id", "")

    async def load() -> None:
        await strengths.load()
        await rounds.recall(id)

    ft.use_effect(action(load), [id, strengths.is_loaded])
    round = rounds.round(id)
    if round is None:
        return gone()
    is_open = round.is_open(rounds.now())
    back = bar(words.REPLY, routes.go(routes.team_round(id)))
    if not strengths.is_loaded or (rounds.newest is None and reflect.is_opening):
        return screen(note(words.OPENING), head=back)
    if round.has_replied or not is_open:
        return _given(rounds, round, app.pack.areas, is_open=is_open)
    try:
        reply = rounds.reply()
    except NothingToGive:
        return _nothing(round)
    some = rounds.newest
    assert some is not None
    day = said(some.said.finished_at or some.begun_at, rounds.now())

    async def send() -> None:
        await rounds.send(round)
        tell(words.SENT)
        await routes.go(routes.team_round(id))()

    return screen(
        body(words.GIVE_LEAD.format(day=day)),
        tinted(body(words.GIVE_NOT), hue=REFLECT, icon=ft.Icons.LOCK_OUTLINED),
        *figures(reply, app.pack.areas),
        tinted(body(words.GIVE_HONEST), hue=AMBER, icon=ft.Icons.INFO_OUTLINED),
        head=bar(words.GIVE_TITLE, routes.go(routes.team_round(id))),
        foot=main_button(words.SEND, action(partial(send)), REFLECT, ft.Icons.SEND),
        key=f"reply-{id}",
    )
