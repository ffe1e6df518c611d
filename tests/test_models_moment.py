"""Times as they are kept, said and written."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.moment import LATEST, due_in, greeting, moment, parse_day, said, spoken

TODAY = date(2026, 12, 3)


def _at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute).timestamp() * 1000)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "5 December"),
        (-3, "30 November"),
        (60, "1 February 2027"),
    ],
)
def test_a_day_is_said_as_people_say_it(days: int, words: str) -> None:
    assert spoken(due_in(days, TODAY), TODAY) == words


def test_what_is_no_day_is_said_as_it_is() -> None:
    assert spoken("when I can", TODAY) == "when I can"


def test_the_day_of_a_time_is_the_day_by_this_devices_clock() -> None:
    assert said(_at(2026, 12, 3, 0, 0), _at(2026, 12, 3, 23, 59)) == "today"
    assert said(_at(2026, 12, 2, 23, 59), _at(2026, 12, 3, 0, 0)) == "yesterday"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3/12/2026", "2026-12-03"),
        ("03-12-26", "2026-12-03"),
        ("3.12.2026", "2026-12-03"),
        (" 3 / 12 / 2026 ", "2026-12-03"),
        ("2026-12-03", "2026-12-03"),
        ("31/12/2026", "2026-12-31"),
        ("31/11/2026", None),
        ("12/2026", None),
        ("soon", None),
        ("", None),
        ("1/2/3/4", None),
        ("3/12/99999", None),
    ],
)
def test_a_date_is_read_as_people_write_it(words: str, day: str | None) -> None:
    assert parse_day(words) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_date_that_is_written_is_read_again(day: date) -> None:
    assert parse_day(day.isoformat()) == day.isoformat()
    assert parse_day(f"{day.day}/{day.month}/{day.year}") == day.isoformat()
    assert parse_day(f"{day.day}.{day.month}.{day.year % 100}") == day.isoformat()


@given(st.text())
def test_no_text_at_all_is_too_much_for_reading_a_date(words: str) -> None:
    day = parse_day(words)
    assert day is None or date.fromisoformat(day)


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Good evening"),
        (5, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (17, "Good afternoon"),
        (18, "Good evening"),
    ],
)
def test_the_greeting_fits_the_hour(hour: int, words: str) -> None:
    assert greeting(_at(2026, 12, 3, hour)) == words


@pytest.mark.parametrize("value", [None, 0, -1, True, "5", 1.5, [], {}, LATEST, 10**30])
def test_what_is_no_time_is_none(value: object) -> None:
    assert moment(value) is None


def test_every_time_that_is_one_has_a_day() -> None:
    for value in (1, _at(2026, 12, 3), LATEST - 1):
        assert moment(value) == value
        assert said(value, value) == "today"
    assert due_in(-365, TODAY) == (TODAY - timedelta(days=365)).isoformat()
