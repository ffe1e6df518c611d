"""A quiet moment at a time of one's own choosing. It says nothing about what is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from app.models.calendar import CalendarEvent
from app.models.planned import parse_time

TIME, DAYS, PASSED = "quiet.time", "quiet.days", "quiet.passed"
"""Names of settings: a time such as `17:30`; the days, such as `01234` (Monday is 0); the ISO date
on which one said "not now" last."""
EVERY = frozenset(range(7))
MINUTES = 10
"""How long the event of a calendar takes."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """When to remind; never without a time or without days."""

    time: str = ""
    """Such as `17:30`, by the clock on the wall wherever one is."""
    days: frozenset[int] = field(default=EVERY)
    """Monday is 0."""
    passed: str = ""
    """ISO date on which one said "not now" last."""

    @property
    def is_on(self) -> bool:
        """Whether there is anything to remind of."""
        return bool(self.time and self.days)


def reminder_of(settings: Mapping[str, Any]) -> Reminder:
    """Return the reminder among a person's settings; what cannot be read is as if never said."""
    days, kept = settings.get(DAYS), settings.get(TIME)
    return Reminder(
        (parse_time(kept) or "") if isinstance(kept, str) else "",
        frozenset(int(day) for day in days if day in "0123456") if isinstance(days, str) else EVERY,
        str(settings.get(PASSED) or ""),
    )


def is_due(reminder: Reminder, now: datetime) -> bool:
    """Whether it is time for a quiet moment: from its minute on to the end of that day."""
    return (
        reminder.is_on
        and now.weekday() in reminder.days
        and f"{now:%H:%M}" >= reminder.time
        and reminder.passed != now.date().isoformat()
    )


def wait(reminder: Reminder, now: datetime, most: float) -> float:
    """Return the seconds until it may be due or over, at most `most`: midnight, or its minute."""
    moments = [datetime.combine(now.date() + timedelta(days=1), time.min)]
    if reminder.time:
        moments.append(datetime.combine(now.date(), _clock(reminder)))
    return min([most, *(left for at in moments if (left := (at - now).total_seconds()) > 0)])


def _clock(reminder: Reminder) -> time:
    return time.fromisoformat(reminder.time)


def event(reminder: Reminder, title: str, today: date, at: int) -> CalendarEvent:
    """Return the reminder as an event that comes back, first today or on the next of its days.

    Its times are those of the clock on the wall, which is what one means by 17:30 each day: no time
    zone, and no change of one, can move it. `at`, in milliseconds since 1970, makes a file that is
    saved later change the event that a calendar has from an earlier one. ValueError: it is off.
    """
    if not reminder.is_on:
        raise ValueError("no reminder is set")
    day = next(
        day for n in range(7) if (day := today + timedelta(days=n)).weekday() in reminder.days
    )
    start = datetime.combine(day, _clock(reminder))
    return CalendarEvent(
        uid="quiet-moment@leadwell",
        title=title,
        local=start.isoformat(),
        minutes=MINUTES,
        weekdays=tuple(sorted(reminder.days)),
        alarm=0,
        edition=at // 60_000,
    )
