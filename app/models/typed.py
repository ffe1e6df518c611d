"""Answers that are typed: what counts as a number, a day or a time, and what is wrong if not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from app.models.checklist import ItemKind, VisitItem
from app.models.moment import parse_day

Wrong = Literal["", "number", "whole", "least", "most", "day", "time"]
TYPED: frozenset[ItemKind] = frozenset({"number", "date", "time"})
"""Kinds of item whose answer has a form."""
NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?")
DIGITS = 15
"""How many digits a number may have: as many as every computer keeps exactly."""
TIME = re.compile(r"(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(am|pm)?")


@dataclass(frozen=True, slots=True)
class Read:
    """What typed words come to."""

    value: str
    """As it is kept; empty where there is nothing, or nothing that can be."""
    wrong: Wrong = ""


def number(words: str) -> float | None:
    """Return the number that words say, thousands with commas or not; None: they say none."""
    digits = sum(character.isdigit() for character in words)
    if not 0 < digits <= DIGITS or not NUMBER.fullmatch(words):
        return None
    return float(words.replace(",", ""))


def written(value: float) -> str:
    """Return a number as one writes it: no point without a fraction behind it."""
    return str(int(value)) if value == int(value) else repr(value)


def time_of(words: str) -> str | None:
    """Return the time that `14:30`, `1430`, `2.30 pm` or `9` mean, as `14:30`; or None."""
    found = TIME.fullmatch(
        words.lower().replace(" ", "").replace("a.m.", "am").replace("p.m.", "pm")
    )
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return f"{hour:02}:{minute:02}" if hour < 24 else None


def read(item: VisitItem, words: str) -> Read:
    """Return what is typed at an item, as it is kept, or what is wrong with it."""
    words = words.strip()
    if not words or item.kind not in TYPED:
        return Read(words)
    if item.kind == "date":
        day = parse_day(words)
        return Read(day) if day else Read("", "day")
    if item.kind == "time":
        time = time_of(words)
        return Read(time) if time else Read("", "time")
    value = number(words.replace(" ", ""))
    if value is None:
        return Read("", "number")
    if item.is_whole and value != int(value):
        return Read("", "whole")
    if item.least is not None and value < item.least:
        return Read("", "least")
    if item.most is not None and value > item.most:
        return Read("", "most")
    return Read(written(value))


def shown_as(item: VisitItem, value: str) -> str:
    """Return a kept answer as it is typed: a day as `3/12/2026`."""
    parts = value.split("-")
    if item.kind == "date" and len(parts) == 3:
        return "/".join(part.lstrip("0") for part in reversed(parts))
    return value
