"""The merge algebra: documents depend on the set of ops, never on their order or number."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.op import Op
from app.store.folds import FOLDS, Document, replaced

DEVICES = ["a", "b", "c"]
NAMES = ["x", "y"]
ids = st.tuples(st.sampled_from(DEVICES), st.integers(1, 4))
clocks = st.tuples(st.integers(0, 5), st.integers(0, 1))
fields = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 3), min_size=1)
payloads = {
    "visit.set": st.builds(
        lambda set, over: {"set": set, "over": over},
        fields,
        st.dictionaries(st.sampled_from(NAMES), ids.map(list)),
    ),
    "learn.event": st.fixed_dictionaries(
        {"e": st.sampled_from(["e1", "e2", "e3"]), "k": st.sampled_from(["seen", "right"])}
    ),
    "journal.revision": st.fixed_dictionaries(
        {
            "rev": st.sampled_from(["r1", "r2", "r3", "r4"]),
            "parents": st.lists(st.sampled_from(["r1", "r2", "r3", "r4"]), max_size=2),
            "sealed": st.sampled_from([None, "c2VhbGVk"]),
            "at": st.integers(0, 9),
        }
    ),
}
TYPES = sorted(payloads)


def sets_of_ops(type: str, most: int) -> st.SearchStrategy[list[Op]]:
    """Ops of one record, with distinct ids; some a second time with an earlier clock."""

    def build(parts: list[tuple[tuple[str, int], tuple[int, int], Any, bool]]) -> list[Op]:
        ops = []
        for (device, q), clock, payload, is_put_back in parts:
            ops.append(Op(device, q, type, "record", clock, payload))
            if is_put_back:
                ops.append(replace(ops[-1], clock=(0, 0)))
        return ops[:most]

    part = st.tuples(ids, clocks, payloads[type], st.booleans())
    parts = st.lists(part, min_size=1, max_size=most, unique_by=lambda part: part[0])
    return parts.map(build)


def folded(ops: Iterable[Op]) -> Document:
    document = None
    for op in ops:
        document = FOLDS[op.type][1](document, copy.deepcopy(op))
    assert document is not None
    return document


def set_of(op: Op, fields: dict[str, Any], over: Op | None = None) -> Op:
    replaced = {name: list(over.id) for name in fields} if over else {}
    return replace(op, payload={"set": fields, "over": replaced})


A1, A2 = (Op("a", q, "visit.set", "v", (q, 0), {}) for q in (1, 2))
B1, B2 = (Op("b", q, "visit.set", "v", (q + 2, 0), {}) for q in (1, 2))


@pytest.mark.parametrize("type", TYPES)
@given(data=st.data())
@settings(max_examples=60)
def test_every_order_of_a_few_ops_gives_the_same_document(type: str, data: st.DataObject) -> None:
    ops = data.draw(sets_of_ops(type, 4))
    expected = folded(ops)
    assert all(folded(order) == expected for order in itertools.permutations(ops))


@pytest.mark.parametrize("type", TYPES)
@given(data=st.data())
@settings(max_examples=150)
def test_many_ops_in_another_order_and_twice_give_the_same_document(
    type: str, data: st.DataObject
) -> None:
    ops = data.draw(sets_of_ops(type, 10))
    again = data.draw(st.lists(st.sampled_from(ops), max_size=5))
    assert folded(data.draw(st.permutations(ops + again))) == folded(ops)


@given(sets_of_ops("visit.set", 8))
@settings(max_examples=150)
def test_the_value_of_a_field_is_its_last_version_and_no_version_is_lost(ops: list[Op]) -> None:
    document = folded(ops)
    earliest: dict[tuple[str, int], Op] = {}
    for op in ops:
        if op.id not in earliest or op.key < earliest[op.id].key:
            earliest[op.id] = op
    for name in NAMES:
        writes = sorted(
            (op for op in earliest.values() if name in op.payload["set"]), key=lambda op: op.key
        )
        if writes:
            assert document["fields"][name] == writes[-1].payload["set"][name]
            assert [version[0] for version in document["versions"][name]] == [
                list(op.key) for op in writes
            ]


def test_a_field_written_on_top_of_what_was_there_is_no_conflict() -> None:
    document = folded([set_of(A1, {"x": 1}), set_of(B1, {"x": 2}, over=A1)])
    assert (document["fields"], document["conflicts"]) == ({"x": 2}, [])


def test_a_field_that_two_devices_changed_at_once_is_a_conflict() -> None:
    document = folded([set_of(A1, {"x": 1, "y": 1}), set_of(B1, {"x": 2})])
    assert (document["fields"], document["conflicts"]) == ({"x": 2, "y": 1}, ["x"])


def test_a_conflict_ends_when_somebody_who_saw_both_writes_the_field() -> None:
    first, second = set_of(A1, {"x": 1}), set_of(B1, {"x": 2})
    later = set_of(replace(A2, clock=(9, 0)), {"x": 3}, over=B1)
    assert folded([first, second, later])["conflicts"] == []


def test_two_writes_of_one_device_never_are_a_conflict() -> None:
    assert folded([set_of(A1, {"x": 1}), set_of(A2, {"x": 2})])["conflicts"] == []


def test_versions_that_claim_to_replace_each_other_do_not_hang() -> None:
    document = folded([set_of(A1, {"x": 1}, over=B1), set_of(B1, {"x": 2}, over=A1)])
    assert document["conflicts"] == []


def revision(q: int, rev: str, parents: list[str], sealed: str | None = "c2VhbGVk") -> Op:
    payload = {"rev": rev, "parents": parents, "sealed": sealed, "at": q}
    return Op("a", q, "journal.revision", "j", (q, 0), payload)


def test_a_newer_revision_takes_the_place_of_its_parent() -> None:
    document = folded([revision(1, "r1", []), revision(2, "r2", ["r1"])])
    assert (document["heads"], document["is_deleted"]) == (["r2"], False)


def test_two_revisions_of_one_parent_are_both_heads_oldest_first() -> None:
    ops = [revision(1, "r1", []), revision(3, "r3", ["r1"]), revision(2, "r2", ["r1"])]
    assert folded(ops)["heads"] == ["r2", "r3"]


def test_an_edit_beats_a_deletion_that_did_not_know_of_it() -> None:
    ops = [revision(1, "r1", []), revision(2, "r2", ["r1"]), revision(3, "r3", ["r1"], None)]
    document = folded(ops)
    assert (document["heads"], document["is_deleted"]) == (["r2"], False)


def test_an_entry_is_deleted_when_every_head_is_a_deletion() -> None:
    document = folded([revision(1, "r1", []), revision(2, "r2", ["r1"], None)])
    assert (document["heads"], document["is_deleted"]) == (["r2"], True)


def test_a_deletion_can_be_taken_back() -> None:
    ops = [revision(1, "r1", []), revision(2, "r2", ["r1"], None), revision(3, "r3", ["r2"])]
    assert (folded(ops)["heads"], folded(ops)["is_deleted"]) == (["r3"], False)


def test_revisions_that_name_each_other_as_parents_stay_in_sight() -> None:
    document = folded([revision(1, "r1", ["r2"]), revision(2, "r2", ["r1"])])
    assert (document["heads"], document["is_deleted"]) == (["r1", "r2"], False)


def test_an_event_keeps_its_payload_and_says_whose_it_is() -> None:
    op = Op("a", 1, "learn.event", "m", (7, 0), {"e": "e1", "k": "seen", "card": 3})
    event = {"e": "e1", "k": "seen", "card": 3, "device": "a", "key": [7, 0, "a", 1]}
    assert folded([op]) == {"id": "m", "events": {"e1": event}}


def test_two_devices_that_gave_the_same_answer_agree() -> None:
    document = folded([set_of(A1, {"x": 1}), set_of(B1, {"x": 1})])
    assert document["conflicts"] == []
    later = set_of(replace(A2, clock=(9, 0)), {"x": 3})
    assert folded([set_of(A1, {"x": 1}), set_of(B1, {"x": 1}), later])["conflicts"] == ["x"]


@pytest.mark.parametrize("device", ["a", "b"])
def test_whoever_saw_both_answers_settles_it_whichever_had_won(device: str) -> None:
    document = folded([set_of(A1, {"x": 1}), set_of(B1, {"x": 2})])
    assert document["conflicts"] == ["x"]
    over = replaced(document["versions"]["x"], device)
    settled = Op(device, 9, "visit.set", "v", (9, 0), {"set": {"x": 2}, "over": {"x": over}})
    assert folded([set_of(A1, {"x": 1}), set_of(B1, {"x": 2}), settled])["conflicts"] == []
