"""On this day: what was written in earlier years, a month and a week ago."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from app.models.journal import Entry

Ago = Literal["years", "month", "week"]
MOST = 3
"""Entries that are shown: a look back, not another list."""


@dataclass(frozen=True, slots=True)
class Memory:
    """An entry of this day."""

    entry: Entry
    ago: Ago
    years: int = 0


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day to look back on."""

    day: date
    ago: Ago
    years: int = 0


def anniversaries(today: date, first: date) -> Iterator[Anniversary]:
    """Yield the days before today that this day recalls, back to `first`: years, the last first,
    then the month and the week.

    In a year without it, 29 February is recalled on the 28th. A month without such a day (31 March
    has none before it) recalls nothing.
    """
    for year in range(today.year - 1, first.year - 1, -1):
        years = today.year - year
        if _is_in(year, today.month, today.day):
            yield Anniversary(date(year, today.month, today.day), "years", years)
        is_last = (today.month, today.day) == (2, 28) and not _is_in(today.year, 2, 29)
        if is_last and _is_in(year, 2, 29):
            yield Anniversary(date(year, 2, 29), "years", years)
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    if _is_in(year, month, today.day):
        yield Anniversary(date(year, month, today.day), "month")
    if today.toordinal() > 7:
        yield Anniversary(today - timedelta(days=7), "week")


def _is_in(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def memories(entries: Sequence[Entry], today: date) -> tuple[Memory, ...]:
    """Return what this day recalls of `entries`, by this device's clock and time zone.

    What seems to be written today or later is never recalled, so a clock that was set back shows
    nothing odd.
    """
    order = sorted((entry.written.created_at, at) for at, entry in enumerate(entries))
    if not order:
        return ()
    first = datetime.fromtimestamp(order[0][0] / 1000).date()
    found: list[Memory] = []
    for each in anniversaries(today, first):
        # Looked up by moments: to tell the day of each of thousands of entries is slow.
        start, end = (
            bisect_left(order, (_moment(day), -1))
            for day in (each.day, each.day + timedelta(days=1))
        )
        found += [Memory(entries[at], each.ago, each.years) for _, at in order[start:end]]
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def _moment(day: date) -> float:
    """Return the first moment of a day here, in milliseconds since 1970."""
    return datetime.combine(day, time.min).timestamp() * 1000
