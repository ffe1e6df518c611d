"""Plans of visits: their days, their moves, and their place in a calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.calendar import calendar
from app.models.planned import Planned, event, near, parse_time, planned_of, state, when

TODAY = date(2026, 11, 26)
NOON = 1_764_158_400_000


def planned(id: str = "p", moved: dict[str, Any] | None = None, **fields: Any) -> Planned:
    fields = {"template": "huddle", "place": "Maple", "when": "2026-12-03T14:30", **fields}
    moves = {f"moved.{name}": value for name, value in (moved or {}).items()}
    return planned_of({"id": id, "fields": {**fields, **moves}})


def move(at: int, left: str) -> dict[str, Any]:
    return {"from": left, "at": at}


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("14:30", "14:30"),
        ("14.30", "14:30"),
        ("1430", "14:30"),
        ("9", "09:00"),
        ("9 am", "09:00"),
        ("2.30 pm", "14:30"),
        ("12am", "00:00"),
        ("12 p.m.", "12:00"),
        ("0:05", "00:05"),
        ("24:00", None),
        ("13 pm", None),
        ("9:75", None),
        ("after lunch", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_write_them(words: str, time: str | None) -> None:
    assert parse_time(words) == time


@given(st.text(max_size=8) | st.from_regex(r"\d{1,4}[:. ]?\d{0,2} ?[ap]?m?", fullmatch=True))
def test_whatever_is_typed_is_a_time_of_the_day_or_none(words: str) -> None:
    time = parse_time(words)
    if time is not None:
        assert datetime.strptime(time, "%H:%M").strftime("%H:%M") == time
        assert planned(when=when("2026-12-03", time)).time == time


def test_days_that_a_plan_had_stay_in_its_history_the_earliest_move_first() -> None:
    plan = planned(
        moved={
            "b": move(9, "2026-11-30"),
            "a": move(5, "2026-11-24T09:00"),
            "c": None,
            "d": {"from": 3},
        }
    )
    assert [(each.day, each.time) for each in plan.moves] == [
        ("2026-11-24", "09:00"),
        ("2026-11-30", ""),
    ]


def test_a_plan_is_open_until_it_was_begun_or_is_said_not_to_be_done() -> None:
    assert state(planned(), is_there=False) == "open"
    assert state(planned(undone="Flu on the ward"), is_there=False) == "undone"
    begun = planned(visit="v", undone="Flu on the ward")
    assert state(begun, is_there=True) == "begun"
    assert state(planned(visit="v"), is_there=False) == "open"


def test_near_are_plans_of_the_next_week_and_those_whose_day_has_passed() -> None:
    days = ("2026-12-04", "2026-12-03", "2026-11-26T18:00", "2026-11-26T08:00", "2026-10-01")
    plans = [planned(str(n), when=day) for n, day in enumerate(days)]
    assert [plan.id for plan in near(plans, TODAY)] == ["4", "3", "2", "1"]


@pytest.mark.parametrize("value", [None, 7, "soon", "2026-13-01", ["2026-12-03"]])
def test_a_day_that_cannot_be_read_is_none(value: object) -> None:
    assert planned(when=value).day == ""


@pytest.mark.parametrize("value", ["2026-12-03T25:00", "2026-12-03T9", "2026-12-03T14:30+01:00"])
def test_a_time_that_cannot_be_read_leaves_the_day(value: str) -> None:
    plan = planned(when=value, minutes="many")
    assert (plan.day, plan.time, plan.minutes) == ("2026-12-03", "", 60)


def test_a_calendar_has_the_visit_at_its_time_for_as_long_as_it_takes() -> None:
    plan = planned(minutes=45, notes="Ask for Jo; bring badges")
    entry = event(plan, "Visit: Maple")
    start = round(datetime(2026, 12, 3, 14, 30).timestamp() * 1000)
    assert (entry.start, entry.end) == (start, start + 45 * 60_000)
    assert (entry.title, entry.notes) == ("Visit: Maple", "Ask for Jo; bring badges")
    assert b"Ask for Jo\\; bring badges" in calendar([entry], NOON)


def test_a_plan_without_a_time_takes_the_day_and_a_moved_one_replaces_what_was_there() -> None:
    first, moved = planned(), planned(when="2026-12-10", moved={"a": move(5, "2026-12-03")})
    before, after = event(first, "Visit"), event(moved, "Visit")
    assert (after.day, after.start) == ("2026-12-10", None)
    assert before.uid == after.uid
    assert (before.edition, after.edition) == (0, 1)
    data = calendar([after], NOON)
    assert b"DTSTART;VALUE=DATE:20261210" in data and b"SEQUENCE:1" in data
