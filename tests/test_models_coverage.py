"""Where, when and with whom visits were made: every visit once, and windows inside each other."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.area import Area
from app.models.coverage import (
    MONTHS,
    SHIFTS,
    WINDOWS,
    Coverage,
    Seen,
    coverage,
    months_before,
    months_since,
    seen_of,
    shift_at,
)

TODAY = date(2026, 11, 26)
NAMES = ("Birch", "Estates office", "Maple", "Theatre three")
AREAS = tuple(Area((name.lower(),), name) for name in NAMES)
PLACES = st.sampled_from([*NAMES, " maple ", "ESTATES  OFFICE", "The lift", "", "oak"])


def at(day: date, hour: int = 10, minute: int = 0) -> int:
    """A time by this device's clock, in milliseconds."""
    time = datetime(day.year, day.month, day.day, hour, minute)
    return round(time.timestamp() * 1000)


def seen(id: str = "v", day: date = TODAY, hour: int = 10, **fields: Any) -> Seen:
    fields = {"place": "Maple", "started": at(day, hour), **fields}
    return seen_of({"id": id, "fields": fields})


@st.composite
def many(draw: st.DrawFn) -> list[Seen]:
    days = draw(st.lists(st.integers(-3, 800), max_size=20))
    return [
        seen(
            f"v{n}",
            TODAY - timedelta(days=back),
            draw(st.integers(0, 23)),
            place=draw(PLACES),
            area=draw(st.sampled_from(["", "birch", "gone"])),
            shift=draw(st.sampled_from([None, "night", "day", "never"])),
            template=draw(st.sampled_from(["huddle", "ward-walkround"])),
            removed=draw(st.sampled_from([None, None, True])),
            **draw(st.dictionaries(st.sampled_from(["met.porter", "met.nurse"]), st.booleans())),
        )
        for n, back in enumerate(days)
    ]


def there(visits: list[Seen]) -> list[Seen]:
    return [visit for visit in visits if not visit.is_removed]


@given(many())
def test_every_visit_that_was_not_taken_away_stands_in_one_row_and_in_one_only(
    visits: list[Seen],
) -> None:
    found = coverage(visits, AREAS, TODAY)
    rows = [visit.id for row in found.rows for visit in row.visits]
    assert sorted(rows) == sorted(visit.id for visit in there(visits))
    for row in found.rows:
        shown = [it for it in row.visits if min(it.day, TODAY) >= found.months[0]]
        assert sum(row.months) == len(shown)


@given(many())
def test_three_months_are_inside_six_and_six_inside_twelve(visits: list[Seen]) -> None:
    windows = [coverage(visits, AREAS, TODAY).windows[n] for n in WINDOWS]
    for short, long in pairwise(windows):
        assert set(short.visits) <= set(long.visits)
        assert set(short.visited) <= set(long.visited)
        assert set(short.unvisited) >= set(long.unvisited)
        assert short.elsewhere <= long.elsewhere
        assert short.huddles <= long.huddles
        for shift in SHIFTS:
            assert short.shifts.get(shift, 0) <= long.shifts.get(shift, 0)
            assert set(short.areas[shift]) <= set(long.areas[shift])
        assert all(n <= long.met[role] for role, n in short.met.items())


@given(many())
def test_a_window_counts_each_of_its_visits_once_and_each_area_on_one_side(
    visits: list[Seen],
) -> None:
    for window in coverage(visits, AREAS, TODAY).windows.values():
        expected = {visit.id for visit in there(visits) if visit.day >= window.since}
        assert {visit.id for visit in window.visits} == expected
        assert len(window.visits) == len(expected) == sum(window.shifts.values())
        assert sorted((*window.visited, *window.unvisited), key=lambda it: it.name) == list(AREAS)
        assert window.unasked == sum(not visit.met for visit in window.visits)


@given(many(), st.randoms())
def test_the_order_in_which_visits_come_makes_no_difference(visits: list[Seen], dice: Any) -> None:
    other = list(visits)
    dice.shuffle(other)
    assert coverage(visits, AREAS, TODAY) == coverage(other, AREAS, TODAY)


@given(st.dates(date(1990, 1, 1), TODAY), st.dates(date(1990, 1, 1), TODAY))
def test_whole_months_are_as_many_as_fit_between_two_days(one: date, other: date) -> None:
    day, today = min(one, other), max(one, other)
    months = months_since(day, today)
    assert months_before(today, months) >= day > months_before(today, months + 1)


def test_a_month_before_a_day_that_it_does_not_have_is_its_last() -> None:
    assert months_before(date(2026, 5, 31), 3) == date(2026, 2, 28)
    assert months_before(date(2024, 5, 31), 3) == date(2024, 2, 29)
    assert months_before(date(2026, 12, 31), 3) == date(2026, 9, 30)
    assert months_before(date(2026, 2, 3), 3) == date(2025, 11, 3)
    assert months_since(TODAY + timedelta(days=40), TODAY) == 0


@pytest.mark.parametrize(
    ("day", "hour", "shift"),
    [
        (date(2026, 11, 26), 7, "day"),
        (date(2026, 11, 26), 16, "day"),
        (date(2026, 11, 26), 17, "evening"),
        (date(2026, 11, 26), 21, "night"),
        (date(2026, 11, 26), 6, "night"),
        (date(2026, 11, 28), 10, "weekend"),
        (date(2026, 11, 29), 20, "weekend"),
        (date(2026, 11, 28), 23, "night"),
    ],
)
def test_a_shift_follows_the_clock_and_nights_go_before_weekends(
    day: date, hour: int, shift: str
) -> None:
    assert shift_at(at(day, hour)) == shift


def test_what_the_visitor_says_goes_before_the_clock_and_before_the_place() -> None:
    said = seen(hour=10, shift="night", area="birch")
    assert (said.shift, said.is_said) == ("night", True)
    found = coverage([said], AREAS, TODAY)
    assert [row.area.name for row in found.rows if row.area and row.visits] == ["Birch"]


def test_an_area_that_is_no_longer_listed_leaves_the_visit_to_its_place() -> None:
    found = coverage([seen(area="gone"), seen("w", area="gone", place="Lift")], AREAS, TODAY)
    row = found.row("maple")
    assert row is not None and [visit.id for visit in row.visits] == ["v"]
    assert found.rows[-1].area is None and found.windows[3].elsewhere == 1


def test_what_another_release_wrote_is_read_as_far_as_it_goes() -> None:
    odd = seen_of({"id": "v", "fields": {"shift": 7, "met.astronaut": True, "met.nurse": None}})
    assert (odd.shift, odd.is_said, odd.met) == (shift_at(0), False, frozenset({"astronaut"}))
    found = coverage([odd], (), TODAY)
    assert len(found.rows) == 1 and found.rows[0].area is None


def test_with_nothing_at_all_every_area_is_still_named() -> None:
    found: Coverage = coverage([], AREAS, TODAY)
    assert found.first is None
    assert found.windows[6].unvisited == AREAS and not found.windows[6].visited
    assert [row.months for row in found.rows] == [(0,) * MONTHS] * len(AREAS)
    assert found.months[-1] == date(2026, 11, 1) and found.months[0] == date(2025, 12, 1)
