"""A habit that knows about shifts: it counts worked days, waits for time off, never punishes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.models.moment import day_of, moment

LAST = 5
"""Worked days that are looked back on."""
OFF = "off."
"""What the names of settings begin with that are pauses: then the first day; the value is the
last one, or empty where the pause was taken back."""
ONE = timedelta(days=1)
QUARTER = 900_000
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days off, nights or leave: from the first day to the last."""

    first: date
    last: date

    def has(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Habit:
    """On how many of the last worked days something was learned."""

    learned: int = 0
    worked: int = 0
    """At most `LAST`; 0 before the first day on which something was learned."""
    off_until: date | None = None
    """The last day of the pause that goes on today."""


def learned_days(events: Iterable[Mapping[str, Any]]) -> frozenset[date]:
    """Return the days on which something was learned or reviewed, whatever it was."""
    # Days begin at quarters of an hour everywhere, and to tell the day of each event is slow.
    quarters = {at // QUARTER for event in events if (at := moment(event.get("at"))) is not None}
    return frozenset(day_of(quarter * QUARTER) for quarter in quarters)


def pauses(settings: Mapping[str, Any]) -> list[Pause]:
    """Return the pauses among a person's settings; what is none is passed over."""
    found = []
    for name, value in settings.items():
        if name.startswith(OFF) and value:
            try:
                first = date.fromisoformat(name.removeprefix(OFF))
                found.append(Pause(first, date.fromisoformat(str(value))))
            except ValueError:
                continue
    return found


def habit(days: Collection[date], pauses: Iterable[Pause], today: date) -> Habit:
    """Return how it stands today.

    A day counts unless it is in a pause; one on which something was learned counts even then, since
    that can only help. Today counts once something was learned on it, and never before: it is not
    over. So nothing that one does, or leaves, on a day off or today lowers anything.
    """
    pauses = list(pauses)
    off_until = _off_until(pauses, today)
    past = [day for day in days if day <= today]
    if not past:
        return Habit(off_until=off_until)
    first, day = min(past), today
    learned = worked = 0
    while worked < LAST and day >= first:
        if day in days:
            learned, worked = learned + 1, worked + 1
        elif day != today and not any(pause.has(day) for pause in pauses):
            worked += 1
        day -= ONE
    return Habit(learned, worked, off_until)


def _off_until(pauses: list[Pause], today: date) -> date | None:
    """Return the last day off from today on without a day of work between."""
    last, day = None, today
    while lasts := [pause.last for pause in pauses if pause.has(day)]:
        last = max(lasts)
        if last == date.max:
            break
        day = last + ONE
    return last
