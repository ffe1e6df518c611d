"""Small tests of change: plan-do-study-act cycles in a row, and what was measured on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.moment import moment
from app.models.runchart import RunChart, read

KINDS = ("outcome", "process", "balancing")
"""What a measure is about: the result for people, whether the change happens, what else moved."""
BETTER = ("up", "down")
"""Which way is better."""
SIZES = ("one", "round", "shift", "more")
"""How small a cycle is: one person, one clinic or round, one shift, more than that."""
ACTS = ("adopt", "adapt", "drop")
NUMBER = re.compile(r"(-?)(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})?(?:\.(\d{1,5}))?")
"""A number as people type it, below a thousand million, with at most five digits after the point,
so that what lies half way between two is a whole number of millionths."""
ONE = 1_000_000
"""Millionths."""


@dataclass(frozen=True, slots=True)
class SmallTest:
    """A change that is tried: what for, and how one will know."""

    id: str
    visit: str
    """Empty where it does not come from a visit."""
    place: str
    idea: str
    """What could be changed."""
    aim: str
    measure: str
    kind: str
    """One of `KINDS`, or empty."""
    unit: str
    better: str
    """One of `BETTER`, or empty."""
    until: str
    """ISO date of the last measurement that the median is of; empty for all."""
    made_at: int
    """Milliseconds since 1970."""
    conflicts: tuple[str, ...] = ()
    """Fields that two devices changed without knowing of each other."""
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Cycle:
    """One turn of plan, do, study, act."""

    id: str
    test: str
    size: str
    """One of `SIZES`, or empty."""
    plan: str
    prediction: str
    begins: str
    """ISO date, or empty; so is the end."""
    ends: str
    do: str
    study: str
    """What happened against the prediction."""
    act: str
    """One of `ACTS`, or empty while it goes on."""
    next: str
    """What follows from it."""
    made_at: int
    conflicts: tuple[str, ...] = ()
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured on one day."""

    id: str
    test: str
    day: str
    """ISO date."""
    value: int
    """In millionths."""
    note: str
    made_at: int
    is_removed: bool = False


def number(words: str) -> int | None:
    """Return the millionths of a number that was typed, such as `12`, `1,200`, `-0.5` or `85%`;
    None for what is no number."""
    typed = words.strip().removesuffix("%").strip().replace("\N{MINUS SIGN}", "-")
    found = NUMBER.fullmatch(typed) if typed.isascii() else None
    if found is None or not (found[2] or found[3]):
        return None
    whole, part = (found[2] or "0").replace(",", ""), (found[3] or "").ljust(6, "0")
    value = int(whole) * ONE + int(part)
    return -value if found[1] else value


def plain(value: int) -> str:
    """Return millionths as a number is read: no zeros at its end."""
    whole, part = divmod(abs(value), ONE)
    after = f".{part:06}".rstrip("0").rstrip(".")
    return f"{'-' if value < 0 else ''}{whole}{after}"


def _text(fields: Mapping[str, Any], name: str, among: Sequence[str] | None = None) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        return ""
    return value if among is None or value in among else ""


def test_of(document: Mapping[str, Any]) -> SmallTest:
    """Return the test that a document of registers holds."""
    fields = document["fields"]
    return SmallTest(
        id=document["id"],
        visit=_text(fields, "visit"),
        place=_text(fields, "place"),
        idea=_text(fields, "idea"),
        aim=_text(fields, "aim"),
        measure=_text(fields, "measure"),
        kind=_text(fields, "kind", KINDS),
        unit=_text(fields, "unit"),
        better=_text(fields, "better", BETTER),
        until=_text(fields, "until"),
        made_at=moment(fields.get("made")) or 0,
        conflicts=tuple(document["conflicts"]),
        is_removed=bool(fields.get("removed")),
    )


def cycle_of(document: Mapping[str, Any]) -> Cycle:
    """Return the cycle that a document of registers holds."""
    fields = document["fields"]
    return Cycle(
        id=document["id"],
        test=_text(fields, "test"),
        size=_text(fields, "size", SIZES),
        plan=_text(fields, "plan"),
        prediction=_text(fields, "prediction"),
        begins=_text(fields, "begins"),
        ends=_text(fields, "ends"),
        do=_text(fields, "do"),
        study=_text(fields, "study"),
        act=_text(fields, "act", ACTS),
        next=_text(fields, "next"),
        made_at=moment(fields.get("made")) or 0,
        conflicts=tuple(document["conflicts"]),
        is_removed=bool(fields.get("removed")),
    )


def measurement_of(document: Mapping[str, Any]) -> Measurement | None:
    """Return the measurement that a document of registers holds; None where it has no number."""
    fields = document["fields"]
    value = number(_text(fields, "value"))
    if value is None:
        return None
    return Measurement(
        id=document["id"],
        test=_text(fields, "test"),
        day=_text(fields, "day"),
        value=value,
        note=_text(fields, "note"),
        made_at=moment(fields.get("made")) or 0,
        is_removed=bool(fields.get("removed")),
    )


def chart(test: SmallTest, measurements: Sequence[Measurement]) -> RunChart | None:
    """Return what the measurements of a test say, which come in their order."""
    base = sum(each.day <= test.until for each in measurements) if test.until else None
    return read([each.value for each in measurements], base)
