"""A quiet moment: when it is due, and its calendar file as another reader reads it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from app.models.calendar import WEEKDAYS, CalendarEvent, calendar
from app.models.reminder import EVERY, Reminder, event, is_due, reminder_of, wait

TODAY = date(2026, 11, 26)
"""A Thursday."""
AT = 1_795_694_400_000
TIMES = st.times().map(lambda time: f"{time:%H:%M}")
DAYS = st.frozensets(st.integers(0, 6), min_size=1)


def read(reminder: Reminder, today: date = TODAY) -> Any:
    data = calendar([event(reminder, "A quiet moment", today, AT)], AT)
    whole = Calendar.from_ical(data)
    assert isinstance(whole, Calendar)
    assert not [each for each in whole.walk() if each.errors]
    return whole.events[0], data


def test_it_is_due_from_its_minute_to_the_end_of_its_days_unless_put_away() -> None:
    reminder = Reminder("17:30", frozenset({3}))
    assert not is_due(reminder, datetime(2026, 11, 26, 17, 29, 59))
    assert is_due(reminder, datetime(2026, 11, 26, 17, 30))
    assert is_due(reminder, datetime(2026, 11, 26, 23, 59, 59))
    assert not is_due(reminder, datetime(2026, 11, 27, 17, 30))
    put_away = Reminder("17:30", frozenset({3}), "2026-11-26")
    assert not is_due(put_away, datetime(2026, 11, 26, 18))
    assert is_due(put_away, datetime(2026, 12, 3, 18))
    assert not is_due(Reminder("", EVERY), datetime(2026, 11, 26, 18))
    assert not is_due(Reminder("17:30", frozenset()), datetime(2026, 11, 26, 18))


@given(TIMES | st.just(""), st.datetimes(max_value=datetime(9999, 12, 30)))
def test_nobody_waits_past_the_moment_at_which_it_may_change(time: str, now: datetime) -> None:
    reminder = Reminder(time)
    left = wait(reminder, now, 1e9)
    assert 0 < left <= 86_400
    assert wait(reminder, now, 30) == min(left, 30)
    almost = now + timedelta(seconds=left) - timedelta(microseconds=1)
    assert is_due(reminder, almost) == is_due(reminder, now)


def test_every_day_at_half_past_five_is_read_so_with_no_time_zone() -> None:
    made, data = read(Reminder("17:30"))
    start = made.decoded("DTSTART")
    assert start == datetime(2026, 11, 26, 17, 30) and start.tzinfo is None
    assert made.decoded("DTEND") == datetime(2026, 11, 26, 17, 40)
    assert made["RRULE"].to_ical() == b"FREQ=DAILY"
    (alarm,) = made.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(0)
    assert b"TZID" not in data and b"VTIMEZONE" not in data
    assert b"DTSTART:20261126T173000\r\n" in data


def test_chosen_days_begin_on_the_next_of_them() -> None:
    made, _ = read(Reminder("08:05", frozenset({0, 2})))
    assert made.decoded("DTSTART") == datetime(2026, 11, 30, 8, 5)
    assert made["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO,WE"


def test_the_event_says_nothing_about_what_is_written() -> None:
    made, data = read(Reminder("17:30"))
    assert made["SUMMARY"] == "A quiet moment"
    assert "DESCRIPTION" not in made
    words = data.decode().lower()
    assert not [word for word in ("journal", "reflect", "value", "entry") if word in words]


def test_a_file_that_is_saved_later_changes_the_event_that_is_there() -> None:
    earlier, later = (event(Reminder("17:30"), "T", TODAY, at) for at in (AT, AT + 60_000))
    assert (earlier.uid, earlier.edition + 1) == (later.uid, later.edition)
    assert later.edition < 2**31


@given(TIMES, DAYS, st.dates(max_value=date(9999, 12, 1)))
def test_whatever_is_chosen_is_read_back(time: str, days: frozenset[int], today: date) -> None:
    made, _ = read(Reminder(time, days), today)
    start = made.decoded("DTSTART")
    assert f"{start:%H:%M}" == time and start.weekday() in days
    assert 0 <= (start.date() - today).days < 7
    rule = made["RRULE"]
    if days == EVERY:
        assert rule["FREQ"] == ["DAILY"]
    else:
        assert sorted(rule["BYDAY"]) == sorted(WEEKDAYS[day] for day in days)


def test_an_event_by_the_clock_on_the_wall_may_come_once_and_take_no_time() -> None:
    data = calendar([CalendarEvent("u", "T", local="2026-11-26T09:00:00")], AT)
    assert b"DTSTART:20261126T090000\r\n" in data
    assert b"RRULE" not in data and b"DTEND" not in data


def test_no_file_is_made_of_a_reminder_that_is_off() -> None:
    for off in (Reminder(), Reminder("17:30", frozenset())):
        with pytest.raises(ValueError, match="no reminder"):
            event(off, "T", TODAY, AT)


@given(
    st.dictionaries(
        st.sampled_from(["quiet.time", "quiet.days", "quiet.passed"]),
        st.text() | st.none() | st.integers(),
    )
)
def test_settings_of_any_kind_are_read_without_a_fault(settings: dict[str, Any]) -> None:
    reminder = reminder_of(settings)
    assert reminder.days <= EVERY
    is_due(reminder, datetime(2026, 11, 26, 12))


def test_settings_are_read_as_they_were_made() -> None:
    kept = {"quiet.time": "17:30", "quiet.days": "024", "quiet.passed": "2026-11-26"}
    assert reminder_of(kept) == Reminder("17:30", frozenset({0, 2, 4}), "2026-11-26")
    assert reminder_of({}) == Reminder()
