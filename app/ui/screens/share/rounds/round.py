"""One round: how it stands, one's own reply, and what the replies show together."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.team_round import Round
from app.state.leadwell import Leadwell
from app.state.rounds import Rounds
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, side_button
from app.ui.parts.cards import card, link_card
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.share.asking import sure
from app.ui.screens.share.rounds.result import shown
from app.ui.screens.share.rounds.telling import as_of, stands
from app.ui.theme import TEAL
from app.words import rounds as words


def gone() -> ft.Control:
    """Say that a round is not here."""
    return screen(
        empty(
            ft.Icons.DIVERSITY_3,
            words.GONE,
            words.GONE_WORDS,
            words.GO,
            routes.go(routes.ROUNDS),
        )
    )


@component
def Leading(rounds: Rounds, round: Round) -> ft.Control:
    """What who leads a round may do, after a question each."""
    asking, ask = ft.use_state("")

    async def look() -> None:
        ask("")
        await rounds.look(round)
        tell(words.LOOKED)

    async def close() -> None:
        ask("")
        await rounds.close(round)
        tell(words.CLOSED_NOW)

    leave = partial(ask, "")
    if asking == "look":
        question = sure(words.LOOK_SURE, words.LOOK_YES, look, words.KEEP, leave)
    elif asking == "close":
        question = sure(words.CLOSE_SURE, words.CLOSE_YES, close, words.KEEP, leave)
    else:
        look_first = [side_button(words.LOOK, action(ask, "look"))] if round.can_look else []
        question = ft.Row([*look_first, side_button(words.CLOSE, action(ask, "close"))], wrap=True)
    return card(heading(words.LEADING), question)


def _own(round: Round, *, is_open: bool) -> ft.Control:
    way = routes.go(routes.team_round(round.id, "reply"))
    if not is_open:
        told = words.REPLIED_ENDED if round.has_replied else words.NOT_REPLIED_ENDED
        return card(heading(words.YOURS), body(told))
    if round.has_replied:
        button = side_button(words.SHOW_REPLY, way)
        return card(heading(words.YOURS), body(words.REPLIED_OWN), ft.Row([button], wrap=True))
    return card(heading(words.YOURS), body(words.NOT_REPLIED))


def _result(app: Leadwell, rounds: Rounds, round: Round, *, is_open: bool) -> list[ft.Control]:
    found = round.result
    if found is None:
        return [note(words.NOT_YET if is_open else words.TOO_FEW)]
    before = rounds.before(round)
    late = round.replied - found.replies
    return [
        link_card(
            words.SHEET,
            words.SHEET_DETAIL,
            routes.go(routes.team_round(round.id, "sheet")),
            ft.Icons.DESCRIPTION_OUTLINED,
            TEAL,
        ),
        *([note(words.LEFT_OUT.format(n=late))] if late > 0 and not is_open else []),
        *shown(found, app.pack.areas, before.result if before is not None else None),
    ]


@component
def RoundScreen() -> ft.Control:
    """The round in the address."""
    app = use_app()
    rounds = watch(app.rounds)
    watch(app.belonging)
    id = ft.use_route_params().get("id", "")
    ft.use_effect(action(rounds.fetch_quietly), [id])
    round = rounds.round(id)
    if round is None:
        return gone()
    is_open = round.is_open(rounds.now())
    may_reply = is_open and not round.has_replied and bool(rounds.team(round))
    return screen(
        strong(words.ROUND.format(title=round.title, team=rounds.team(round))),
        body(stands(rounds, round)),
        note(as_of(rounds)),
        _own(round, is_open=is_open),
        *([Leading(rounds, round, key=f"leading-{id}")] if is_open and round.leads else []),
        *_result(app, rounds, round, is_open=is_open),
        note(words.NEVER),
        head=bar(words.TITLE, routes.go(routes.ROUNDS)),
        foot=main_button(words.REPLY, routes.go(routes.team_round(id, "reply")), TEAL)
        if may_reply
        else None,
        key=f"round-{id}",
    )
