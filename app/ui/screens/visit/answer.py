"""What a code carries: a receipt for the team to answer, or an answer for the leader."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.errors import LeadwellError
from app.models.moment import written_day
from app.models.receipt import LONGEST_LINE, Answer, Receipt, pack, unpack
from app.state.answering import Answering
from app.state.receipts import Receipts
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.screens.visit.code import Code
from app.ui.theme import AMBER, VISIT
from app.words import heard as words


def _unread(error: LeadwellError) -> ft.Control:
    return screen(
        empty(
            ft.Icons.QR_CODE_2,
            words.UNREADABLE,
            str(error),
            words.GO_TODAY,
            routes.go(routes.TODAY),
            VISIT,
        )
    )


def _asked(answering: Answering, receipt: Receipt, place: int) -> ft.Control:
    promise = receipt.promises[place]
    due = written_day(promise.due)
    return card(
        strong(promise.words),
        *([note(words.BY.format(day=due))] if due else []),
        chips(
            list(words.SAY.items()),
            answering.said(receipt)[place],
            partial(answering.say, receipt, place),
            hue=VISIT,
            about=promise.words,
        ),
    )


@component
def TeamPage(receipt: Receipt) -> ft.Control:
    """What was promised, and the question whether it happened, for anybody in the team."""
    app = use_app()
    answering = watch(app.answering)
    receipts = watch(app.receipts)
    nothing: Answer | None = None
    answer, set_answer = ft.use_state(nothing)
    day = written_day(receipt.day)
    lead = (words.TEAM_LEAD if day else words.TEAM_LEAD_NO_DAY).format(place=receipt.place, day=day)

    async def show() -> None:
        made = await answering.answer(receipt)
        if made is None:
            tell(words.CHOOSE_FIRST)
        set_answer(made)

    if isinstance(answer, Answer):
        address = receipts.carrying(pack(answer))
        return screen(
            title(words.ANSWER_CODE),
            body(words.ANSWER_CODE_WORDS),
            Code(address, words.ANSWER_CODE_NAME, key=address),
            foot=side_button(words.CHANGE_ANSWER, lambda: set_answer(None), VISIT),
            key="answer-code",
        )
    own = receipts.given.get(receipt.id)
    line = answering.line(receipt)
    pointed = app.sheets.findings(line)
    return screen(
        title(words.TEAM_TITLE),
        body(lead),
        note(words.TEAM_FREE),
        *([tinted(body(words.TEAM_OWN), hue=VISIT)] if own else []),
        *(_asked(answering, receipt, place) for place in range(len(receipt.promises))),
        Field(
            words.LINE,
            line,
            partial(answering.type, receipt),
            lines=2,
            most=LONGEST_LINE,
            hue=VISIT,
            key=f"line-{receipt.id}",
        ),
        note(words.LINE_HINT),
        *(
            tinted(body(words.FINDING.format(words=each.words, mend=each.mend)), hue=AMBER)
            for each in pointed
        ),
        # The team has nowhere else to go in somebody else's app.
        head=bar("", routes.go(routes.receipt_of(own.visit)), leave_name=words.RECEIPT)
        if own
        else None,
        foot=main_button(words.MAKE_ANSWER, action(show), VISIT, ft.Icons.QR_CODE_2),
        key=f"team-{receipt.id}",
    )


def _answered(receipts: Receipts, answer: Answer, names: dict[str, str]) -> list[ft.Control]:
    promises = receipts.asked(answer).promises
    return [
        card(
            strong(names.get(promise, words.GONE_PROMISE)),
            body(words.SAID_ON.format(said=words.SAID[word], day=written_day(answer.day))),
        )
        for promise, word in zip(promises, answer.said, strict=False)
        if word
    ]


@component
def LeaderPage(answer: Answer) -> ft.Control:
    """What a team said, to be added to the promises by who made them."""
    app = use_app()
    visits = watch(app.visits)
    receipts = watch(app.receipts)
    try:
        given = receipts.asked(answer)
    except LeadwellError as error:
        return _unread(error)
    is_kept = receipts.is_kept(answer)
    names = {promise.id: promise.words for promise in visits.promises}

    async def add() -> None:
        await receipts.keep(answer)
        tell(words.ADD_DONE)

    return screen(
        body(words.ADDED_ALREADY if is_kept else words.ANSWER_LEAD.format(place=given.place)),
        *_answered(receipts, answer, names),
        *([heading(words.ADDED_LINE), body(answer.line)] if answer.line else []),
        note(words.YOURS),
        foot=main_button(words.TO_VISIT, routes.go(routes.visit(given.visit)), VISIT)
        if is_kept
        else main_button(words.ADD, action(add), VISIT, ft.Icons.ADD),
        head=bar(words.ANSWER, routes.go(routes.receipt_of(given.visit)), leave_name=words.RECEIPT),
        key=f"answer-{answer.id}",
    )


@component
def CodeScreen() -> ft.Control:
    """What the code in the address carries; what cannot be read says so and changes nothing."""
    code = ft.use_route_params().get("code", "")
    try:
        what = unpack(code)
    except LeadwellError as error:
        return _unread(error)
    if isinstance(what, Receipt):
        return TeamPage(what, key=code)
    return LeaderPage(what, key=code)
