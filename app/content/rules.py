"""The rules of content that its shape alone does not tell (domain research, section E)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.content.links import links
from app.content.mistake import Mistake
from app.content.pictures import picture
from app.content.replace import unreplaced
from app.models.content import Module, Question, Role
from app.models.questions import GAP, plain

if TYPE_CHECKING:
    from app.content.check import Found

MOST_WORDS = 350
"""Words in the text and scenario cards of a module."""
MOST_IN_SENTENCE = 25
LEAST_QUESTIONS = 4
MOST_MINUTES = 6

TRUTH = ["true", "false"]
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

All = Mapping[str, Mapping[str, "Found"]]


def rules(found: All, assets: Sequence[Path]) -> Iterator[Mistake]:
    """Yield every breach of a rule; pictures are looked for in `assets`, the first first."""
    behaviours = {
        behaviour.id
        for item in found["behaviours"].values()
        for behaviour in item.record.behaviours
    }
    for item in found["modules"].values():
        yield from _module(item, behaviours, found, assets)
    yield from _pages(found)
    yield from links(found)
    for kind in found.values():
        for item in kind.values():
            yield from unreplaced(item)
    for item in found["pathways"].values():
        for number, module in enumerate(item.record.modules):
            if module not in found["modules"]:
                yield item.mistake(
                    f"There is no module “{module}”.", "Correct the id.", "modules", number
                )
            if module in item.record.modules[:number]:
                yield item.mistake(
                    f"The module “{module}” is there twice.", "Take one out.", "modules", number
                )
    for item in found["roles"].values():
        yield from _role(item, {*found["pathways"], *found["modules"]})
    for item in found["visits"].values():
        yield from _visit(item, behaviours)
    for item in found["reflections"].values():
        ids = [prompt.id for prompt in item.record.prompts]
        if len(set(ids)) != len(ids):
            yield item.mistake("Two prompts have the same id.", "Give one another id.", "prompts")
    for item in found["library"].values():
        if item.record.url and not item.record.url.startswith("https://"):
            yield item.mistake("The address is not safe.", "Begin it with https://.", "url")
        yield from _date(item, "checked", item.record.checked)


def _pages(found: All) -> Iterator[Mistake]:
    """Two modules may have questions of the same name, but not one address."""
    taken: dict[str, str] = {}
    for item in found["modules"].values():
        slug, id = item.record.slug, item.record.id
        if not SLUG.fullmatch(slug):
            yield item.mistake(
                f"The slug “{slug}” cannot be an address.",
                "Use small letters and numbers with a hyphen between words.",
                "slug",
            )
        elif slug in taken:
            yield item.mistake(
                f"The slug “{slug}” is that of module “{taken[slug]}” too.",
                "Give one of them another slug.",
                "slug",
            )
        taken.setdefault(slug, id)


def _date(item: Found, name: str, value: str) -> Iterator[Mistake]:
    try:
        date.fromisoformat(value)
    except ValueError:
        yield item.mistake(f"“{name}” is not a date.", "Write it as 2026-11-23.", name)


def _module(
    item: Found, behaviours: set[str], found: All, assets: Sequence[Path]
) -> Iterator[Mistake]:
    module: Module = item.record
    yield from _date(item, "checked", module.checked)
    yield from _date(item, "next_check", module.next_check)
    if module.next_check <= module.checked:
        yield item.mistake("The next check is not after the last.", "Correct it.", "next_check")
    if not 1 <= module.minutes <= MOST_MINUTES:
        yield item.mistake("A module takes five minutes or so.", "Make it shorter.", "minutes")
    for number, behaviour in enumerate(module.behaviours):
        if behaviour not in behaviours:
            yield item.mistake(
                f"There is no behaviour “{behaviour}”.",
                "Use an id of behaviours.yaml, in quotes.",
                "behaviours",
                number,
            )
    if not module.deeper:
        yield item.mistake("Nothing to go on with.", "Name a library item.", "deeper")
    for number, name in enumerate(module.deeper):
        if name not in found["library"]:
            yield item.mistake(
                f"There is no “{name}” in the library.", "Correct the id.", "deeper", number
            )
    if not module.sources:
        yield item.mistake("No source is named.", "Name where the facts come from.", "sources")
    yield from _cards(item, module, assets)


def _cards(item: Found, module: Module, assets: Sequence[Path]) -> Iterator[Mistake]:
    ids = [card.id for card in module.cards]
    questions = [card for card in module.cards if card.kind == "question"]
    plans = [card for card in module.cards if card.kind == "plan"]
    if not module.cards or module.cards[0].kind != "scenario":
        yield item.mistake("The first card is not a scenario.", "Begin with one.", "cards", 0)
    if len(questions) < LEAST_QUESTIONS:
        yield item.mistake(
            f"There are {len(questions)} questions.", f"Ask at least {LEAST_QUESTIONS}.", "cards"
        )
    if len(plans) != 1:
        yield item.mistake("There is not one plan card.", "End with one.", "cards")
    words = sum(len(card.text.split()) for card in module.cards)
    if words > MOST_WORDS:
        yield item.mistake(f"There are {words} words.", f"Keep to {MOST_WORDS}.", "cards")
    for number, card in enumerate(module.cards):
        if ids.count(card.id) > 1:
            yield item.mistake(
                f"The card “{card.id}” is there twice.", "Give one another id.", "cards", number
            )
        yield from _sentences(item, card.text, "cards", number)
        if card.picture is not None:
            yield from picture(item, card.picture, number, assets)
        if (card.kind == "question") != (card.question is not None) or (card.kind == "plan") != (
            card.plan is not None
        ):
            yield item.mistake(
                "This card lacks its part.",
                "Add a block that begins with ```yaml.",
                "cards",
                number,
            )
        if card.question is not None:
            yield from _question(item, card.question, number)


def _question(item: Found, question: Question, number: int) -> Iterator[Mistake]:
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
            yield from _reason(item, option.why, *at, "options", place)
        yield from _said_once(item, [option.why for option in question.options], *at)
    elif question.kind != "branch" and not question.why:
        yield item.mistake("No reason is given.", "Add a line “why:”.", *at)
    ids = [option.id for option in question.options] + [pair.id for pair in question.pairs]
    if len(set(ids)) != len(ids):
        yield item.mistake("Two answers have the same id.", "Give one another id.", *at)


def _sentences(item: Found, text: str, *at: str | int) -> Iterator[Mistake]:
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        if len(sentence.split()) > MOST_IN_SENTENCE:
            yield item.mistake(
                f"A sentence has {len(sentence.split())} words.", "Make two of it.", *at
            )


def _role(item: Found, known: set[str]) -> Iterator[Mistake]:
    role: Role = item.record
    yield from _sentences(item, role.expects, "expects")
    yield from _sentences(item, role.why, "why")
    if not role.expected:
        yield item.mistake("Nothing is expected of this role.", "Name a pathway.", "expected")
    seen: set[str] = set()
    for name, parts in (("expected", role.expected), ("offered", role.offered)):
        for number, part in enumerate(parts):
            if part.id not in known:
                yield item.mistake(
                    f"There is no pathway and no module “{part.id}”.",
                    "Correct the id.",
                    name,
                    number,
                )
            if part.id in seen:
                yield item.mistake(
                    f"“{part.id}” is there twice.", "Take one of them out.", name, number
                )
            seen.add(part.id)
            yield from _sentences(item, part.why, name, number)
            yield from _reason(item, part.why, name, number)


def _reason(item: Found, why: str, *at: str | int) -> Iterator[Mistake]:
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
        yield from _reason(item, near.why, *at, "near", place)
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
            yield from _reason(item, option.why, *where, "options", number)
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


def _visit(item: Found, behaviours: set[str]) -> Iterator[Mistake]:
    ids: list[str] = []
    for place, section in enumerate(item.record.sections):
        for number, entry in enumerate(section.items):
            at = ("sections", place, "items", number)
            ids.append(entry.id)
            if ids.count(entry.id) > 1:
                yield item.mistake(f"The item “{entry.id}” is there twice.", "Rename one.", *at)
            if entry.kind == "scale" and entry.words is None:
                yield item.mistake("The scale has no words.", "Add words for 1, 3 and 5.", *at)
            for behaviour in entry.behaviours:
                if behaviour not in behaviours:
                    yield item.mistake(
                        f"There is no behaviour “{behaviour}”.", "Correct the id.", *at
                    )
