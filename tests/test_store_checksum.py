"""The checksum of what a device and its endpoint both have: kept up, and the same after a start."""

from __future__ import annotations

import asyncio
from functools import reduce
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.models.checksum import mark, written
from app.models.op import Op
from app.models.rejection import Rejection
from app.store.memory import MemoryBackend
from app.store.store import Change, Store

numbers = st.integers(1, 9)
step = st.one_of(
    st.tuples(st.just("commit")),
    st.tuples(st.just("acknowledge"), numbers, st.sets(numbers, max_size=2), numbers),
    st.tuples(
        st.just("receive"), st.sampled_from(["tablet", "laptop"]), numbers, st.integers(1, 3)
    ),
    st.tuples(st.just("renew")),
    st.tuples(st.just("compact")),
    st.tuples(st.just("reopen")),
)


def whole(store: Store) -> str:
    """Return the checksum, worked out from nothing."""
    rejected = {item.q for item in store.rejections}
    shared = [
        op
        for op in store.ops
        if op.device != store.device or (op.q <= store.acknowledged and op.q not in rejected)
    ]
    return written(reduce(lambda sum, op: sum ^ mark(op.device, op.q, op.clock), shared, 0))


def change(words: str = "yes") -> Change:
    return Change("visit.set", "v1", {"set": {"answer": words}, "over": {}})


async def live(steps: list[tuple[Any, ...]]) -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    for what in steps:
        match what:
            case ("commit",):
                await store.commit(change())
            case "acknowledge", next, rejected, put_back:
                kept_apart = [Rejection(q, "shape", "No.") for q in rejected if q < next]
                await store.acknowledge(next, [(put_back, (5, put_back))], kept_apart)
            case "receive", name, q, ms:
                op = Op(name, q, "visit.set", "v1", (ms, 0), change().payload)
                await store.receive([op], f"e:{q}:0")
            case ("renew",):
                await store.renew()
            case ("compact",):
                await store._log.compact(store._ledger.snapshot())
            case ("reopen",):
                await store.close()
                store = await Store.open(backend)
        assert store.checksum == whole(store)
    await store.close()


@given(st.lists(step, max_size=25))
def test_it_is_what_one_would_work_out_from_all_ops_after_whatever_happened(
    steps: list[tuple[Any, ...]],
) -> None:
    asyncio.run(live(steps))


async def test_it_says_nothing_of_what_ops_say_so_a_purge_leaves_it_alone() -> None:
    store = await Store.open(MemoryBackend())
    sealed = {"rev": "r1", "parents": [], "sealed": "c2VhbGVk", "at": 1}
    gone = {"rev": "r2", "parents": ["r1"], "sealed": None, "at": 2}
    await store.commit(*(Change("journal.revision", "e1", each) for each in (sealed, gone)))
    await store.acknowledge(3)
    before = store.checksum
    assert int(before, 16)
    await store.purge(["e1"])
    assert store.checksum == before
    await store.close()


async def test_what_an_older_release_left_is_summed_up_at_the_next_start() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    await store.commit(change(), change("no"))
    await store.acknowledge(2)
    snapshot = {k: v for k, v in store._ledger.snapshot().items() if k != "sum"}
    await store._log.compact(snapshot)
    await store.close()
    again = await Store.open(backend)
    assert again.checksum == whole(again) == store.checksum != written(0)
    await again.close()
