"""One round: the code to give, how many have answered, what may be seen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress

import flet as ft

from app.errors import LeadwellError
from app.models.moment import written_day
from app.models.view_round import Round
from app.state.views import Views
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button, quiet_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.reflect.views.seen import seen
from app.ui.screens.visit.code import Code
from app.ui.theme import AMBER, REFLECT
from app.words import views as words

Ask = Callable[[str], None]


def counted(views: Views, round: Round) -> str:
    """Return how many have answered, in words."""
    count = views.count(round)
    if count is None:
        return words.COUNT_UNKNOWN
    return words.COUNT[min(count, 2)].format(n=count, all=round.most)


def _sure(
    lead: str, sure: str, do: Callable[[], Awaitable[None]], keep: str, ask: Ask
) -> ft.Control:
    """A question before what cannot be undone."""
    return tinted(
        body(lead),
        ft.Row(
            [
                grave_button(sure, action(do)),
                quiet_button(keep, lambda: ask(""), REFLECT),
            ],
            wrap=True,
        ),
        hue=AMBER,
    )


def _giving(views: Views, round: Round) -> list[ft.Control]:
    if views.is_over(round):
        return [tinted(body(words.OVER), hue=AMBER)]
    address = views.address(round)
    return [
        heading(words.GIVE),
        body(words.GIVE_WORDS),
        *([Code(address, words.CODE_NAME, REFLECT, key=address)] if address else []),
        note(words.UNTIL.format(day=written_day(round.request.until))),
        note(words.ONLINE if round.way == "endpoint" else words.CARRIED),
    ]


def _waiting(views: Views, round: Round) -> list[ft.Control]:
    """How many have answered, and whether one may look."""
    count = views.count(round)
    controls: list[ft.Control] = [
        ft.Semantics(live_region=True, content=strong(counted(views, round)))
    ]
    if count is not None and count >= round.most:
        controls.append(note(words.MANY_ANSWERS))
    if not views.is_here(round):
        controls.append(tinted(body(words.ELSEWHERE), hue=AMBER))
    elif views.can_look(round):
        controls.append(body(words.CAN_LOOK))
    else:
        controls.append(note(words.FEW_MORE if round.looks else words.FEW))
    return controls


def _ways(views: Views, round: Round, asked: str, ask: Ask) -> list[ft.Control]:
    """Closing the round and throwing it away, each with a question first."""

    async def close() -> None:
        await views.look(round, close=True)
        ask("")
        tell(words.CLOSED)

    async def forget() -> None:
        await views.forget(round)
        await routes.go(routes.VIEWS)()
        tell(words.FORGOTTEN)

    if asked == "close":
        return [_sure(words.CLOSE_WORDS, words.CLOSE_SURE, close, words.KEEP_OPEN, ask)]
    if asked == "forget":
        return [_sure(words.FORGET_WORDS, words.FORGET_SURE, forget, words.KEEP, ask)]
    buttons: list[ft.Control] = [
        grave_button(words.FORGET, lambda: ask("forget"), ft.Icons.DELETE_OUTLINED)
    ]
    if not round.is_closed and views.is_here(round):
        buttons.insert(0, side_button(words.CLOSE, lambda: ask("close"), REFLECT))
        if round.way == "endpoint":
            buttons.insert(
                0,
                side_button(words.FETCH, action(views.fetch, round), REFLECT, ft.Icons.DOWNLOAD),
            )
    return [ft.Row(buttons, wrap=True, spacing=12, run_spacing=12)]


@component
def RoundScreen() -> ft.Control:
    """The round in the address."""
    app = use_app()
    reflect = watch(app.reflect)
    views = watch(app.views)
    asked, ask = ft.use_state("")
    id = ft.use_route_params().get("id", "")
    round = views.round(id)
    is_there = round is not None

    async def fetch() -> None:
        there = views.round(id)
        if there is not None:
            # Nobody asked for it: where there is no network there is nothing to say.
            with suppress(LeadwellError):
                await views.fetch(there)

    ft.use_effect(action(fetch), dependencies=[id, is_there])
    head = bar(words.TITLE, routes.go(routes.VIEWS), leave_name=words.TO_VIEWS)
    if round is None and reflect.is_opening:
        return screen(note(words.OPENING), head=head)
    if round is None:
        return screen(
            empty(
                ft.Icons.DIVERSITY_3,
                words.GONE,
                words.GONE_WORDS,
                words.TO_VIEWS,
                routes.go(routes.VIEWS),
                REFLECT,
            ),
            head=head,
        )
    there = round
    can_look = views.can_look(there)
    giving = [] if there.is_closed else _giving(views, there)
    waiting = (
        [note(words.ROUND_CLOSED), note(counted(views, there))]
        if there.is_closed
        else _waiting(views, there)
    )
    # Once somebody has answered, that is what one comes for.
    has_come = bool(views.count(there)) or bool(there.looks) or there.is_closed
    parts = (waiting, seen(views, there), giving) if has_come else (giving, waiting)
    return screen(
        *(control for part in parts for control in part),
        *_ways(views, there, asked, ask),
        head=head,
        foot=main_button(words.LOOK, action(views.look, there), REFLECT, ft.Icons.VISIBILITY)
        if can_look and not asked
        else None,
        key=f"views-{there.id}",
    )
