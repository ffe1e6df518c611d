"""Times, as one says them."""

from __future__ import annotations

from datetime import date, datetime

from app.models.visit import spoken


def day_of(at: int) -> date:
    """Return the day of a time in milliseconds since 1970, by this device's clock."""
    return datetime.fromtimestamp(at / 1000).date()


def said(at: int, now: int) -> str:
    """Return the day of `at` as one says it on the day of `now`."""
    return spoken(day_of(at).isoformat(), day_of(now))


def greeting(now: int) -> str:
    """Return the greeting that fits the hour."""
    hour = datetime.fromtimestamp(now / 1000).hour
    if 5 <= hour < 12:
        return "Good morning"
    if 12 <= hour < 18:
        return "Good afternoon"
    return "Good evening"
