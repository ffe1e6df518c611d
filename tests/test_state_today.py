"""Today, as its screen says it."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.state.today import Today


def at(year: int, month: int, day: int, hour: int = 12) -> int:
    """Return a moment by this device's clock, in milliseconds."""
    return int(datetime(year, month, day, hour).timestamp() * 1000)


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Good evening"),
        (5, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (17, "Good afternoon"),
        (18, "Good evening"),
        (0, "Good evening"),
    ],
)
def test_the_greeting_fits_the_hour(hour: int, words: str) -> None:
    assert Today(lambda: at(2026, 11, 26, hour)).greeting == words


def test_the_day_is_said_in_words() -> None:
    assert Today(lambda: at(2026, 11, 26)).day == "Thursday 26 November"
    assert Today(lambda: at(2026, 12, 3, 0)).day == "Thursday 3 December"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (at(2026, 12, 31, 0), "today"),
        (at(2026, 12, 30, 23), "yesterday"),
        (at(2027, 1, 1, 0), "tomorrow"),
        (at(2026, 12, 3), "3 December"),
        (at(2025, 12, 3), "3 December 2025"),
    ],
)
def test_a_time_is_said_by_its_day_as_one_says_it_today(when: int, words: str) -> None:
    assert Today(lambda: at(2026, 12, 31, 9)).said(when) == words


def test_the_time_is_the_devices_own() -> None:
    before = datetime.now()
    assert Today().day in (f"{day:%A} {day.day} {day:%B}" for day in (before, datetime.now()))
