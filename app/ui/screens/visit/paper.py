"""A feedback sheet as parts on paper, in the words of the app."""

from __future__ import annotations

from collections.abc import Iterator

import flet as ft

from app.models.feedback_sheet import LONGEST_LINE, Told
from app.models.moment import dated, written_day
from app.models.qr import Squares
from app.models.sheet import BLUE, Part, Sheet
from app.models.visit import Visit
from app.state.heard import Feedback
from app.ui.parts.screen import bullets
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.screens.visit.code import code_image
from app.ui.theme import VISIT
from app.words import heard as words


def usual_thanks(visit: Visit) -> str:
    """Return the first words that fit the kind of visit."""
    usual = words.THANKS.get(visit.template, words.THANKS[""])
    return usual.format(day=dated(visit.started_at))


def usual_happened(told: Told) -> str:
    """Return what became of a promise, as its state alone says it."""
    promise = told.promise
    if promise.state == "cant" and promise.why:
        return words.CANT_BECAUSE.format(why=promise.why)
    if promise.state == "passed" and promise.passed_to:
        return words.PASSED_TO.format(who=promise.passed_to)
    return words.STATES[promise.state].format(day=_day(told))


def _day(told: Told) -> str:
    return written_day(told.promise.due) or told.promise.due


def _promise_line(told: Told) -> str:
    who = words.WHO.format(who=told.promise.owner) if told.promise.owner else ""
    return words.PROMISE_LINE.format(words=told.words, who=who, day=_day(told))


def _happened_line(told: Told) -> str:
    happened = told.happened or usual_happened(told)
    return words.HAPPENED_LINE.format(words=told.words, happened=happened)


def _parts(feedback: Feedback, address: str, code: Squares) -> Iterator[Part]:
    yield Part("brand", feedback.visit.place)
    yield Part("title", words.TITLE)
    yield Part("lead", feedback.thanks or usual_thanks(feedback.visit))
    if feedback.lines:
        yield Part("heading", words.HEARD)
        yield from (Part("item", line) for line in feedback.lines)
    if feedback.promises:
        yield Part("heading", words.PROMISED)
        yield from (Part("item", _promise_line(told)) for told in feedback.promises)
        yield Part("heading", words.HAPPENED)
        yield from (Part("item", _happened_line(told)) for told in feedback.promises)
    if code:
        yield Part("heading", words.ASK_TEAM)
        yield Part("note", words.ASK_TEAM_WORDS)
        yield Part("code", words.CODE_NAME, code)
        yield Part("note", words.ADDRESS.format(address=address))
    yield Part("note", words.CORRECT)


def paper(feedback: Feedback, now: int, address: str = "", code: Squares = ()) -> Sheet:
    """Return the sheet of a visit; with the code of its receipt where the team has one."""
    parts = (part for part in _parts(feedback, address, code) if part.words)
    return Sheet(
        title=words.DOCUMENT.format(place=feedback.visit.place),
        author=words.BRAND,
        subject=words.TITLE,
        at=now,
        parts=tuple(parts),
        hue=BLUE,
        longest=LONGEST_LINE,
        # Ten points for what is read: below that a second page is kinder.
        smallest=0.85,
    )


def drawn(part: Part) -> ft.Control:
    """Return a part of the sheet on the screen."""
    match part.kind:
        case "title":
            return title(part.words, level=3)
        case "heading":
            return heading(part.words, level=4)
        case "brand":
            return strong(part.words, VISIT.full)
        case "item":
            return bullets([part.words])
        case "note":
            return note(part.words)
        case "code":
            return code_image(part.code, part.words)
    return body(part.words)
