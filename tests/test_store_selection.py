"""What a successor gets: promises with their history, rhythm and open tests; and what stays."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.op import Op
from app.store.archive import Imported
from app.store.course import Course
from app.store.folds import Document, registers
from app.store.parcel import handover_parcel, parcel_file, parcel_in, take_in
from app.store.selection import SORTS, present
from app.store.store import Change, Store
from tests.parcels import documents, new, visited

RHYTHM = ("area.set", "planned.set", "test.set", "cycle.set", "measurement.set", "template.set")


def change(type: str, record: str, **fields: object) -> Change:
    """A change of a kind that this release may not know."""
    return Change(type, record, {"set": fields, "over": {}})


async def leader() -> Store:
    """Return the store of somebody who leaves: two visits, areas, plans, and three small tests, of
    which one was adopted and one was taken away."""
    store = await visited()
    await store.commit(
        store.registers("visit.set", "v1", {"edition": "t1"}),
        store.registers("visit.set", "v2", {"edition": "t2"}),
        change("template.set", "t1", template={"title": "Huddle"}),
        change("template.set", "t2", template={"title": "Other"}),
        change("area.set", "a1", name="Maple ward"),
        change("planned.set", "l1", visit="", when="2026-12-03"),
        change("test.set", "open", visit="v2", idea="A second key"),
        change("cycle.set", "c1", test="open", made=1, act="adapt"),
        change("cycle.set", "c2", test="open", made=2, act=""),
        change("measurement.set", "m1", test="open", value="12"),
        change("test.set", "ended", idea="A louder bell"),
        change("cycle.set", "c3", test="ended", made=1, act="adopt"),
        change("measurement.set", "m2", test="ended", value="3"),
        change("test.set", "gone", idea="A poster", removed=True),
        change("cycle.set", "c4", test="gone", made=1),
    )
    return store


async def handed(store: Store, *left_out: str) -> tuple[Store, set[tuple[str, str]]]:
    """Return a successor's store after the handover, and the records that came."""
    content = await handover_parcel(store, set(left_out), "Sam", 1, Course())
    data = await parcel_file(content, "handover", Course())
    parcel = await parcel_in(data, Course())
    successor = await new()
    assert await take_in(successor, parcel, Course()) == Imported(len(parcel.ops), 0)
    return successor, {(op.type, op.record) for op in parcel.ops}


async def test_a_successor_gets_promises_with_their_history_rhythm_and_open_tests() -> None:
    store = await leader()
    successor, came = await handed(store)
    assert came == {
        ("visit.set", "v1"), ("visit.set", "v2"), ("template.set", "t1"), ("template.set", "t2"),
        ("promise.set", "p1"), ("promise.set", "p2"), ("promise.word", "p1"), ("receipt.set", "r1"),
        ("area.set", "a1"), ("planned.set", "l1"), ("test.set", "open"), ("cycle.set", "c1"),
        ("cycle.set", "c2"), ("measurement.set", "m1"),
    }  # fmt: skip
    there, here = documents(successor), documents(store)
    assert there["promises"] == here["promises"]
    assert there["receipts"] == here["receipts"] and there["heard"] == here["heard"]
    assert {id: row["fields"] for id, row in there["visits"].items()} == {
        id: row["fields"] for id, row in here["visits"].items()
    }


async def test_a_visit_that_is_left_out_stays_and_its_promises_go() -> None:
    successor, came = await handed(await leader(), "v2")
    assert ("visit.set", "v2") not in came and ("template.set", "t2") not in came
    assert ("promise.set", "p2") in came and ("test.set", "open") in came
    assert set(documents(successor)["visits"]) == {"v1"}


async def test_neither_journal_nor_settings_nor_learning_nor_drafts_nor_keys_go() -> None:
    content = await handover_parcel(await leader(), set(), "Sam", 1, Course())
    data = gzip.decompress(await parcel_file(content, "handover", Course()))
    assert set(content) == {"about", "ops"}
    for secret in (b"c2VhbGVk", b"setting", b"learn", b"half a sen", b"a key", b"journal"):
        assert secret not in data


async def test_what_was_taken_away_and_words_that_were_written_over_stay() -> None:
    store = await leader()
    await store.set("visit.set", "v1", {"note.a": "Kim said it in tears"})
    await store.set("visit.set", "v1", {"note.a": "It was hard"})
    await store.set("visit.set", "v2", {"removed": True})
    await store.set("promise.set", "p1", {"words": "Mend the lift lock"})
    successor, came = await handed(store)
    content = await handover_parcel(store, set(), "Sam", 1, Course())
    data = gzip.decompress(await parcel_file(content, "handover", Course()))
    assert b"tears" not in data and b"private matter" not in data
    assert ("visit.set", "v2") not in came
    versions = documents(successor)["promises"]["p1"]["versions"]["words"]
    assert [value for _, value, _ in versions] == ["Mend the lock", "Mend the lift lock"]


async def test_a_second_handover_adds_only_what_is_new() -> None:
    store = await leader()
    successor, _ = await handed(store)
    await store.set("promise.set", "p1", {"state": "done"})
    content = await handover_parcel(store, set(), "Sam", 2, Course())
    parcel = await parcel_in(await parcel_file(content, "handover", Course()), Course())
    assert (await take_in(successor, parcel, Course())).added == 1
    assert documents(successor)["promises"]["p1"]["fields"]["state"] == "done"


def test_every_kind_of_rhythm_and_of_tests_is_named_once() -> None:
    types = [sort.type for sort in SORTS]
    assert len(types) == len(set(types))
    assert {*RHYTHM, "visit.set", "promise.set", "promise.word", "receipt.set"} == set(types)


@pytest.mark.parametrize(
    "kind", ["setting.set", "learn.event", "journal.revision", "keyring.share"]
)
def test_what_is_private_is_in_no_parcel(kind: str) -> None:
    assert kind not in {sort.type for sort in SORTS}


DEVICES = ("a", "b", "c")
versions = st.tuples(
    st.sampled_from(DEVICES),
    st.dictionaries(st.sampled_from("xyz"), st.integers(0, 2), min_size=1),
    st.booleans(),
)


@given(st.lists(versions, min_size=1, max_size=10))
@settings(max_examples=200)
def test_a_record_is_the_same_without_what_was_written_over(
    script: list[tuple[str, dict[str, int], bool]],
) -> None:
    numbers = dict.fromkeys(DEVICES, 0)
    ops: list[Op] = []
    last: dict[str, list[object]] = {}
    for at, (device, fields, has_seen) in enumerate(script):
        numbers[device] += 1
        over = {f: last[f] for f in fields if f in last} if has_seen else {}
        payload = {"set": fields, "over": over}
        ops.append(Op(device, numbers[device], "visit.set", "v", (at, 0), payload))
        last |= {key: [device, numbers[device]] for key in fields}

    def fold(ops: list[Op]) -> Document:
        document = registers(None, ops[0])
        for op in ops[1:]:
            document = registers(document, op)
        return document

    whole, lean = fold(ops), fold(present(ops))
    assert (lean["fields"], lean["conflicts"]) == (whole["fields"], whole["conflicts"])
