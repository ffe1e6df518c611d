"""On this day: days worked by hand, 29 February among them, in more than one time zone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.journal import Entry, Version, Written
from app.models.remembrance import MOST, anniversaries, memories

ZONES = ("Europe/London", "Pacific/Kiritimati", "America/St_Johns")


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A time zone that the device is in."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def entry(at: datetime) -> Entry:
    """An entry written at a time by the clock on the wall."""
    written = Written("", round(at.timestamp() * 1000), {"page": f"{at:%d %B %Y}"})
    return Entry(f"{at:%Y%m%d%H%M}", (Version("1", written.created_at, written),))


def recalled(today: date, *days: datetime) -> list[tuple[str, str, int]]:
    entries = sorted(map(entry, days), key=lambda each: -each.written.created_at)
    return [(m.entry.id[:8], m.ago, m.years) for m in memories(entries, today)]


@pytest.mark.parametrize(
    ("today", "first", "days"),
    [
        (
            date(2026, 11, 26),
            2023,
            ["2025-11-26", "2024-11-26", "2023-11-26", "2026-10-26", "2026-11-19"],
        ),
        # 29 February itself recalls only years that had one.
        (date(2028, 2, 29), 2023, ["2024-02-29", "2028-01-29", "2028-02-22"]),
        # In a year without it, the 28th recalls both.
        (
            date(2027, 2, 28),
            2024,
            ["2026-02-28", "2025-02-28", "2024-02-28", "2024-02-29", "2027-01-28", "2027-02-21"],
        ),
        # In a leap year the 28th recalls the 28th alone, since the 29th comes tomorrow.
        (
            date(2028, 2, 28),
            2024,
            [*(f"{y}-02-28" for y in (2027, 2026, 2025, 2024)), "2028-01-28", "2028-02-21"],
        ),
        # There was no 31 February to recall.
        (date(2027, 3, 31), 2027, ["2027-03-24"]),
        (date(2027, 1, 5), 2027, ["2026-12-05", "2026-12-29"]),
    ],
)
def test_the_days_that_a_day_recalls(today: date, first: int, days: list[str]) -> None:
    found = anniversaries(today, date(first, 1, 1))
    assert [each.day.isoformat() for each in found] == days


@given(st.dates(min_value=date(1, 1, 1)), st.dates())
def test_every_day_recalls_only_earlier_ones_each_once(today: date, first: date) -> None:
    found = [each.day for each in anniversaries(today, first)]
    assert all(day < today for day in found)
    assert len(set(found)) == len(found)


def test_what_was_written_late_at_night_belongs_to_its_day_here(zone: str) -> None:
    found = recalled(
        date(2026, 11, 26),
        datetime(2025, 11, 26, 0, 0),
        datetime(2025, 11, 26, 23, 59),
        datetime(2025, 11, 25, 23, 59),
        datetime(2025, 11, 27, 0, 0),
        datetime(2026, 11, 19, 23, 59),
        datetime(2026, 11, 26, 0, 1),
    )
    assert found == [("20251126", "years", 1), ("20251126", "years", 1), ("20261119", "week", 0)]


def test_a_clock_that_was_set_back_a_year_shows_nothing_odd() -> None:
    now = [datetime(2026, 11, 26, 12), datetime(2026, 11, 25, 12), datetime(2026, 11, 19, 12)]
    assert recalled(date(2025, 11, 26), *now) == []
    # What was really written earlier is recalled as ever.
    assert recalled(date(2025, 11, 26), *now, datetime(2024, 11, 26, 12)) == [
        ("20241126", "years", 1)
    ]


def test_no_more_than_a_few_are_shown_years_first() -> None:
    many = [datetime(2025, 11, 26, hour) for hour in range(10)]
    found = recalled(date(2026, 11, 26), *many, datetime(2026, 11, 19, 9))
    assert [each[1] for each in found] == ["years"] * MOST
    assert memories([], date(2026, 11, 26)) == ()


@given(st.integers(0, 4000), st.integers(0, 4000))
def test_an_entry_is_recalled_on_its_day_and_on_no_other(written: int, later: int) -> None:
    day = datetime(2020, 1, 1, 12) + timedelta(days=written)
    today = day.date() + timedelta(days=later)
    days = {each.day for each in anniversaries(today, day.date())}
    assert bool(recalled(today, day)) == (day.date() in days)
