"""What is said of values: kept, changed, taken back, and read whatever was written."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.models.ratings import LEVELS, SIDES, Rating, names_of, rated, ratings_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=4), each),
    max_leaves=6,
)
SAID = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(SIDES), st.sampled_from(LEVELS)), max_size=20
)


def test_both_sides_of_a_value_are_kept_with_what_it_is_called() -> None:
    data = rated({}, "compassion", "Compassion", "mattered", 3)
    data = rated(data, "compassion", "Compassion", "lived", 2)
    assert data == {
        "ratings": {"compassion": [3, 2]},
        "value_names": {"compassion": "Compassion"},
    }
    assert ratings_of(data) == {"compassion": Rating(3, 2)}
    assert names_of(data) == {"compassion": "Compassion"}


def test_the_same_again_takes_it_back_and_leaves_nothing_behind() -> None:
    data = rated({"mood": 3}, "respect", "Respect", "lived", 4)
    assert rated(data, "respect", "Respect", "lived", 4) == {"mood": 3}
    assert rated(rated({}, "a", "A", "mattered", 1), "a", "A", "mattered", 1) == {}


@given(SAID)
def test_the_last_word_on_each_side_counts(said: list[tuple[str, Any, int]]) -> None:
    data: dict[str, Any] = {}
    expected: dict[str, dict[str, int]] = {}
    for value, side, level in said:
        data = rated(data, value, value.upper(), side, level)
        sides = expected.setdefault(value, {"mattered": 0, "lived": 0})
        sides[side] = 0 if sides[side] == level else level
    read = {value: Rating(**sides) for value, sides in expected.items() if any(sides.values())}
    assert ratings_of(data) == read
    assert names_of(data).keys() == read.keys()
    assert bool(data) == bool(read)


@given(JSON, JSON)
def test_whatever_another_release_wrote_is_read_without_a_fault(kept: Any, names: Any) -> None:
    data = {"ratings": kept, "value_names": names}
    for rating in ratings_of(data).values():
        assert rating and rating.mattered in (0, *LEVELS) and rating.lived in (0, *LEVELS)
    assert all(names_of(data).values())
    changed = rated(data, "new", "New", "lived", 1)
    assert ratings_of(changed)["new"].lived == 1


def test_what_is_out_of_range_says_nothing() -> None:
    kept = {"a": [5, -1], "b": [True, 2.5], "c": [3], "d": "34", "e": [0, 0], "f": [2, 9, 1]}
    assert ratings_of({"ratings": kept}) == {"c": Rating(3, 0), "f": Rating(2, 0)}
