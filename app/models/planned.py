"""Visits that are planned: moved where they must be, never cancelled without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.models.calendar import NINE, CalendarEvent
from app.models.moment import moment

NEAR = 7
"""Days before a planned visit from which on it is shown: our own."""
LENGTHS = (15, 30, 45, 60, 90)
"""Minutes to keep free for a visit: what is offered."""
USUAL = 60
"""Minutes, unless said otherwise."""
ALARM = 60
"""Minutes before a visit at which a calendar reminds."""
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?([0-5]\d))?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a plan to another day or time."""

    id: str
    at: int
    """When it was moved, in milliseconds since 1970."""
    day: str
    """The ISO date that it was moved from."""
    time: str = ""
    """`14:30`; empty where no time was set."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit that is to be made."""

    id: str
    template: str
    place: str
    day: str
    """ISO date."""
    time: str = ""
    """`14:30`, by the clock of whoever reads it; empty: at no set time."""
    minutes: int = USUAL
    notes: str = ""
    moves: tuple[Move, ...] = ()
    """The earliest first: they stay, however often it is moved."""
    visit: str = ""
    """The visit that it became."""
    reason: str | None = None
    """Why it was not done; None while that was not said."""
    made_at: int = 0

    @property
    def order(self) -> tuple[str, str, str]:
        """Sorts plans by day and time."""
        return (self.day, self.time, self.id)


def planned_of(document: Mapping[str, Any]) -> Planned:
    """Return the plan that a document of registers holds."""
    fields = document["fields"]
    day, when = _when(fields.get("when"))
    minutes = fields.get("minutes")
    reason = fields.get("undone")
    return Planned(
        id=document["id"],
        template=str(fields.get("template") or ""),
        place=str(fields.get("place") or ""),
        day=day,
        time=when,
        minutes=minutes if minutes in LENGTHS else USUAL,
        notes=str(fields.get("notes") or ""),
        moves=_moves(fields),
        visit=str(fields.get("visit") or ""),
        reason=None if reason is None else str(reason),
        made_at=moment(fields.get("made")) or 0,
    )


def when(day: str, time: str) -> str:
    """Return a day and a time as one value, so that two devices never mix theirs."""
    return f"{day}T{time}" if time else day


def _when(value: Any) -> tuple[str, str]:
    """Return the day and the time of a value of `when`; empty where it holds none."""
    day, _, at = str(value or "").partition("T")
    try:
        day = date.fromisoformat(day).isoformat()
    except ValueError:
        return "", ""
    return day, at if _CLOCK.fullmatch(at) else ""


def _moves(fields: Mapping[str, Any]) -> tuple[Move, ...]:
    found = []
    for name, value in fields.items():
        match value:
            case {"from": str(left), "at": at} if name.startswith("moved.") and moment(at):
                found.append(Move(name.removeprefix("moved."), at, *_when(left)))
    return tuple(sorted(found, key=lambda move: (move.at, move.id)))


def state(plan: Planned, *, is_there: bool) -> str:
    """Return `begun`, `undone` or `open`; where its visit was taken away, it is open again."""
    if plan.visit and is_there:
        return "begun"
    return "open" if plan.reason is None else "undone"


def near(plans: Iterable[Planned], today: date) -> list[Planned]:
    """Return, of open plans, those whose day has come near or has passed."""
    last = (today + timedelta(days=NEAR)).isoformat()
    return sorted((plan for plan in plans if plan.day <= last), key=lambda plan: plan.order)


def parse_time(words: str) -> str | None:
    """Return the `14:30` that `14.30`, `1430` or `2.30 pm` means, or None."""
    found = _TIME.fullmatch(words.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None


def event(plan: Planned, title: str) -> CalendarEvent:
    """Return a plan as an event of a calendar; moving it moves the event that is there."""
    times: dict[str, Any] = {"day": plan.day, "alarm": NINE}
    if plan.time:
        start = round(datetime.fromisoformat(f"{plan.day}T{plan.time}").timestamp() * 1000)
        times = {"start": start, "end": start + plan.minutes * 60_000, "alarm": ALARM}
    return CalendarEvent(
        uid=f"{plan.id}@planned.leadwell",
        title=title,
        notes=plan.notes,
        edition=len(plan.moves),
        **times,
    )
