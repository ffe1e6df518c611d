"""What leaves the outbox, what comes from other devices, and whose clock counts."""

from __future__ import annotations

from typing import Any

from app.models.op import Op
from app.models.rejection import Rejection
from app.store.ledger import RELAY
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from tests.stores import FAR, fields


def answered(store: Store) -> list[Any]:
    """The order keys of all answers in the record's history."""
    document = store.document("visits", "v1")
    assert document is not None
    return [version[0] for version in document["versions"]["answer"]]


async def test_a_later_change_wins_although_the_clock_went_back() -> None:
    times = iter([1000, 10, 5, 1, 1, 1])
    store = await Store.open(MemoryBackend(), now=lambda: next(times))
    await store.receive(
        [Op("far", 1, "visit.set", "v1", (5000, 3), {"set": {"answer": "far"}})], "1"
    )
    for answer in ("a", "b"):
        await store.set("visit.set", "v1", {"answer": answer})
        assert fields(store) == {"answer": answer}


async def test_a_change_over_a_relayed_one_wins_whatever_its_clock(store: Store) -> None:
    inner = Op("far", 1, "visit.set", "v1", (2**50, 0), {"set": {"answer": "far"}})
    await store.receive([Op("near", 1, RELAY, "v1", (5, 0), {"op": inner.wire()})], "1")
    assert fields(store) == {"answer": "far"}
    await store.set("visit.set", "v1", {"answer": "here"})
    assert fields(store) == {"answer": "here"}


async def test_an_op_leaves_the_outbox_when_it_is_acknowledged(store: Store) -> None:
    first, second = await store.commit(
        store.registers("visit.set", "v1", {"answer": "yes"}),
        store.registers("visit.set", "v2", {"answer": "no"}),
    )
    assert [*store.outbox] == [first, second]
    await store.acknowledge(2)
    assert [*store.outbox, store.acknowledged] == [second, 1]
    await store.acknowledge(3)
    assert [*store.outbox] == []


async def test_after_a_rewind_ops_are_sent_again_as_written(store: Store) -> None:
    op = await store.set("visit.set", "v1", {"answer": "yes"})
    await store.acknowledge(2, [(1, (1, 0))])
    await store.rewind(1)
    assert store.outbox == (op,)
    await store.rewind(-3)
    assert store.outbox == (op,)


async def test_a_clock_that_the_endpoint_put_back_counts_in_the_fold(store: Store) -> None:
    await store.receive([FAR], "1")
    await store.set("visit.set", "v1", {"answer": "here", "note": "mine"})
    await store.acknowledge(2, [(1, (1, 0))])
    assert fields(store) == {"answer": "no", "note": "mine"}
    assert {op.device: op.clock for op in store.ops} == {"far": (5, 0), store.device: (1, 0)}


async def test_a_pulled_op_is_taken_once_and_the_last_word_on_its_clock_counts(
    store: Store,
) -> None:
    late = Op(FAR.device, 1, FAR.type, FAR.record, (9, 0), FAR.payload)
    await store.receive([late, late], "1")
    await store.receive([FAR], "2")
    assert store.ops == (FAR,)
    assert answered(store) == [[5, 0, "far", 1]]
    await store.receive([late], "3")
    assert store.ops == (late,)
    assert answered(store) == [[9, 0, "far", 1]]


async def test_an_op_of_an_unknown_type_is_kept_and_sent_and_shown_nowhere(store: Store) -> None:
    (op,) = await store.commit(Change("later.kind", "v1", {"any": "thing"}))
    far = Op("far", 1, "later.kind", "v1", (5, 0), {"other": 1})
    await store.receive([far], "1")
    assert store.outbox == (op,)
    assert store.ops == (op, far)
    assert store.document("visits", "v1") is None


async def test_a_rejected_op_is_listed_once_and_nothing_is_undone(store: Store) -> None:
    await store.set("visit.set", "v1", {"answer": "yes"})
    rejection = Rejection(1, "schema", "Not in its form.")
    for _ in range(2):
        await store.acknowledge(2, rejected=[rejection])
    assert store.rejections == (rejection,)
    assert store.outbox == ()
    assert fields(store) == {"answer": "yes"}


async def test_numbers_go_on_after_those_the_endpoint_has_seen(store: Store) -> None:
    await store.acknowledge(6)
    op = await store.set("visit.set", "v1", {"answer": "yes"})
    assert op.q == 6
    assert store.outbox == (op,)


async def test_own_ops_that_were_lost_here_come_back_from_the_endpoint(store: Store) -> None:
    lost = Op(store.device, 4, "visit.set", "v1", (5, 0), {"set": {"answer": "yes"}})
    await store.receive([lost], "1")
    await store.acknowledge(5)
    assert fields(store) == {"answer": "yes"}
    assert (await store.set("visit.set", "v1", {"answer": "no"})).q == 5
