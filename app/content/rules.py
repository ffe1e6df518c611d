"""The rules of content that its shape alone does not tell (domain research, section E)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.content.area_rules import area_rules
from app.content.links import links
from app.content.mistake import Mistake
from app.content.pictures import picture
from app.content.question_rules import needs_reason, question_rules
from app.content.reflection_rules import reflection_rules
from app.content.replace import unreplaced
from app.content.visit_rules import visit_rules
from app.models.content import Module, Role

if TYPE_CHECKING:
    from app.content.check import Found

MOST_WORDS = 350
"""Words in the text and scenario cards of a module."""
MOST_IN_SENTENCE = 25
LEAST_QUESTIONS = 4
MOST_MINUTES = 6

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
    for item in found["behaviours"].values():
        yield from area_rules(item, found)
    for item in found["visits"].values():
        yield from visit_rules(item, behaviours)
    for item in found["reflections"].values():
        yield from reflection_rules(item, found["library"])
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
            yield from question_rules(item, card.question, number)


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
            yield from needs_reason(item, part.why, name, number)
