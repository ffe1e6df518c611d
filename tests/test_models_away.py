"""How long nobody was there, by clocks that stop or are set."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from app.models.away import SLACK, Seen, time_away

NOON = 1_764_158_400_000
YEAR = 365 * 24 * 3600


def test_both_clocks_agree() -> None:
    assert time_away(Seen(NOON, 10.0), Seen(NOON + 30_000, 40.0)) == 30


def test_a_phone_that_slept_is_told_by_its_wall_clock() -> None:
    assert time_away(Seen(NOON, 10.0), Seen(NOON + 3_600_000, 10.5)) == 3600


def test_a_clock_set_back_a_year_counts_as_away_for_ever() -> None:
    assert time_away(Seen(NOON, 10.0), Seen(NOON - YEAR * 1000, 11.0)) == math.inf


def test_a_clock_put_right_by_a_second_does_not() -> None:
    assert time_away(Seen(NOON, 10.0), Seen(NOON - 1000, 10.0)) == 0


@given(st.integers(0, 10**9), st.floats(0, 10**6), st.floats(-(10**8), 10**8), st.booleans())
def test_no_clock_that_is_set_or_stopped_hides_time_that_passed(
    at: int, passed: float, set_by: float, sleeps: bool
) -> None:
    """Whatever the wall clock is set by, no more than the slack is missed; while the steady one
    runs."""
    before = Seen(NOON + at, 5.0)
    now = Seen(before.wall + round((passed + set_by) * 1000), 5.0 + (0 if sleeps else passed))
    away = time_away(before, now)
    if not sleeps or set_by >= 0:
        assert away >= passed - 0.001
    elif set_by < -passed - SLACK - 0.001:
        assert away == math.inf
