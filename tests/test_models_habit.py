"""The habit: it counts worked days, waits for time off, and never punishes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.habit import Habit, Pause, habit, learned_days, pauses

TODAY = date(2026, 11, 26)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def learned(*days: int) -> set[date]:
    return {ago(each) for each in days}


def stands(days: set[date], *pauses: Pause) -> tuple[int, int]:
    found = habit(days, pauses, TODAY)
    return found.learned, found.worked


def test_it_counts_the_last_five_worked_days() -> None:
    assert stands(learned(9, 4, 2, 0)) == (3, 5)
    assert stands(learned(0)) == (1, 1)
    assert stands(learned(1)) == (1, 1)
    assert stands(learned(20)) == (0, 5)


def test_before_the_first_day_there_is_nothing_to_count() -> None:
    assert habit(set(), [], TODAY) == Habit()
    assert stands({TODAY + timedelta(days=3)}) == (0, 0)


def test_today_is_not_over_and_counts_only_once_something_was_learned() -> None:
    assert stands(learned(1, 2, 3, 4, 5)) == (5, 5)
    assert stands(learned(0, 1, 2, 3, 4, 5)) == (5, 5)


def test_days_off_nights_and_leave_are_not_counted() -> None:
    fortnight = Pause(ago(15), ago(2))
    assert stands(learned(16, 17, 1), fortnight) == (3, 3)
    assert habit(learned(16), [fortnight], TODAY).off_until is None
    now = habit(learned(16), [Pause(ago(2), TODAY + timedelta(days=2))], TODAY)
    assert now.off_until == TODAY + timedelta(days=2)


def test_pauses_that_touch_are_one_and_one_has_an_end_even_at_the_end_of_time() -> None:
    touching = [Pause(TODAY, TODAY), Pause(ago(-1), ago(-3)), Pause(ago(-5), ago(-6))]
    assert habit(set(), touching, TODAY).off_until == ago(-3)
    assert habit(set(), [Pause(TODAY, date.max)], TODAY).off_until == date.max


def test_settings_that_are_no_pause_are_passed_over() -> None:
    settings = {
        "name": "Sam",
        "off.2026-11-20": "2026-11-22",
        "off.2026-11-24": "",
        "off.soon": "2026-11-22",
        "off.2026-11-25": 7,
    }
    assert pauses(settings) == [Pause(date(2026, 11, 20), date(2026, 11, 22))]


@pytest.mark.parametrize("hour", [0, 2, 12, 23])
def test_the_day_of_an_event_is_the_one_on_this_devices_calendar(hour: int) -> None:
    at = int(datetime(2026, 11, 26, hour, 59).timestamp() * 1000)
    events: list[dict[str, Any]] = [
        {"k": "reviewed", "at": at},
        {"k": "unknown"},
        {"k": "place", "at": "late"},
    ]
    assert learned_days(events) == {TODAY}


days = st.sets(st.integers(0, 40).map(ago))
spans = st.lists(
    st.tuples(st.integers(-5, 40), st.integers(0, 10)).map(
        lambda pair: Pause(ago(pair[0]), ago(pair[0]) + timedelta(days=pair[1]))
    ),
    max_size=4,
)


@given(days, spans)
def test_learning_once_more_never_counts_less(days: set[date], pauses: list[Pause]) -> None:
    before = habit(days, pauses, TODAY)
    after = habit({*days, TODAY}, pauses, TODAY)
    assert after.learned >= before.learned
    assert after.learned <= after.worked <= 5


@given(days, spans)
def test_time_off_never_counts_less(days: set[date], pauses: list[Pause]) -> None:
    without = habit(days, [], TODAY)
    assert habit(days, pauses, TODAY).learned >= without.learned


@given(days, spans)
def test_the_order_of_pauses_does_not_matter(days: set[date], pauses: list[Pause]) -> None:
    assert habit(days, pauses, TODAY) == habit(days, pauses[::-1], TODAY)
