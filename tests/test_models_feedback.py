"""The feedback clock: what is due when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.load import read_pack
from app.models.feedback import (
    DAYS,
    LAPSE,
    MOST,
    STEPS,
    Clocked,
    clock_of,
    clocked_of,
    due_steps,
    steps,
    working_day,
)

THURSDAY = date(2025, 11, 27)
TEMPLATE = read_pack().visits[0]


def clocked(day: date = THURSDAY, **fields: Any) -> Clocked:
    at = int(datetime(day.year, day.month, day.day, 12).timestamp() * 1000)
    return Clocked("v1", TEMPLATE.id, "Maple ward", at, True, **fields)


def due(visit: Clocked, days_later: int) -> list[str]:
    today = THURSDAY + timedelta(days=days_later)
    return [step.name for step in due_steps([visit], lambda each: steps(each, TEMPLATE), today)]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, MOST))
def test_working_days_are_counted_one_by_one_without_saturdays_and_sundays(
    start: date, days: int
) -> None:
    day = start
    for _ in range(days):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    assert working_day(start, days) == day


def test_the_steps_of_a_visit_on_a_thursday() -> None:
    made = steps(clocked(), TEMPLATE)
    assert [(step.name, step.day) for step in made] == [
        ("thanks", "2025-11-27"),
        ("note", "2025-12-01"),
        ("fix", "2025-12-11"),
        ("told", "2025-12-27"),
        ("return", "2026-02-25"),
    ]
    assert {step.place for step in made} == {"Maple ward"}


def test_a_visitor_may_give_a_step_other_days() -> None:
    made = {step.name: step for step in steps(clocked(days={"note": 1, "return": 60}), TEMPLATE)}
    assert made["note"].day == "2025-11-28"
    assert made["return"].day == "2026-01-26"
    assert made["fix"].days == 10


class _Own:
    clock = (0, 1, 5, 14, 28)


class _Short:
    clock = (0, 1)


def test_a_template_may_have_days_of_its_own_and_a_visit_without_one_has_ours() -> None:
    own: Any = _Own()
    short: Any = _Short()
    assert tuple(clock_of(own).values()) == _Own.clock
    assert tuple(clock_of(short).values()) == DAYS
    assert clock_of(None) == dict(zip(STEPS, DAYS, strict=True))


def test_what_is_due_comes_one_by_one_and_goes_when_it_is_ticked() -> None:
    assert due(clocked(), 0) == ["thanks"]
    assert due(clocked(), 3) == ["thanks"]
    assert due(clocked(), 4) == ["thanks", "note"]
    assert due(clocked(told={"thanks": 1}), 4) == ["note"]
    assert due(clocked(), 90) == list(STEPS)
    assert due(clocked(told=dict.fromkeys(STEPS, 1)), 90) == []


def test_nobody_is_reminded_for_ever() -> None:
    assert due(clocked(), 90 + LAPSE) == list(STEPS)
    assert due(clocked(), 91 + LAPSE) == []
    assert due(clocked(), 10_000) == []


def test_a_visit_that_is_not_finished_waits_until_the_day_after() -> None:
    still_there = replace(clocked(), is_finished=False)
    assert due(still_there, 0) == []
    assert due(still_there, 1) == ["thanks"]
    assert due(replace(still_there, is_removed=True), 1) == []


def test_what_has_waited_longest_comes_first() -> None:
    older = replace(clocked(THURSDAY - timedelta(days=7)), visit="v0", place="Elm")
    found = due_steps([clocked(), older], lambda each: steps(each, None), THURSDAY)
    assert [(step.visit, step.name) for step in found] == [
        ("v0", "thanks"),
        ("v0", "note"),
        ("v1", "thanks"),
    ]


@pytest.mark.parametrize("odd", ["soon", -1, MOST + 1, True, 2.5, None, []])
def test_odd_days_from_elsewhere_are_passed_over(odd: Any) -> None:
    fields = {"place": "Elm", "started": 1, "clock.note": odd, "told.note": odd, "clock.fix": 3}
    read = clocked_of({"id": "v1", "fields": fields})
    assert read.days == {"fix": 3}
    assert "note" not in read.told or odd == MOST + 1
    assert len(steps(read, None)) == len(STEPS)
