"""How promises stand and what happened to them, whatever a document holds."""

from __future__ import annotations

import random
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.moment import said
from app.models.op import Op
from app.models.place import place_key
from app.models.promise import (
    STANDINGS,
    Promise,
    Turn,
    history,
    overdue_at,
    promise_of,
    standing,
)
from app.store.folds import Document, registers

NOON = 1_764_158_400_000
"""26 November 2025, 12:00 UTC, in milliseconds."""
DAY = 86_400_000
TODAY = "2025-11-26"


def promise(**fields: Any) -> Promise:
    given = {"state": "open", "due": "2025-12-01", "place": "Maple ward", **fields}
    return promise_of({"id": "p", "fields": given, "conflicts": []})


def change(n: int, device: str = "a", day: int = 0, **fields: Any) -> Op:
    """One change, so many days after the promise."""
    clock = (NOON + day * DAY, n)
    return Op(device, n, "promise.set", "p", clock, {"set": fields, "over": {}})


MADE = change(
    1, state="open", words="Mend the lift", owner="Sam", due="2025-12-01", place="Maple", made=NOON
)


def folded(*ops: Op) -> Document:
    document = reduce(registers, ops, None)
    assert document is not None
    return document


def told(*ops: Op) -> list[tuple[str, str, str, str]]:
    return [(turn.kind, turn.before, turn.after, turn.note) for turn in history(folded(*ops))]


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        ({}, "open"),
        ({"due": TODAY}, "open"),
        ({"due": "2025-11-25"}, "overdue"),
        ({"due": ""}, "open"),
        ({"state": "done", "done_on": "2025-12-01"}, "kept"),
        ({"state": "done", "done_on": "2025-12-02"}, "late"),
        ({"state": "done"}, "kept"),
        ({"state": "cant", "due": "2020-01-01"}, "cant"),
        ({"state": "passed"}, "passed"),
        ({"state": "of a later release"}, "open"),
    ],
)
def test_a_promise_stands_as_its_day_and_its_state_say(fields: Any, stands: str) -> None:
    assert standing(promise(**fields), TODAY) == stands


def test_a_promise_that_an_older_release_settled_was_done_on_the_day_of_that_change() -> None:
    late = promise_of(folded(MADE, change(2, day=9, state="done")))
    assert late.done_on == "2025-12-05"
    assert standing(late, TODAY) == "late"


def test_a_reason_is_shown_only_with_the_state_that_it_belongs_to() -> None:
    changed = promise(state="open", why="no money", passed_to="Alex", done_on="2025-11-01")
    assert (changed.why, changed.passed_to, changed.done_on) == ("", "", "")
    assert promise(state="cant", why="no money").why == "no money"
    assert promise(state="passed", passed_to="Alex").passed_to == "Alex"


def test_a_team_is_one_whatever_its_case_and_spaces() -> None:
    assert (
        place_key(" Maple  Ward ")
        == place_key("MAPLEWARD")
        == place_key("maple\tward")
        != place_key("Maple 2")
    )


def test_what_is_owed_to_a_team_is_what_is_overdue_there_and_open() -> None:
    late = promise(due="2025-11-01", place="Maple ward")
    others = [
        promise(due="2025-11-01", place="Elm"),
        promise(due="2025-12-24"),
        promise(due="2025-11-01", state="cant"),
    ]
    assert overdue_at([*others, late], "MAPLE  WARD", TODAY) == [late]


def test_a_history_tells_every_step_and_keeps_the_earlier_day() -> None:
    assert told(
        MADE,
        change(2, day=1, due="2025-12-08"),
        change(3, day=2, owner="Alex", words="Mend both lifts"),
        change(4, day=3, state="cant", why="no parts", done_on=None),
        change(5, day=4, why="no parts until May"),
        change(6, day=5, state="open", done_on=None),
        change(7, day=6, state="passed", passed_to="Estates", done_on=None),
        change(8, day=7, state="done", done_on="2025-12-02"),
        change(9, day=8, removed=True),
        change(10, day=9, removed=None),
    ) == [
        ("made", "", "2025-12-01", ""),
        ("due", "2025-12-01", "2025-12-08", ""),
        ("words", "Mend the lift", "Mend both lifts", ""),
        ("owner", "Sam", "Alex", ""),
        ("cant", "open", "cant", "no parts"),
        ("why", "no parts", "no parts until May", ""),
        ("open", "cant", "open", ""),
        ("passed", "open", "passed", "Estates"),
        ("done", "passed", "done", "2025-12-02"),
        ("removed", "", "", ""),
        ("restored", "", "", ""),
    ]


def test_a_history_says_when() -> None:
    turns = history(folded(MADE, change(2, day=3, due="2025-12-08")))
    assert [turn.at for turn in turns] == [NOON, NOON + 3 * DAY]


def test_a_promise_kept_only_when_it_was_done_already_is_settled_from_the_start() -> None:
    made = change(1, state="done", done_on="2025-11-20", due="2025-11-20", made=NOON)
    assert told(made) == [
        ("made", "", "2025-11-20", ""),
        ("done", "", "done", "2025-11-20"),
    ]


def test_two_devices_that_move_one_promise_leave_both_days_in_the_history() -> None:
    here = change(2, day=1, due="2025-12-08")
    there = change(1, "b", day=2, due="2025-12-15")
    both = folded(MADE, here, there)
    assert promise_of(both).conflicts == ("due",)
    assert promise_of(both).moves == 2
    assert [turn.after for turn in history(both)] == ["2025-12-01", "2025-12-08", "2025-12-15"]


ANY = st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.lists(st.text())
FIELDS = st.sampled_from(
    ["words", "owner", "due", "state", "why", "passed_to", "done_on", "removed", "made", "later"]
)
STATES = st.sampled_from(["open", "done", "cant", "passed", "lost"])
CHANGES = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.integers(-30_000, 30_000),
        st.dictionaries(FIELDS, ANY | STATES, min_size=1),
    ),
    min_size=1,
    max_size=8,
)


@given(CHANGES, st.randoms())
def test_any_history_can_be_told_and_is_the_same_whatever_came_first(
    changes: list[tuple[str, int, dict[str, Any]]], dice: random.Random
) -> None:
    ops = [change(n + 1, device, day, **set) for n, (device, day, set) in enumerate(changes)]
    document = folded(*ops)
    turns = history(document)
    dice.shuffle(ops)
    assert history(folded(*ops)) == turns
    assert all(isinstance(turn, Turn) for turn in turns)
    for turn in turns:
        said(turn.at, 1)
    assert standing(promise_of(document), TODAY) in STANDINGS
