"""The rules of checklists for visits: what would leave a visitor stuck or a team unheard."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from app.content.mistake import Mistake
from app.content.showing_rules import showing_rules
from app.models.checklist import UNANSWERED, ItemKind, Option, VisitItem, VisitTemplate

if TYPE_CHECKING:
    from app.content.check import Found

MOST_ITEMS = 200
"""Items in one checklist. Our own limit: a visit is for listening, and a walkround has 15."""
ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
"""What answers are kept by, and what stands in addresses."""
CHOOSING: frozenset[ItemKind] = frozenset({"choice", "several"})
OWN: dict[str, frozenset[ItemKind]] = {
    "words": frozenset({"scale"}),
    "options": CHOOSING,
    "least": frozenset({"number"}),
    "most": frozenset({"number"}),
    "is_whole": frozenset({"number"}),
    "wrong": frozenset({"number"}),
}
"""Fields that only some kinds of item have."""

At = tuple[str | int, ...]


def visit_rules(item: Found, behaviours: set[str]) -> Iterator[Mistake]:
    """Yield every rule that a checklist breaks; `behaviours` are the ids there are."""
    template: VisitTemplate = item.record
    yield from _whole(item, template)
    yield from _clock(item, template.clock)
    seen: dict[str, VisitItem] = {}
    later = {entry.id for section in template.sections for entry in section.items}
    sections: set[str] = set()
    ids: set[str] = set()
    for place, section in enumerate(template.sections):
        where: At = ("sections", place)
        yield from _id(item, "section", section.id, sections, (*where, "id"))
        if not section.items:
            yield item.mistake(
                f"The section “{section.title}” is empty.", "Give it items, or take it out.", *where
            )
        yield from showing_rules(item, section.show_if, seen, later, (*where, "show_if"))
        for number, entry in enumerate(section.items):
            at = (*where, "items", number)
            yield from _id(item, "item", entry.id, ids, (*at, "id"))
            yield from _item(item, template, entry, at)
            for nth, behaviour in enumerate(entry.behaviours):
                if behaviour not in behaviours:
                    yield item.mistake(
                        f"There is no behaviour “{behaviour}”.",
                        "Use an id of behaviours.yaml, in quotes.",
                        *at,
                        "behaviours",
                        nth,
                    )
            yield from showing_rules(item, entry.show_if, seen, later, (*at, "show_if"))
            seen.setdefault(entry.id, entry)


def _whole(item: Found, template: VisitTemplate) -> Iterator[Mistake]:
    yield from _id(item, "checklist", template.id, set(), ("id",))
    for name in ("title", "summary", "minutes", "purpose", "opening"):
        if not getattr(template, name).strip():
            yield item.mistake(f"“{name}” says nothing.", "Write a sentence.", name)
    if not any(rule.strip() for rule in template.safety):
        yield item.mistake(
            "There is no rule that keeps people safe.",
            "Name one at least, such as what to do about an urgent risk.",
            "safety",
        )
    if not template.sections:
        yield item.mistake("There are no sections.", "Add one, with items.", "sections")
    entries = [entry for section in template.sections for entry in section.items]
    if len(entries) > MOST_ITEMS:
        yield item.mistake(
            f"There are {len(entries)} items.",
            f"Keep to {MOST_ITEMS}, or make two checklists of it.",
            "sections",
        )
    has_points = any(option.points is not None for entry in entries for option in entry.options)
    if template.is_scored and not has_points:
        yield item.mistake(
            "A score is asked for, but no answer has points.",
            "Give options points, or leave “is_scored” out.",
            "is_scored",
        )


def _clock(item: Found, clock: Sequence[int]) -> Iterator[Mistake]:
    mend = "Write days that rise, such as [0, 2, 10, 30, 90]; 0 is the same day."
    if not clock:
        yield item.mistake("The team would never hear back.", mend, "clock")
    if any(day < 0 for day in clock):
        yield item.mistake("A day of the clock is before the visit.", mend, "clock")
    if any(later <= day for day, later in pairwise(clock)):
        yield item.mistake("The days of the clock do not rise.", mend, "clock")


def _id(item: Found, what: str, id: str, taken: set[str], at: At) -> Iterator[Mistake]:
    if not ID.fullmatch(id):
        yield item.mistake(
            f"“{id}” cannot be the id of {_a(what)}.",
            "Use letters, numbers and hyphens, such as first-impression.",
            *at,
        )
    if id in taken:
        yield item.mistake(f"The {what} “{id}” is there twice.", "Rename one.", *at)
    taken.add(id)


def _a(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def _item(item: Found, template: VisitTemplate, entry: VisitItem, at: At) -> Iterator[Mistake]:
    if not entry.text.strip():
        yield item.mistake("The item has no words.", "Write what to notice or ask.", *at)
    if entry.kind == "scale" and entry.words is None:
        yield item.mistake("The scale has no words.", "Add words for 1, 3 and 5.", *at)
    for name, kinds in OWN.items():
        if entry.kind not in kinds and getattr(entry, name) not in (None, (), False, ""):
            yield item.mistake(
                f"“{name}” says nothing about an item of the kind {entry.kind}.",
                f"Take it out, or make the kind {' or '.join(sorted(kinds))}.",
                *at,
                name,
            )
    if entry.kind in UNANSWERED and entry.is_required:
        yield item.mistake(
            f"An item of the kind {entry.kind} has no answer, so none can be required.",
            "Take “is_required” out.",
            *at,
            "is_required",
        )
    if entry.kind == "photo" and not template.allows_photos:
        yield item.mistake(
            "This item asks for photos, but the checklist allows none.",
            "Take the item out, or write “allows_photos: true” if there is a good reason.",
            *at,
        )
    if entry.kind in CHOOSING:
        yield from _options(item, template, entry.options, at)
    yield from _bounds(item, entry, at)


def _options(
    item: Found, template: VisitTemplate, options: Sequence[Option], at: At
) -> Iterator[Mistake]:
    if len(options) < 2:
        mend = "Add options: two at least."
        yield item.mistake("There is nothing to choose.", mend, *at, "options")
    taken: set[str] = set()
    for place, option in enumerate(options):
        where = (*at, "options", place)
        yield from _id(item, "option", option.id, taken, (*where, "id"))
        if not option.text.strip():
            yield item.mistake("The option has no words.", "Write what it says.", *where)
        if option.points is not None and not template.is_scored:
            yield item.mistake(
                "The option has points, but the checklist asks for no score.",
                "Take the points out, or write “is_scored: true”.",
                *where,
                "points",
            )


def _bounds(item: Found, entry: VisitItem, at: At) -> Iterator[Mistake]:
    least, most = entry.least, entry.most
    for name, bound in (("least", least), ("most", most)):
        if bound is not None and not math.isfinite(bound):
            yield item.mistake(f"“{name}” is not a number.", "Write one, or none.", *at, name)
            return
    if least is None or most is None:
        return
    if least > most:
        yield item.mistake(
            "No number is within these bounds.", "Make “most” no smaller than “least”.", *at, "most"
        )
    elif entry.is_whole and math.ceil(least) > math.floor(most):
        yield item.mistake(
            "No whole number is within these bounds.",
            "Move one bound, or leave “is_whole” out.",
            *at,
            "most",
        )
