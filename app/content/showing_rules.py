"""The rules of `show_if`: a condition looks back, at an answer that can be given."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.content.mistake import Mistake
from app.models.checklist import UNANSWERED, Condition, ItemKind, VisitItem
from app.models.visit import YPN

if TYPE_CHECKING:
    from app.content.check import Found

NUMBERED: frozenset[ItemKind] = frozenset({"number", "scale"})
"""Kinds whose answer is a number."""
ANYTHING: frozenset[ItemKind] = frozenset({"text", "date", "time"})
"""Kinds whose answer may be any words."""
SCALE = ("1", "2", "3", "4", "5")

At = tuple[str | int, ...]


def showing_rules(
    item: Found,
    condition: Condition | None,
    earlier: Mapping[str, VisitItem],
    known: set[str],
    at: At,
) -> Iterator[Mistake]:
    """Yield every rule that a condition breaks.

    `earlier` are the items before it by id, `known` the ids of all items; `at` is its own place.
    """
    if condition is None:
        return
    if condition == Condition():
        yield item.mistake(
            "The condition says nothing.", "Say which item it looks at, or take it out.", *at
        )
    for name in ("every", "some", "none"):
        for number, part in enumerate(getattr(condition, name)):
            yield from showing_rules(item, part, earlier, known, (*at, name, number))
    if not condition.item:
        if alone(condition) != Condition():
            mend = "Add a line “item:” with the id of an earlier item."
            yield item.mistake("The condition does not say which item it looks at.", mend, *at)
        return
    looked = earlier.get(condition.item)
    if condition.item not in known:
        yield item.mistake(
            f"There is no item “{condition.item}” to look at.", "Correct the id.", *at, "item"
        )
    elif looked is None:
        yield item.mistake(
            f"The condition looks at “{condition.item}”, which comes later or is this item itself.",
            "Look at an earlier item, or move this one down.",
            *at,
            "item",
        )
    else:
        yield from _answers(item, condition, looked, at)


def alone(condition: Condition) -> Condition:
    """Return what a condition says of its own item, without the conditions in it."""
    return Condition(
        one_of=condition.one_of,
        at_least=condition.at_least,
        at_most=condition.at_most,
        is_answered=condition.is_answered,
    )


def _answers(item: Found, condition: Condition, looked: VisitItem, at: At) -> Iterator[Mistake]:
    if looked.kind in UNANSWERED:
        yield item.mistake(
            f"“{looked.id}” is a {looked.kind}: it has no answer to look at.",
            "Look at another item.",
            *at,
            "item",
        )
        return
    bounds = [bound for bound in (condition.at_least, condition.at_most) if bound is not None]
    says = alone(condition)
    if says == Condition() and not (condition.every or condition.some or condition.none):
        mend = "Add “one_of”, “at_least”, “at_most” or “is_answered”."
        yield item.mistake(f"The condition says nothing about “{looked.id}”.", mend, *at)
    if condition.one_of:
        yield from _one_of(item, condition, looked, at)
    if bounds and looked.kind not in NUMBERED:
        yield item.mistake(
            f"“{looked.id}” has no number to compare.", "Write “one_of” instead.", *at
        )
    if not all(map(math.isfinite, bounds)):
        yield item.mistake("A bound is not a number.", "Write one, or none.", *at)
    elif len(bounds) == 2 and bounds[0] > bounds[1]:
        mend = "Make “at_most” no smaller than “at_least”."
        yield item.mistake("The bounds exclude each other: it would never show.", mend, *at)
    if condition.is_answered is False and (bounds or condition.one_of):
        yield item.mistake(
            "An item without an answer cannot have one of these answers.",
            "Take “is_answered: false” out, or put the other part under “some”.",
            *at,
        )


def _one_of(item: Found, condition: Condition, looked: VisitItem, at: At) -> Iterator[Mistake]:
    if looked.kind == "number":
        yield item.mistake(
            f"“{looked.id}” is a number.", "Write “at_least” and “at_most” instead.", *at, "one_of"
        )
        return
    if looked.kind in ANYTHING:
        return
    can = {
        "ypn": YPN,
        "scale": SCALE,
        "choice": tuple(option.id for option in looked.options),
        "several": tuple(option.id for option in looked.options),
    }.get(looked.kind, ())
    for number, answer in enumerate(condition.one_of):
        if answer not in can:
            mend = f"Use one of {', '.join(can)}." if can else "Write “is_answered: true” instead."
            yield item.mistake(
                f"“{looked.id}” cannot have the answer “{answer}”.", mend, *at, "one_of", number
            )
