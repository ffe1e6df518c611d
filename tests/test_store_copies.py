"""What a store makes of another op under a number that it knows: two copies of a device gave it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.op import BLANK, Op
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.stores import fields

ONE = Op("far", 1, "visit.set", "v1", (5, 0), {"set": {"answer": "one"}, "over": {}})


@pytest.mark.parametrize("clock", [(5, 0), (6, 0), (4, 0)])
async def test_the_endpoints_last_word_on_an_op_counts(
    store: Store, clock: tuple[int, int]
) -> None:
    await store.receive([ONE], "1")
    other = replace(ONE, clock=clock, record="v2", payload={"set": {"note": "two"}, "over": {}})
    await store.receive([other], "2")
    assert store.ops == (other,)
    assert store.document("visits", "v1") is None
    document = store.document("visits", "v2")
    assert document is not None and document["fields"] == {"note": "two"}
    fresh = await Store.open(MemoryBackend())
    await fresh.receive([other], "2")
    assert fresh.documents("visits") == store.documents("visits")
    assert fresh.checksum == store.checksum


async def test_a_device_that_has_the_words_keeps_them_where_the_endpoint_does_not(
    store: Store,
) -> None:
    await store.receive([ONE], "1")
    await store.receive([replace(ONE, type=BLANK, record=BLANK, payload={})], "2")
    assert fields(store) == {"answer": "one"}
    assert store.ops == (ONE,)


async def test_an_op_of_this_device_is_what_it_wrote(store: Store) -> None:
    op = await store.set("visit.set", "v1", {"answer": "yes"})
    await store.acknowledge(2)
    await store.receive([replace(op, payload={"set": {"answer": "no"}, "over": {}})], "1")
    assert store.ops == (op,)


async def test_a_revision_that_was_purged_here_is_nothing_new(store: Store) -> None:
    payload = {"rev": "r1", "parents": [], "sealed": "c2VhbGVk", "at": 1}
    first = Op("far", 1, "journal.revision", "e1", (5, 0), payload)
    gone = {**payload, "rev": "r2", "parents": ["r1"], "sealed": None}
    await store.receive([first, replace(first, q=2, payload=gone)], "1")
    await store.purge(["e1"])
    kept = store.ops
    assert kept[0].payload["sealed"] is None
    await store.receive([first], "2")
    assert store.ops == kept
