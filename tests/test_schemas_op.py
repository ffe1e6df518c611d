"""Ops from outside: what is let in, and what is refused in plain words."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Damaged
from app.models.op import Op
from app.schemas.op import op_from, ops_from

GOOD: dict[str, dict[str, Any]] = {
    "visit.set": {"set": {"q1": "yes"}, "over": {"q1": ["a", 1]}},
    "promise.set": {"set": {"who": "Sam"}},
    "setting.set": {"set": {"scale": 1.3}, "over": {"scale": None}},
    "learn.event": {"e": "e1", "k": "seen"},
    "journal.revision": {"rev": "r1", "parents": ["r0"], "sealed": None, "at": 5},
    "later.kind": {"anything": [1, {"at": "all"}]},
}


def wire(**changes: Any) -> dict[str, Any]:
    op = {"d": "a", "q": 1, "t": "visit.set", "r": "v1", "h": [5, 0], "p": GOOD["visit.set"]}
    return {**op, **changes}


@pytest.mark.parametrize("type", sorted(GOOD))
def test_an_op_of_each_type_comes_in_as_it_went_out(type: str) -> None:
    op = Op("a", 1, type, "r", (5, 0), GOOD[type])
    assert op_from(op.wire()) == op


@pytest.mark.parametrize("type", sorted(GOOD))
def test_unknown_fields_of_a_payload_are_kept(type: str) -> None:
    payload = {**GOOD[type], "from a later release": 1}
    assert op_from(wire(t=type, p=payload)).payload == payload


def test_a_relay_carries_an_op() -> None:
    assert op_from(wire(t="relay", p={"op": wire()})).payload == {"op": wire()}


@pytest.mark.parametrize(
    "change",
    [
        {"d": ""},
        {"d": 5},
        {"r": "a\n"},
        {"r": "x" * 81},
        {"t": "two words"},
        {"q": 0},
        {"q": "1"},
        {"q": True},
        {"q": 2**53},
        {"h": [5]},
        {"h": [-1, 0]},
        {"h": [5, 2**60]},
        {"h": [5, 0.5]},
        {"p": []},
        {"p": None},
        {"p": {"set": {"x": float("nan")}}},
        {"p": {"set": {"x": "\ud800"}}},
        {"p": {}},
        {"p": {"set": []}},
        {"p": {"set": {"": 1}}},
        {"p": {"set": {}, "over": {"x": [1, "a"]}}},
        {"p": {"set": {}, "over": {"x": ["a", 1, 2]}}},
        {"p": {"set": {}, "over": {"x": ["a", 0]}}},
        {"t": "learn.event", "p": {"e": "e1"}},
        {"t": "learn.event", "p": {"e": ["e1"], "k": "seen"}},
        {"t": "journal.revision", "p": {"rev": "r", "parents": "r0", "sealed": None, "at": 1}},
        {"t": "journal.revision", "p": {"rev": "r", "parents": [], "sealed": 5, "at": 1}},
        {"t": "journal.revision", "p": {"rev": "r", "parents": [], "sealed": None, "at": "1"}},
        {"t": "relay", "p": {"op": {}}},
        {"t": "relay", "p": {"op": wire(q=0)}},
        {"t": "relay", "p": {"op": wire(t="relay", p={"op": wire()})}},
    ],
)
def test_what_is_not_an_op_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(Damaged, match="A change"):
        op_from(wire(**change))


def test_one_bad_op_refuses_them_all() -> None:
    with pytest.raises(Damaged):
        ops_from([wire(), None])


def test_an_op_nested_beyond_all_measure_is_refused() -> None:
    deep: Any = 1
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(Damaged):
        op_from(wire(t="later.kind", p={"deep": deep}))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {
            "d": json_values | st.just("a"),
            "q": json_values | st.just(1),
            "t": json_values | st.sampled_from([*GOOD, "relay"]),
            "r": json_values | st.just("r"),
            "h": json_values | st.just([1, 0]),
            "p": json_values | st.sampled_from(list(GOOD.values())),
        }
    )
    | json_values
)
@settings(max_examples=300)
def test_whatever_comes_it_is_an_op_or_damaged(data: Any) -> None:
    try:
        op = op_from(data)
    except Damaged:
        return
    assert Op.of(op.wire()) == op


def test_pydantic_is_not_imported_until_an_op_comes_in() -> None:
    code = "import sys, app.store.archive, app.schemas.op; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
