"""Values over weeks, worked by hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.models.ratings import Rating
from app.models.trend import CheckIn, Week, courses, middle
from app.models.weeks import week_of, weeks_between, weeks_to

TODAY = date(2026, 11, 26)
"""A Thursday; its week begins on 23 November."""
NAMES = {"compassion": "Compassion", "respect": "Respect"}


def checkin(day: date, mattered: int, lived: int, value: str = "compassion") -> CheckIn:
    return CheckIn(day, {value: Rating(mattered, lived)}, {value: value.title()})


def test_a_week_begins_on_monday_and_the_year_of_weeks_is_not_that_of_days() -> None:
    assert week_of(date(2026, 11, 26)) == date(2026, 11, 23)
    assert week_of(date(2026, 11, 29)) == date(2026, 11, 23)
    assert week_of(date(2026, 11, 30)) == date(2026, 11, 30)
    # 1 January 2027 is a Friday: it is in week 53 of 2026.
    assert week_of(date(2027, 1, 1)) == date(2026, 12, 28)
    assert weeks_to(date(2027, 1, 1), 2) == (date(2026, 12, 21), date(2026, 12, 28))
    assert weeks_between(date(2026, 12, 27), date(2027, 1, 1)) == 1


@given(st.dates(), st.integers(1, 60))
def test_weeks_follow_each_other_and_the_last_has_the_day(day: date, count: int) -> None:
    weeks = weeks_to(day, count)
    assert 1 <= len(weeks) <= count
    assert all(week.weekday() == 0 for week in weeks)
    assert all((b - a).days == 7 for a, b in pairwise(weeks))
    assert weeks[-1] == week_of(day) <= day
    assert (day - weeks[-1]).days < 7
    assert day.isocalendar()[:2] == weeks[-1].isocalendar()[:2]
    assert weeks_between(weeks[0], day) == len(weeks) - 1


def test_the_middle_is_the_middle_and_may_lie_between_two() -> None:
    assert middle([]) == 0
    assert middle([3]) == 6
    assert middle([4, 1]) == 5
    assert middle([1, 4, 4]) == 8
    assert middle([2, 2, 3, 4]) == 5


@given(st.lists(st.integers(1, 4), min_size=1, max_size=30))
def test_the_middle_has_as_many_below_as_above(levels: list[int]) -> None:
    halves = middle(levels)
    assert 2 * min(levels) <= halves <= 2 * max(levels)
    below = sum(2 * level < halves for level in levels)
    above = sum(2 * level > halves for level in levels)
    assert below <= len(levels) / 2 >= above


def test_check_ins_of_a_week_make_one_point_and_empty_weeks_stay_empty() -> None:
    """By hand: this week mattered 4 and 3, lived 1 and 0 (not said); three weeks ago 2 and 2."""
    made = [
        checkin(date(2026, 11, 23), 4, 1),
        checkin(date(2026, 11, 26), 3, 0),
        checkin(date(2026, 11, 8), 2, 2),
        checkin(date(2026, 10, 30), 1, 1),
    ]
    compassion, respect = courses(made, NAMES, TODAY, 4)
    assert compassion.weeks == (
        Week(date(2026, 11, 2), 4, 4, 1),
        Week(date(2026, 11, 9)),
        Week(date(2026, 11, 16)),
        Week(date(2026, 11, 23), 7, 2, 2),
    )
    assert [week.lean for week in compassion.said] == ["close", "mattered"]
    assert respect.name == "Respect" and respect.said == ()


def test_a_value_that_was_taken_away_is_called_as_it_was_last_and_stands_at_the_end() -> None:
    made = [
        CheckIn(date(2026, 11, 24), {"courage": Rating(4, 4)}, {"courage": "Being brave"}),
        CheckIn(date(2026, 11, 17), {"courage": Rating(4, 4)}, {"courage": "Courage"}),
        CheckIn(date(2026, 11, 24), {"nameless": Rating(1, 0)}, {}),
        CheckIn(date(2020, 1, 1), {"older": Rating(1, 1)}, {"older": "Older"}),
    ]
    assert [course.name for course in courses(made, NAMES, TODAY, 4)] == [
        "Compassion",
        "Respect",
        "Being brave",
        "nameless",
    ]
    assert "Older" not in [course.name for course in courses(made, NAMES, TODAY, 52)]


def test_what_lies_after_this_week_is_left_out_because_a_clock_was_wrong() -> None:
    made = [checkin(TODAY + timedelta(days=365), 4, 4), checkin(TODAY - timedelta(days=365), 4, 4)]
    assert all(not course.said for course in courses(made, NAMES, TODAY, 52))


def test_five_hundred_check_ins_are_as_good_as_one() -> None:
    made = [checkin(TODAY - timedelta(days=n), 1 + n % 4, 1 + n % 3) for n in range(500)]
    (compassion, _) = courses(made, NAMES, TODAY, 52)
    assert len(compassion.weeks) == len(compassion.said) == 52
    assert sum(week.count for week in compassion.weeks) == 51 * 7 + 4


@given(st.lists(st.tuples(st.dates(), st.integers(0, 4), st.integers(0, 4)), max_size=30))
def test_no_course_says_more_than_was_said(said: list[tuple[date, int, int]]) -> None:
    made = [checkin(day, mattered, lived) for day, mattered, lived in said if mattered or lived]
    weeks = courses(made, NAMES, TODAY, 52)[0].weeks
    assert len(weeks) == 52
    inside = [each for each in made if weeks[0].monday <= each.day <= date(2026, 11, 29)]
    assert sum(week.count for week in weeks) == len(inside)
    for week in weeks:
        assert (week.mattered or week.lived) if week.count else not (week.mattered or week.lived)
