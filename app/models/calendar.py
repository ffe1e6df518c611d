"""Calendar files: events as an iCalendar file that any calendar reads (RFC 5545).

Moments are written in UTC, so no file has to bring a description of a time zone. What comes back by
the clock on the wall is written in local time without a zone, which RFC 5545 calls "floating".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//Leadwell//Leadwell//EN"
LONGEST = 75
"""Octets in a line, its end left out (RFC 5545, 3.1)."""
NINE = -9 * 60
"""The alarm of an all-day event that rings at nine in the morning of its day."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event: all of `day`, or from `start` to `end`, or at `local` on each of `weekdays`."""

    uid: str
    """What makes it this event: a calendar that has it already takes it as a change of that one."""
    title: str
    day: str = ""
    """ISO date of an all-day event; empty where `start` is given."""
    start: int | None = None
    """Milliseconds since 1970."""
    end: int | None = None
    """Milliseconds since 1970; None, or not after `start`: it takes no time."""
    notes: str = ""
    alarm: int | None = None
    """Minutes before it begins at which the calendar reminds; below 0 is after; None is never.

    An all-day event begins at midnight: `NINE` reminds in the morning.
    """
    edition: int = 0
    """How often it was moved since it was first written into a file."""
    local: str = ""
    """ISO date and time of the first one, by the clock on the wall wherever one is."""
    minutes: int = 0
    """How long one at `local` takes; 0: it takes no time."""
    weekdays: tuple[int, ...] = ()
    """Days on which one at `local` comes back for ever, Monday is 0; it begins on one of them.
    Where there are none it comes once."""


def calendar(events: Iterable[CalendarEvent], at: int) -> bytes:
    """Return the file that holds `events`, written at `at` (milliseconds since 1970).

    ValueError: there are no events, or one has neither a day nor a start.
    """
    lines = [line for event in events for line in _event(event, _moment(at))]
    if not lines:
        raise ValueError("a calendar file holds one event at least")
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", *lines, "END:VCALENDAR"]
    return b"".join(map(_folded, whole))


def _event(event: CalendarEvent, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    if event.local:
        yield from _floating(event)
    elif event.start is not None:
        yield f"DTSTART:{_moment(event.start)}"
        # Seconds are the finest that a calendar knows.
        if event.end is not None and event.end // 1000 > event.start // 1000:
            yield f"DTEND:{_moment(event.end)}"
    else:
        day = date.fromisoformat(event.day)
        yield f"DTSTART;VALUE=DATE:{_day(day)}"
        if day < date.max:
            yield f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}"
        # A whole day of something to do is not a day on which one is away.
        yield "TRANSP:TRANSPARENT"
    if event.edition:
        yield f"SEQUENCE:{event.edition}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.notes:
        yield f"DESCRIPTION:{_text(event.notes)}"
    if event.alarm is not None:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_text(event.title)}"
        yield f"TRIGGER:{'-' if event.alarm > 0 else ''}PT{abs(event.alarm)}M"
        yield "END:VALARM"
    yield "END:VEVENT"


def _floating(event: CalendarEvent) -> Iterator[str]:
    start = datetime.fromisoformat(event.local)
    yield f"DTSTART:{_wall(start)}"
    if event.minutes > 0:
        yield f"DTEND:{_wall(start + timedelta(minutes=event.minutes))}"
    if len(set(event.weekdays)) == len(WEEKDAYS):
        yield "RRULE:FREQ=DAILY"
    elif event.weekdays:
        days = ",".join(WEEKDAYS[day] for day in sorted(set(event.weekdays)))
        yield f"RRULE:FREQ=WEEKLY;BYDAY={days}"
    yield "TRANSP:TRANSPARENT"


def _wall(time: datetime) -> str:
    return f"{_day(time.date())}T{time:%H%M%S}"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _moment(at: int) -> str:
    time = datetime.fromtimestamp(at // 1000, UTC)
    return f"{_day(time.date())}T{time:%H%M%S}Z"


def _text(words: str) -> str:
    """Return `words` as a value of the kind TEXT; what no such value can hold is left out."""
    plain = _CONTROLS.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in "\\;,":
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line with its end, folded between letters where it is too long."""
    data = line.encode(errors="replace")
    parts: list[bytes] = []
    start = 0
    while len(data) - start > (room := LONGEST - bool(parts)):
        end = start + room
        # 10xxxxxx goes on with a letter that began before.
        while data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end])
        start = end
    return b"\r\n ".join([*parts, data[start:]]) + b"\r\n"
