"""The rules of questions, one kind after another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.content.mistake import Mistake
from app.models.content import Question
from app.models.questions import GAP, plain

if TYPE_CHECKING:
    from app.content.check import Found

TRUTH = ["true", "false"]


def question_rules(item: Found, question: Question, number: int) -> Iterator[Mistake]:
    """Yield every rule that the question of a module's card `number` breaks."""
    at = ("cards", number, "question")
    right = [option for option in question.options if option.is_right]
    match question.kind:
        case "single" | "truth" if len(right) != 1:
            yield item.mistake("A single choice has one right answer.", "Mark one.", *at)
        case "multiple" if not right:
            yield item.mistake("No answer is right.", "Mark those that are.", *at)
        case "match" if len(question.pairs) < 2:
            yield item.mistake("There is nothing to match.", "Add pairs.", *at)
        case "blank":
            yield from _blank(item, question, at)
        case "branch":
            yield from _story(item, question, at)
    if question.kind in ("single", "multiple", "order") and len(question.options) < 2:
        yield item.mistake("There is nothing to choose.", "Add options.", *at)
    if question.kind == "truth" and [option.id for option in question.options] != TRUTH:
        yield item.mistake(
            "True or false has other options.", 'Give two, with the ids "true" and "false".', *at
        )
    if question.kind in ("single", "multiple", "truth"):
        for place, option in enumerate(question.options):
            yield from needs_reason(item, option.why, *at, "options", place)
        yield from _said_once(item, [option.why for option in question.options], *at)
    elif question.kind != "branch" and not question.why:
        yield item.mistake("No reason is given.", "Add a line “why:”.", *at)
    ids = [option.id for option in question.options] + [pair.id for pair in question.pairs]
    if len(set(ids)) != len(ids):
        yield item.mistake("Two answers have the same id.", "Give one another id.", *at)


def needs_reason(item: Found, why: str, *at: str | int) -> Iterator[Mistake]:
    """Yield a mistake where no reason is given."""
    if not why:
        yield item.mistake("No reason is given.", "Say why.", *at)


def _said_once(item: Found, reasons: list[str], *at: str | int) -> Iterator[Mistake]:
    given = [why for why in reasons if why]
    if len(set(given)) != len(given):
        yield item.mistake("Two answers have the same reason.", "Give each its own.", *at)


def _blank(item: Found, question: Question, at: tuple[str | int, ...]) -> Iterator[Mistake]:
    if question.prompt.count(GAP) != 1:
        yield item.mistake("There is not one gap.", f"Write {GAP} where the word goes.", *at)
    if not question.accepts:
        yield item.mistake("No word is right.", "Add a list “accepts:”.", *at)
    right = {plain(words) for words in question.accepts}
    for place, near in enumerate(question.near):
        yield from needs_reason(item, near.why, *at, "near", place)
        if plain(near.text) in right:
            yield item.mistake(
                f"“{near.text}” is both right and wrong.",
                "Take it out of one list.",
                *at,
                "near",
                place,
            )


def _story(item: Found, question: Question, at: tuple[str | int, ...]) -> Iterator[Mistake]:
    ids = [step.id for step in question.steps]
    if len(ids) < 2:
        yield item.mistake("A story has at least two steps.", "Add steps.", *at)
        return
    if len(set(ids)) != len(ids):
        yield item.mistake("Two steps have the same id.", "Give one another id.", *at)
    reached = {ids[0]}
    for place, step in enumerate(question.steps):
        where = (*at, "steps", place)
        if len(step.options) < 2:
            yield item.mistake("There is nothing to choose.", "Add options.", *where)
        if sum(option.is_right for option in step.options) != 1:
            yield item.mistake("A step has one best choice.", "Mark one as right.", *where)
        names = [option.id for option in step.options]
        if len(set(names)) != len(names):
            yield item.mistake("Two answers have the same id.", "Give one another id.", *where)
        for number, option in enumerate(step.options):
            yield from needs_reason(item, option.why, *where, "options", number)
            if not option.next:
                continue
            if option.next not in ids[place + 1 :]:
                yield item.mistake(
                    f"“{option.next}” is no later step.",
                    "Lead on to a step further down, or leave “next” out where the story ends.",
                    *where,
                    "options",
                    number,
                )
            reached.add(option.next)
    for place, id in enumerate(ids):
        if id not in reached:
            yield item.mistake(
                f"Nothing leads to the step “{id}”.", "Lead to it.", *at, "steps", place
            )
