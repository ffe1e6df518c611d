"""The doors for what a colleague hands on: a file, and the codes of a visit."""

from __future__ import annotations

import flet as ft

from app.errors import LeadwellError
from app.models.parcel import part
from app.state.arrival import Arrival
from app.state.found import Waiting
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.files import pick_file
from app.ui.parts.buttons import quiet_button, side_button
from app.ui.parts.cards import card, link_card
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.parts.working import Working
from app.ui.screens.visit.found import added, looked_at
from app.ui.theme import VISIT
from app.words import together as words


def _waiting(arrival: Arrival, waiting: Waiting) -> ft.Control:
    """How far the codes of one visit have come."""
    missing = waiting.missing
    look = routes.go(routes.visit_code(waiting.code))
    if not missing:
        name = words.PARTS_ALL.format(n=waiting.count)
        return link_card(name, words.PARTS_ALL_DETAIL, look, ft.Icons.QR_CODE_2, VISIT)
    return card(
        strong(words.PARTS_HERE.format(n=len(waiting.here), all=waiting.count)),
        body(
            words.PARTS_MISSING[min(len(missing), 2) - 1].format(codes=", ".join(map(str, missing)))
        ),
        note(words.PART_NEXT),
        ft.Row([quiet_button(words.PUT_AWAY, action(arrival.forget, waiting.digest), VISIT)]),
    )


@component
def FromColleague() -> ft.Control:
    """The door for files and codes from somebody else."""
    app = use_app()
    arrival = watch(app.together.arrival)
    work = watch(arrival.work)
    me = watch(app.me)
    if arrival.found is not None:
        return looked_at(arrival, me, arrival.found)
    if arrival.done is not None:
        return added(app.together, arrival.done)

    async def pick() -> None:
        data = await pick_file()
        if data is not None:
            await arrival.open_file(data)

    async def follow() -> None:
        await routes.go(routes.visit_code(arrival.code_typed()))()

    parts = [_waiting(arrival, each) for each in arrival.waiting]
    return screen(
        body(words.FROM_LEAD),
        *([heading(words.PARTS), *parts] if parts else []),
        card(
            heading(words.BY_FILE),
            _typed(arrival, "pass", words.PASS),
            ft.Row([side_button(words.OPEN_FILE, action(pick), VISIT, ft.Icons.UPLOAD)], wrap=True),
            Working(work, words.WORKING, VISIT),
            spacing=12,
        ),
        card(
            heading(words.SCANNED),
            note(words.SCANNED_WORDS),
            _typed(arrival, "address", words.ADDRESS),
            ft.Row(
                [side_button(words.OPEN_ADDRESS, action(follow), VISIT, ft.Icons.QR_CODE_2)],
                wrap=True,
            ),
            spacing=12,
        ),
        link_card(
            words.HANDOVER,
            words.HANDOVER_DETAIL,
            routes.go(routes.HANDOVER),
            ft.Icons.HANDSHAKE_OUTLINED,
            VISIT,
        ),
        head=bar(words.FROM, routes.go(routes.VISIT)),
        key="from-colleague",
    )


def _typed(arrival: Arrival, name: str, label: str) -> ft.Control:
    return Field(
        label,
        arrival.typed(name),
        lambda text: arrival.type(name, text),
        hue=VISIT,
        secret=name == "pass",
        capitals=False,
        key=name,
    )


@component
def VisitCode() -> ft.Control:
    """One code of a visit, out of its address: kept until the others are there."""
    app = use_app()
    arrival = watch(app.together.arrival)
    watch(arrival.work)
    me = watch(app.me)
    code = ft.use_route_params().get("code", "")
    trouble, set_trouble = ft.use_state("")

    async def take() -> None:
        try:
            await arrival.take(code)
        except LeadwellError as error:
            set_trouble(str(error))

    ft.use_effect(action(take), dependencies=[code])
    try:
        here = part(code)
    except LeadwellError as error:
        return _unread(str(error))
    if trouble:
        return _unread(trouble)
    if arrival.found is not None:
        return looked_at(arrival, me, arrival.found)
    if arrival.done is not None:
        return added(app.together, arrival.done)
    waiting = arrival.waits(here.digest)
    return screen(
        title(words.PART_HERE.format(n=here.number, all=here.count)),
        *([_waiting(arrival, waiting)] if waiting and waiting.missing else []),
        head=bar("", routes.go(routes.FROM_COLLEAGUE)),
        key=f"code-{here.digest}",
    )


def _unread(why: str) -> ft.Control:
    return screen(
        empty(
            ft.Icons.QR_CODE_2,
            words.UNREADABLE,
            why,
            words.FROM,
            routes.go(routes.FROM_COLLEAGUE),
            VISIT,
        ),
        key="unread",
    )
