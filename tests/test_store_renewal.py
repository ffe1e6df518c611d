"""What a device does when part of what it knew is gone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.models.op import Op
from app.models.rejection import Rejection
from app.store.backend import Backend
from app.store.ledger import RELAY, original
from app.store.log import Log
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from tests.stores import FAR, again, everything, fields


async def test_a_frame_of_a_later_release_outlives_a_compaction_by_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.store.log.COMPACT_FROM", 0)
    backend = MemoryBackend()
    log = await Log.open(backend)
    await log.append(99, {"from": "later"})  # type: ignore[arg-type]
    store = await Store.open(MemoryBackend(backend.crash(random.Random(1))))
    later = store._ledger.snapshot()["later"]
    assert later == [[99, {"from": "later"}]]


async def test_a_renewed_device_sends_what_was_never_taken_under_its_new_name(
    backend: Backend,
    tmp_path: Path,
) -> None:
    store = await Store.open(backend)
    for answer in ("taken", "refused", "waiting"):
        await store.set("visit.set", answer, {"answer": answer})
    await store.acknowledge(3, rejected=[Rejection(2, "schema", "Not in its form.")])
    await store.draft("d", "text")
    old = store.device
    await store.renew()
    assert store.device != old
    assert [op.id for op in store.outbox] == [(store.device, 1), (store.device, 2)]
    assert [op.record for op in store.outbox] == ["refused", "waiting"]
    assert [op.id for op in store.ops if op.device == old] == [(old, 1)]
    assert (store.rejections, store.cursor, store.drafts) == ((), "", {"d": "text"})
    for answer in ("taken", "refused", "waiting"):
        assert fields(store, answer) == {"answer": answer}
    seen = everything(store)
    store = await again(store, backend, tmp_path)
    assert everything(store) == seen
    assert (await store.set("visit.set", "v1", {"answer": "next"})).q == 3
    await store.close()


async def test_after_a_fork_both_ops_of_one_number_are_kept(store: Store) -> None:
    other = Op(store.device, 1, "visit.set", "v1", (1, 0), {"set": {"place": "Ward 7"}})
    await store.set("visit.set", "v1", {"answer": "yes"})
    await store.renew()
    await store.receive([other], "e1:1")
    assert fields(store) == {"answer": "yes", "place": "Ward 7"}


async def test_a_renewed_chain_of_changes_is_no_conflict(store: Store) -> None:
    await store.receive([FAR], "1")
    for answer in ("a", "b", "c"):
        await store.set("visit.set", "v1", {"answer": answer})
    await store.acknowledge(2)
    old = store.device
    await store.renew()
    assert [op.payload["over"]["answer"] for op in store.outbox] == [
        [old, 1],
        [store.device, 1],
    ]
    document = store.document("visits", "v1")
    assert document is not None
    assert (document["fields"], document["conflicts"]) == ({"answer": "c"}, [])


async def test_an_imported_op_that_was_never_taken_is_still_sent_after_a_renewal(
    store: Store,
) -> None:
    relay = Change(RELAY, "v1", {"op": FAR.wire()})
    await store.commit(relay)
    await store.renew()
    assert [original(op) for op in store.outbox] == [FAR]
    assert fields(store) == {"answer": "no"}


async def _with_lost_snapshot(monkeypatch: pytest.MonkeyPatch) -> tuple[Store, MemoryBackend]:
    """A store that has compacted twice, and its bytes with the newest snapshot damaged."""
    monkeypatch.setattr("app.store.log.COMPACT_FROM", 0)
    backend = MemoryBackend()
    store = await Store.open(backend)
    for number in range(6):
        await store.set("visit.set", f"v{number}", {"answer": "long " * 40})
        await store.compact_if_due()
    await store.acknowledge(3)
    await store.set("visit.set", "last", {"answer": "after"})
    files = backend.crash(random.Random(1))
    slot = store._log._slot
    assert store._log._epoch > 1
    files[f"SNP{slot}"] = b"rot" + files[f"SNP{slot}"][3:]
    return store, MemoryBackend(files)


async def test_a_lost_snapshot_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    store, damaged = await _with_lost_snapshot(monkeypatch)
    found = await Store.open(damaged)
    assert found.recovered.is_degraded
    assert {visit["id"]: visit["fields"] for visit in found.documents("visits")} == {
        visit["id"]: visit["fields"] for visit in store.documents("visits")
    }
    assert [op.record for op in found.outbox] == [op.record for op in store.outbox]
    assert found.device != store.device


async def test_a_log_whose_snapshot_was_lost_is_made_whole_once_and_stands_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, damaged = await _with_lost_snapshot(monkeypatch)
    found = await Store.open(damaged)
    seen = everything(found)
    files = damaged.crash(random.Random(1))
    healthy = await Store.open(MemoryBackend(files))
    assert not healthy.recovered.is_degraded
    assert everything(healthy) == seen
    older = 1 - found._log._slot
    files[f"LOG{older}"] = files[f"SNP{older}"] = b""
    assert everything(await Store.open(MemoryBackend(files))) == seen


async def test_a_log_that_could_not_be_made_whole_is_not_compacted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, damaged = await _with_lost_snapshot(monkeypatch)
    monkeypatch.setattr("app.store.log.COMPACT_FROM", 10**9)

    def full(operation: str, name: str) -> int | None:
        if operation == "write":
            raise OSError("no space")
        return None

    damaged.fault = full
    found = await Store.open(damaged)
    assert found.device == store.device
    assert everything(found)["visits"] == everything(store)["visits"]
    monkeypatch.setattr("app.store.log.COMPACT_FROM", 0)
    damaged.fault = None
    assert not await found.compact_if_due()


async def test_own_ops_tell_the_name_where_no_snapshot_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, damaged = await _with_lost_snapshot(monkeypatch)
    for number in (0, 1):
        damaged.files[f"SNP{number}"][:3] = b"rot"
    found = await Store.open(damaged)
    assert fields(found, "last") == {"answer": "after"}
    assert "last" in [op.record for op in found.outbox]
