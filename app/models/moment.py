"""Times: as they are kept, as one says them, and as one writes them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

LATEST = 253_000_000_000_000
"""Milliseconds since 1970: the year 9987, near the last that Python's dates know."""


def moment(value: Any) -> int | None:
    """Return a time as it was kept, or None; another release may have written anything."""
    is_time = isinstance(value, int) and not isinstance(value, bool) and 0 < value < LATEST
    return value if is_time else None


def day_of(at: int) -> date:
    """Return the day of a time in milliseconds since 1970, by this device's clock."""
    return datetime.fromtimestamp(at / 1000).date()


def said(at: int, now: int) -> str:
    """Return the day of `at` as one says it on the day of `now`."""
    return spoken(day_of(at).isoformat(), day_of(now))


def dated(at: int) -> str:
    """Return the day of a time as it is written on paper: `3 December 2026`."""
    day = day_of(at)
    return f"{day.day} {day:%B} {day.year}"


def greeting(now: int) -> str:
    """Return the greeting that fits the hour."""
    hour = datetime.fromtimestamp(now / 1000).hour
    if 5 <= hour < 12:
        return "Good morning"
    if 12 <= hour < 18:
        return "Good afternoon"
    return "Good evening"


def due_in(days: int, today: date) -> str:
    """Return the ISO date so many days from today."""
    return (today + timedelta(days=days)).isoformat()


def spoken(day: str, today: date) -> str:
    """Return a date as one says it: `tomorrow`, `3 December`, `2 January 2027`."""
    try:
        that = date.fromisoformat(day)
    except ValueError:
        return day
    match (that - today).days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    words = f"{that.day} {that:%B}"
    return words if that.year == today.year else f"{words} {that.year}"


def parse_day(words: str) -> str | None:
    """Return the ISO date that `3/12/2026` or `2026-12-03` means, or None."""
    parts = words.replace("-", "/").replace(".", "/").split("/")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) != 3:
            return None
        if numbers[0] > 31:
            return date(numbers[0], numbers[1], numbers[2]).isoformat()
        year = numbers[2] + 2000 if numbers[2] < 100 else numbers[2]
        return date(year, numbers[1], numbers[0]).isoformat()
    except ValueError:
        return None


def typed_day(day: str) -> str:
    """Return an ISO date as it is typed into a field, `03/12/2026`; what is none stays as it is."""
    parts = day.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else day


def written_day(day: str) -> str:
    """Return an ISO date as it is written on paper, `3 December 2026`; nothing for what is none."""
    try:
        that = date.fromisoformat(day)
    except ValueError:
        return ""
    return f"{that.day} {that:%B} {that.year}"
