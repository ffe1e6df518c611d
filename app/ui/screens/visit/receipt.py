"""The receipt of a visit, for the leader: the code, and what the team said."""

from __future__ import annotations

from contextlib import suppress

import flet as ft

from app.errors import LeadwellError
from app.models.team_word import Given, Way
from app.models.visit import Visit
from app.state.heard import Feedback
from app.state.receipts import Receipts
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button, side_button
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.visit.code import Code
from app.ui.screens.visit.heard import said_all
from app.ui.screens.visit.summary import Gone
from app.ui.theme import VISIT
from app.words import heard as words


def _making(receipts: Receipts, visit: Visit, feedback: Feedback) -> list[ft.Control]:
    """Before there is a receipt: what it will say, and how it travels."""
    if not feedback.promises:
        return [note(words.NO_PROMISE)]
    controls = [
        heading(words.WILL_READ),
        bullets([told.words for told in feedback.promises]),
        note(words.MAKE_ONLINE_WORDS if receipts.is_online else words.MAKE_CARRIED_WORDS),
    ]
    if receipts.is_online:
        controls += [
            ft.Row(
                [side_button(words.MAKE_CARRIED, action(receipts.give, visit, "carried"), VISIT)],
                wrap=True,
            ),
            note(words.MAKE_CARRIED_WORDS),
        ]
    return controls


def _there(receipts: Receipts, visit: Visit, given: Given) -> list[ft.Control]:
    """The code, and what can be done with it."""
    address = receipts.address(given, visit)

    async def renew() -> None:
        await receipts.give(visit, given.way)
        tell(words.RENEWED_ONLINE if given.way == "endpoint" else words.RENEWED)

    async def fetch() -> None:
        count = await receipts.fetch()
        tell(words.FETCHED[min(count, 2)].format(n=count))

    async def withdraw() -> None:
        await receipts.withdraw(given)
        tell(words.WITHDRAWN, lambda: receipts.restore(given, visit))

    buttons: list[ft.Control] = [
        side_button(words.RENEW, action(renew), VISIT, ft.Icons.REFRESH),
        grave_button(words.WITHDRAW, action(withdraw), ft.Icons.BACKSPACE_OUTLINED),
    ]
    if given.way == "endpoint":
        buttons.insert(0, side_button(words.FETCH, action(fetch), VISIT, ft.Icons.DOWNLOAD))
    return [
        heading(words.THE_CODE),
        note(words.MAKE_ONLINE_WORDS if given.way == "endpoint" else words.MAKE_CARRIED_WORDS),
        Code(address, words.CODE_NAME, key=address) if address else note(words.NOT_REACHED),
        note(words.ON_PAPER),
        ft.Row(buttons, wrap=True, spacing=12, run_spacing=12),
    ]


def _answers(receipts: Receipts, feedback: Feedback) -> list[ft.Control]:
    controls: list[ft.Control] = [heading(words.TEAM_SAID)]
    for told in feedback.told:
        answers = receipts.said.get(told.promise.id, ())
        if answers:
            controls += [strong(told.promise.words), *said_all(answers)]
    if len(controls) == 1:
        return [*controls, note(words.NOBODY_SAID)]
    return [*controls, note(words.YOURS)]


@component
def ReceiptScreen() -> ft.Control:
    """The receipt of the visit in the address."""
    app = use_app()
    visits = watch(app.visits)
    sheets = watch(app.sheets)
    receipts = watch(app.receipts)
    watch(app.me)
    visit = visits.visit(ft.use_route_params().get("id", ""))

    async def look() -> None:
        # Nobody asked for it: where there is no network there is nothing to say.
        with suppress(LeadwellError):
            await receipts.fetch()

    ft.use_effect(action(look), dependencies=[])
    if visit is None:
        return Gone()
    feedback = sheets.of(visit)
    given = receipts.of(visit.id)
    way: Way = "endpoint" if receipts.is_online else "carried"
    can_make = given is None and bool(feedback.promises)
    return screen(
        body(words.RECEIPT_LEAD),
        *(_making(receipts, visit, feedback) if given is None else _there(receipts, visit, given)),
        *_answers(receipts, feedback),
        head=bar(words.RECEIPT, routes.go(routes.visit(visit.id)), leave_name=words.BACK),
        foot=main_button(words.MAKE, action(receipts.give, visit, way), VISIT, ft.Icons.QR_CODE_2)
        if can_make
        else None,
        key=f"receipt-{visit.id}",
    )
