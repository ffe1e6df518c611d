"""Two devices that changed one assessment: of each value the newest, and nothing is lost."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.models.assessment import Answer, Assessment, assessment_of
from app.models.united import latest, put, united

PATHS = ["answers/1.1", "answers/1.2", "answers/3.4", "examples/1", "reach/1", "form", "plan/when"]
VALUES = st.one_of(
    st.none(),
    st.sampled_from(["short", "full", "me", "system", "a line"]),
    st.tuples(st.integers(0, 4), st.integers(0, 4)).map(list),
)
EDITS = st.lists(st.tuples(st.sampled_from(PATHS), VALUES, st.integers(1, 50)), max_size=8)
JUNK: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=4), some),
    max_leaves=6,
)


def edited(data: dict[str, Any], edits: list[tuple[str, Any, int]]) -> dict[str, Any]:
    for path, value, at in edits:
        data = put(data, path, value, at)
    return data


def test_each_device_keeps_what_it_answered_last() -> None:
    start = edited({}, [("form", "short", 1), ("answers/1.1", [2, 2], 2), ("reach/1", "me", 3)])
    phone = edited(start, [("answers/1.1", [4, 4], 10), ("examples/1", "On the phone", 11)])
    tablet = edited(start, [("answers/1.2", [1, 0], 20), ("form", "full", 21)])
    both = assessment_of(united([(tablet, 21), (phone, 11)]))
    # The tablet changed last, yet its 1.1 is older than that of the phone.
    assert both.answers == {"1.1": Answer(4, 4), "1.2": Answer(1, 0)}
    assert (both.form, both.examples, both.reach) == (
        "full",
        {"1": "On the phone"},
        {"1": "me"},
    )


def test_what_was_taken_back_stays_away_and_what_was_said_after_that_stays() -> None:
    start = edited({}, [("answers/1.1", [2, 2], 2), ("answers/1.2", [2, 2], 2)])
    phone = edited(start, [("answers/1.1", None, 10), ("answers/1.2", None, 10)])
    tablet = edited(start, [("answers/1.2", [3, 0], 11)])
    both = assessment_of(united([(phone, 10), (tablet, 11)]))
    assert both.answers == {"1.2": Answer(3, 0)}


def test_a_clock_set_back_a_year_does_not_undo_what_is_said_now() -> None:
    before = put({}, "answers/1.1", [1, 1], 5_000)
    now = put(before, "answers/1.1", [4, 4], 100)
    assert assessment_of(united([(before, 5_000), (now, 100)])).answers == {"1.1": Answer(4, 4)}


def test_a_version_without_times_counts_by_when_it_was_changed() -> None:
    plain = {"form": "full", "answers": {"1.1": [1, 1], "1.2": [1, 1]}}
    later = put({}, "answers/1.1", [4, 4], 30)
    both = assessment_of(united([(plain, 20), (later, 30)]))
    assert both.answers == {"1.1": Answer(4, 4), "1.2": Answer(1, 1)}
    both = assessment_of(united([(plain, 40), (later, 30)]))
    assert both.answers["1.1"] == Answer(1, 1)


def test_parts_that_only_a_later_release_knows_are_kept() -> None:
    data = put({"mood": {"1": "fine"}, "form": "short"}, "answers/1.1", [4, 4], 5)
    assert united([(data, 5), ({"form": "full"}, 4)])["mood"] == {"1": "fine"}


def test_the_statement_answered_last_is_where_one_carries_on() -> None:
    data = edited({}, [("answers/3.1", [1, 1], 4), ("reach/1", "me", 3), ("form", "full", 9)])
    assert latest(data) == "3.1"
    assert latest({}) == ""


@given(EDITS, EDITS, EDITS)
def test_the_order_in_which_versions_come_makes_no_difference(
    start: list[tuple[str, Any, int]],
    phone: list[tuple[str, Any, int]],
    tablet: list[tuple[str, Any, int]],
) -> None:
    base = edited({}, start)
    versions = [(edited(base, phone), 60), (edited(base, tablet), 70)]
    both = united(versions)
    assert united(reversed(versions)) == both
    assert united([(both, 80), *versions]) == both
    assert united([(united([versions[0]]), 60), versions[1]]) == both


@given(EDITS, st.sampled_from(PATHS), VALUES, st.integers(1, 50))
def test_what_is_said_last_on_top_of_all_that_is_known_wins(
    start: list[tuple[str, Any, int]], path: str, value: Any, at: int
) -> None:
    base = edited({}, start)
    both = united([(base, 60), (put(base, path, value, at), 61)])
    group, _, name = path.partition("/")
    held = both.get(group, {}).get(name) if name else both.get(group)
    assert held == value


@given(st.dictionaries(st.sampled_from(["form", "answers", "examples", "reach", "times"]), JUNK))
def test_whatever_another_program_wrote_is_read_without_a_crash(data: dict[str, Any]) -> None:
    some = assessment_of(united([(data, 5)]))
    assert isinstance(some, Assessment)
    for answer in some.answers.values():
        assert answer.frequency in (None, 0, 1, 2, 3, 4) and 0 <= answer.importance <= 4
    assert assessment_of(put(data, "answers/1.1", [4, 4], 9)).answers["1.1"] == Answer(4, 4)
