"""Weeks: from Monday to Sunday (ISO 8601), each known by its Monday."""

from __future__ import annotations

from datetime import date, timedelta

DAYS = 7


def week_of(day: date) -> date:
    """Return the Monday of the week that a day is in."""
    # The first of all days that Python knows is a Monday, so there is one before any day.
    return day - timedelta(days=day.weekday())


def weeks_to(today: date, count: int) -> tuple[date, ...]:
    """Return the Mondays of the last `count` weeks, that of today last; fewer where time began."""
    last = week_of(today)
    most = min(count, (last - date.min).days // DAYS + 1)
    return tuple(last - timedelta(days=DAYS * back) for back in reversed(range(most)))


def weeks_between(earlier: date, later: date) -> int:
    """Return how many weeks lie between two days' weeks."""
    return (week_of(later) - week_of(earlier)).days // DAYS
