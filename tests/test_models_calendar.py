"""Calendar files, read back by a reader that was not written here."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal.event import Event

from app.models.calendar import LONGEST, NINE, CalendarEvent, calendar

AT = 1_764_158_400_000
"""26 November 2025, 12:00 UTC, in milliseconds."""
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
SECONDS = st.integers(0, 250_000_000_000)
DAYS = st.dates()
ALARMS = st.none() | st.integers(-100_000, 100_000)
SEPARATORS = ';:,\\"\n\r\t\u0085\u2028 é世🙂'


def kept(words: str) -> str:
    """What of some words a calendar can hold."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", lines)


def read(*events: CalendarEvent) -> list[Event]:
    whole = Calendar.from_ical(calendar(events, AT))
    assert isinstance(whole, Calendar)
    assert not [each for each in whole.walk() if each.errors]
    return list(whole.events)


def lines(data: bytes) -> list[bytes]:
    assert data.endswith(b"\r\n")
    return data[:-2].split(b"\r\n")


@given(st.text(SEPARATORS) | WORDS, st.text(SEPARATORS) | WORDS, DAYS, ALARMS)
def test_whatever_is_written_of_a_day_is_read_back(
    title: str, notes: str, day: date, alarm: int | None
) -> None:
    (event,) = read(CalendarEvent("u1", title, day.isoformat(), notes=notes, alarm=alarm))
    assert str(event["SUMMARY"]) == kept(title)
    assert str(event.get("DESCRIPTION", "")) == kept(notes)
    assert event.decoded("DTSTART") == day
    if day < date.max:
        assert event.decoded("DTEND") == day + timedelta(days=1)
    assert event.decoded("DTSTAMP") == datetime(2025, 11, 26, 12, tzinfo=UTC)
    alarms = event.walk("VALARM")
    if alarm is None:
        assert alarms == []
    else:
        assert alarms[0].decoded("TRIGGER") == -timedelta(minutes=alarm)
        assert str(alarms[0]["DESCRIPTION"]) == kept(title)


@given(SECONDS, st.integers(-5, 100_000), st.integers(0, 999))
def test_moments_are_read_back_to_the_second(start: int, lasts: int, rest: int) -> None:
    event = CalendarEvent(
        "u1", "Visit", start=start * 1000 + rest, end=(start + lasts) * 1000, edition=3
    )
    (made,) = read(event)
    began = datetime.fromtimestamp(start, UTC)
    assert made.decoded("DTSTART") == began
    assert made["SEQUENCE"] == 3
    if lasts > 0:
        assert made.decoded("DTEND") == began + timedelta(seconds=lasts)
    else:
        assert "DTEND" not in made


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_no_line_is_too_long_and_no_letter_is_cut(titles: list[str]) -> None:
    events = [
        CalendarEvent(f"u{n}", title, "2026-12-03", notes=title * 3, alarm=NINE)
        for n, title in enumerate(titles)
    ]
    data = calendar(events, AT)
    for line in lines(data):
        assert len(line) <= LONGEST
        line.decode()
        assert b"\r" not in line and b"\n" not in line
    assert [str(event["UID"]) for event in read(*events)] == [event.uid for event in events]


def test_half_a_letter_does_not_stop_a_file() -> None:
    (event,) = read(CalendarEvent("u1", "lift \ud83d mended", "2026-12-03"))
    assert str(event["SUMMARY"]) == "lift ? mended"


def test_a_file_as_it_stands() -> None:
    event = CalendarEvent("p1", "Mend the lift, please", "2026-12-03", notes="Maple; 3", alarm=NINE)
    assert lines(calendar([event], AT)) == [
        b"BEGIN:VCALENDAR",
        b"VERSION:2.0",
        b"PRODID:-//Leadwell//Leadwell//EN",
        b"BEGIN:VEVENT",
        b"UID:p1",
        b"DTSTAMP:20251126T120000Z",
        b"DTSTART;VALUE=DATE:20261203",
        b"DTEND;VALUE=DATE:20261204",
        b"TRANSP:TRANSPARENT",
        b"SUMMARY:Mend the lift\\, please",
        b"DESCRIPTION:Maple\\; 3",
        b"BEGIN:VALARM",
        b"ACTION:DISPLAY",
        b"DESCRIPTION:Mend the lift\\, please",
        b"TRIGGER:PT540M",
        b"END:VALARM",
        b"END:VEVENT",
        b"END:VCALENDAR",
    ]


def test_a_file_without_an_event_is_none() -> None:
    with pytest.raises(ValueError, match="one event at least"):
        calendar([], AT)
    with pytest.raises(ValueError):
        calendar([CalendarEvent("u1", "Some day")], AT)
