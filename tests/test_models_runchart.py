"""Run charts against worked examples that were published, and against ones worked by hand."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.improvement import ONE, number
from app.models.runchart import LEAST, LIMITS, RunChart, median, read

DNA = [9, 8, 9, 6, 7, 5, 6, 8, 9, 6, 7, 6, 6, 7, 9, 9, 8, 6, 7, 8, 6, 8, 7, 5, 4]
"""Appointments that nobody came to, January 2011 to January 2013: the worked example of A.
Pickering, "Run Charts", QuEST mental health data for improvement network, NHS Scotland
(https://slideplayer.com/amp/7958924), which puts the 25 in order and takes the 13th, a 7."""
SEEN = (
    *("10.1530", "12.0954", "11.5943", "11.0393", "10.7006", "9.1598", "8.8665"),
    *("9.2050", "11.3410", "12.1482", "8.8780", "11.3150", "12.5557", "11.6396"),
    *("12.7633", "12.1511", "11.7552", "11.8205", "9.0760", "8.2560", "8.6746"),
    *("11.8391", "11.4682", "19.8625", "12.0583", "8.5431", "8.9448", "11.3925"),
    "8.2144",
)
"""Patients who left without being seen, in per cent, 29 weeks: the example of the rules in A.
Alohali's notes on the course QI 104 of the Institute for Healthcare Improvement
(https://github.com/alioh/IHI-QI104, `xlsx/L2-3.xlsx` and `img/L2-3.jpg`), which gives the
median (11.3410 to four places) and circles weeks 13 to 18 as a shift and 2 to 7 as a trend, and
no others."""


def chart(values: list[int] | list[str], base: int | None = None) -> RunChart:
    read_off = [number(str(value)) for value in values]
    made = read([value for value in read_off if value is not None], base)
    assert made is not None
    return made


def found(made: RunChart, kind: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(signal.way, signal.points) for signal in made.signals if signal.kind == kind]


def test_the_worked_example_of_nhs_scotland_has_its_median_and_nothing_has_changed() -> None:
    made = chart(DNA)
    assert made.median == 7 * ONE
    # Counted by hand, the five 7s left out: 9 8 9 | 6 5 6 | 8 9 | 6 6 6 | 9 9 8 | 6 | 8 | 6 | 8 | 5
    # 4; by the table 6 to 16 are to be expected of 20.
    assert (made.useful, made.runs, made.limits) == (20, 10, (6, 16))
    assert made.signals == ()


def test_the_example_of_the_rules_shows_the_shift_and_the_trend_that_its_author_circles() -> None:
    made = chart(list(SEEN))
    assert made.median == number("11.341")
    assert found(made, "shift") == [("up", (12, 13, 14, 15, 16, 17))]
    assert found(made, "trend") == [("down", (1, 2, 3, 4, 5, 6))]
    # By hand, week 9 on the median: 10 | 12 12 | 11 to 9 | 12 | 9 11 | 13 to 18 | 9 8 9 | 12 11 20
    # 12 | 9 9 | 11 | 8; of 28, 10 to 20 are to be expected.
    assert (made.useful, made.runs, made.limits) == (28, 11, (10, 20))
    assert made.marked == {1, 2, 3, 4, 5, 6, 12, 13, 14, 15, 16, 17}


def test_seven_up_seven_down_and_one_and_one_are_fewer_runs_than_chance_would_make() -> None:
    # D. Balestracci, "An underrated test for run charts", Quality Digest, October 2008
    # (https://m.qualitydigest.com/magazine/2008/oct/department/underrated-test-run-charts.html):
    # 16 months, runs of 7, 7, 1 and 1, and the conclusion that the intervention had an effect. The
    # values are not given; these have the same sides of the median.
    made = chart([7, 8, 7, 8, 7, 8, 7, 3, 2, 3, 2, 3, 2, 3, 9, 1])
    assert (made.runs, made.useful) == (4, 16)
    assert found(made, "few") == [("", ())]


@pytest.mark.parametrize(
    ("count", "fewest", "most"),
    [(10, 3, 9), (11, 3, 10), (12, 3, 11), (13, 4, 11), (14, 4, 12), (15, 5, 12), (60, 24, 38)],
)
def test_the_table_is_as_printed(count: int, fewest: int, most: int) -> None:
    # The first six rows as text in https://github.com/alioh/IHI-QI104, the last in its picture.
    assert LIMITS[count - LEAST] == (fewest, most)


def _exact(count: int) -> tuple[int, int]:
    """The fewest and the most runs of which 2.5 % in each tail are not rarer, by counting all ways
    to put half of `count` things above (Swed and Eisenhart 1943, equation 1)."""
    above, below = count // 2, count - count // 2

    def ways(runs: int) -> int:
        half = runs // 2
        if runs % 2 == 0:
            return 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
        return comb(above - 1, half) * comb(below - 1, half - 1) + comb(above - 1, half - 1) * comb(
            below - 1, half
        )

    def edge(order: list[int]) -> int:
        tail = 0
        for runs in order:
            tail += ways(runs)
            if Fraction(tail, comb(count, above)) > Fraction(1, 40):
                return runs
        raise AssertionError

    every = list(range(2, count + 1))
    return edge(every), edge(every[::-1])


def test_every_row_of_the_table_is_within_one_run_of_what_chance_makes() -> None:
    assert len(LIMITS) == 51
    for count, (fewest, most) in enumerate(LIMITS, LEAST):
        exact = _exact(count)
        assert abs(fewest - exact[0]) <= 1 and abs(most - exact[1]) <= 1, count


def test_six_in_a_row_on_one_side_are_a_shift_and_five_are_none() -> None:
    # By hand from the rule; the median of both is half way between 2 and 8.
    assert found(chart([8, 9, 8, 9, 8, 2, 1, 2, 1, 8, 1, 2]), "shift") == []
    six = chart([8, 9, 8, 9, 8, 9, 1, 2, 1, 2, 1, 2])
    assert found(six, "shift") == [("up", (0, 1, 2, 3, 4, 5)), ("down", (6, 7, 8, 9, 10, 11))]


def test_a_point_on_the_median_neither_counts_in_a_shift_nor_breaks_it() -> None:
    # By hand: the median of the thirteen is 5.
    made = chart([8, 9, 8, 5, 9, 8, 9, 1, 2, 1, 2, 1, 2])
    assert made.median == 5 * ONE
    assert found(made, "shift")[0] == ("up", (0, 1, 2, 4, 5, 6))
    assert (made.useful, made.runs) == (12, 2)


def test_five_in_a_row_going_one_way_are_a_trend_and_equal_neighbours_count_once() -> None:
    assert found(chart([1, 2, 3, 4]), "trend") == []
    assert found(chart([1, 2, 3, 4, 5]), "trend") == [("up", (0, 1, 2, 3, 4))]
    assert found(chart([1, 2, 2, 3, 4]), "trend") == []
    assert found(chart([6, 6, 5, 4, 4, 3, 1]), "trend") == [("down", (0, 2, 3, 5, 6))]
    assert found(chart([4, 4, 4, 4, 4, 4]), "trend") == []


def test_a_trend_may_begin_with_the_last_point_of_the_one_before() -> None:
    made = chart([1, 2, 3, 4, 5, 4, 3, 2, 1])
    assert found(made, "trend") == [("up", (0, 1, 2, 3, 4)), ("down", (4, 5, 6, 7, 8))]


def test_up_and_down_in_turn_are_too_many_runs() -> None:
    made = chart([1, 9] * 6)
    assert (made.runs, made.limits) == (12, (3, 11))
    assert found(made, "many") == [("", ())]


def test_fewer_than_ten_points_show_no_shift_and_no_limits() -> None:
    made = chart([8, 9, 8, 9, 8, 9, 1, 2, 1], base=9)
    assert (made.limits, found(made, "shift")) == (None, [])
    assert chart([1, 9] * 31).limits is None


def test_a_median_of_the_first_points_is_kept_while_more_come() -> None:
    made = chart([4, 6, 5, 4, 6, 8, 9, 8, 9, 8, 9], base=5)
    assert made.median == 5 * ONE and made.base == 5
    assert found(made, "shift") == [("up", (4, 5, 6, 7, 8, 9, 10))]
    assert chart([4, 6, 8], base=9).median == 6 * ONE


def test_what_is_half_way_between_two_tenths_is_on_the_median_to_the_last_digit() -> None:
    made = chart(["87.1", "87.3", "87.2"], base=2)
    assert made.median == number("87.2")
    assert made.useful == 2


def test_no_values_make_no_chart() -> None:
    assert read([]) is None


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=70), st.integers(0, 80))
def test_whatever_comes_the_points_of_signals_are_there_and_turning_it_over_turns_them(
    values: list[int], base: int
) -> None:
    made = chart(values, base)
    assert made.marked <= set(range(len(values)))
    over = chart([-value for value in values], base)
    turned = {"up": "down", "down": "up", "": ""}
    assert over.median == -made.median
    assert [(one.kind, turned[one.way], one.points) for one in over.signals] == [
        (one.kind, one.way, one.points) for one in made.signals
    ]


@given(st.lists(st.integers(-99, 99), min_size=1))
def test_as_many_values_are_above_the_median_as_below_or_fewer_than_half(values: list[int]) -> None:
    middle = median([2 * value for value in values])
    assert sum(2 * value > middle for value in values) <= len(values) / 2
    assert sum(2 * value < middle for value in values) <= len(values) / 2
