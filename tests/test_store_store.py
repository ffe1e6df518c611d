"""The store: what is said to be saved is there after any end, and leaves only when taken."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from app.errors import NotSaved
from app.models.rejection import Rejection
from app.store.backend import Backend
from app.store.file import FileBackend
from app.store.frame import FrameType
from app.store.log import Log
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from tests.stores import FAR, again, everything, fields


async def fill(store: Store) -> None:
    await store.set("visit.set", "v1", {"answer": "yes", "note": "clean"})
    await store.commit(
        store.registers("visit.set", "v2", {"answer": "partly"}),
        Change("later.kind", "x", {"any": ["thing"]}),
    )
    await store.receive([FAR], "e1:7")
    await store.draft("v1.note", "half a sen")
    await store.remember("account", {"name": "ward 7"})
    await store.keep_keys({"current": "k", "keys": {"k": "wrapped"}})
    await store.acknowledge(2, [(1, (3, 0))], [Rejection(1, "schema", "Not in its form.")])


async def test_everything_is_there_after_a_restart(backend: Backend, tmp_path: Path) -> None:
    store = await Store.open(backend)
    await fill(store)
    before = everything(store)
    store = await again(store, backend, tmp_path)
    assert everything(store) == before
    await store.close()


async def test_everything_is_there_after_a_compaction_and_a_restart(
    backend: Backend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await Store.open(backend)
    await fill(store)
    before = everything(store)
    assert not await store.compact_if_due()
    monkeypatch.setattr("app.store.log.COMPACT_FROM", 0)
    assert await store.compact_if_due()
    await store.draft("v2.note", "after")
    store = await again(store, backend, tmp_path)
    assert everything(store) == {**before, "drafts": {**before["drafts"], "v2.note": "after"}}
    await store.close()


async def test_a_device_keeps_its_random_name(backend: Backend, tmp_path: Path) -> None:
    store = await Store.open(backend)
    name = store.device
    store = await again(store, backend, tmp_path)
    assert store.device == name
    assert len(name) == 26
    await store.close()


async def test_changes_of_one_commit_are_one_frame(backend: Backend, tmp_path: Path) -> None:
    store = await Store.open(backend)
    ops = await store.commit(
        store.registers("visit.set", "v1", {"answer": "yes"}),
        store.registers("promise.set", "p1", {"who": "Sam"}),
    )
    assert [op.q for op in ops] == [1, 2]
    await store.close()
    place = backend if isinstance(backend, MemoryBackend) else FileBackend(tmp_path / "store")
    frames = (await Log.open(place)).recovered.frames
    ops_of = [frame.payload for frame in frames if frame.type == FrameType.OPS]
    assert ops_of[-1] == [op.wire() for op in ops]
    await place.close()


async def test_changes_made_at_the_same_time_all_count(store: Store) -> None:
    await asyncio.gather(*(store.set("visit.set", "v1", {"answer": n}) for n in range(20)))
    assert [op.q for op in store.outbox] == list(range(1, 21))
    assert fields(store) == {"answer": 19}
    document = store.document("visits", "v1")
    assert document is not None
    assert len(document["versions"]["answer"]) == 20
    assert document["conflicts"] == []


async def test_a_compaction_at_the_same_time_as_a_commit_loses_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class SlowBackend(MemoryBackend):
        async def flush(self, name: str) -> None:
            await asyncio.sleep(0)
            await super().flush(name)

    monkeypatch.setattr("app.store.log.COMPACT_FROM", 0)
    backend = SlowBackend()
    store = await Store.open(backend)
    for number in range(5):
        await asyncio.gather(
            store.set("visit.set", "v1", {f"a{number}": 1}),
            store.compact_if_due(),
            store.draft("d", number),
            store.set("visit.set", "v1", {f"b{number}": 1}),
        )
    before = everything(store)
    assert everything(await again(store, backend, tmp_path)) == before
    assert len(before["ops"]) == 10


async def test_a_draft_forgotten_while_it_is_being_kept_stays_forgotten(store: Store) -> None:
    await asyncio.gather(store.draft("d", "text"), store.draft("d", None))
    assert store.drafts == {}


async def test_what_could_not_be_saved_is_not_shown_and_the_number_is_used_again() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    await store.set("visit.set", "v1", {"answer": "yes"})
    before = everything(store)

    def full(operation: str, name: str) -> int | None:
        if operation == "write":
            raise OSError("no space")
        return None

    backend.fault = full
    for change in (
        store.set("visit.set", "v1", {"answer": "no"}),
        store.draft("d", "text"),
        store.remember("account", "a"),
        store.receive([FAR], "e1:1"),
    ):
        with pytest.raises(NotSaved):
            await change
    assert everything(store) == before
    backend.fault = None
    assert (await store.set("visit.set", "v1", {"answer": "no"})).q == 2


@pytest.mark.parametrize(
    "payload", [{}, {"set": None}, {"set": {"x": float("nan")}}, {"set": {"x": object()}}]
)
async def test_a_change_that_could_not_be_read_again_never_reaches_the_log(
    store: Store, payload: dict[str, Any]
) -> None:
    with pytest.raises((KeyError, AttributeError, ValueError, TypeError)):
        await store.commit(Change("visit.set", "v1", payload))
    assert (store.ops, store.documents("visits")) == ((), [])


async def test_what_a_caller_changes_afterwards_does_not_change_what_was_kept(
    store: Store,
) -> None:
    tags = ["a"]
    op = await store.set("visit.set", "v1", {"tags": tags})
    digest = op.digest()
    tags.append("b")
    assert fields(store) == {"tags": ["a"]}
    assert store.outbox[0].digest() == digest


async def test_a_commit_of_nothing_writes_nothing(store: Store) -> None:
    assert await store.commit() == ()
    assert store.outbox == ()


async def test_listeners_hear_what_changed_until_they_leave(store: Store) -> None:
    heard: list[frozenset[str]] = []
    leave = store.subscribe(heard.append)
    await store.set("visit.set", "v1", {"answer": "yes"})
    await store.set("promise.set", "p1", {"who": "Sam"})
    await store.draft("d", "text")
    await store.remember("account", "a")
    await store.keep_keys({"keys": {}})
    await store.acknowledge(2, [(1, (1, 0))])
    await store.receive([FAR], "1")
    leave()
    leave()
    await store.draft("d", None)
    assert [sorted(names) for names in heard] == [
        ["sync", "visits"],
        ["promises", "sync"],
        ["drafts"],
        ["meta"],
        ["keys"],
        ["sync", "visits"],
        ["sync", "visits"],
    ]


async def test_a_listener_that_fails_does_not_make_a_saved_change_look_lost(store: Store) -> None:
    failures: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: failures.append(context))
    heard: list[frozenset[str]] = []

    def fail(changed: frozenset[str]) -> None:
        raise RuntimeError("no such control")

    store.subscribe(fail)
    store.subscribe(heard.append)
    await store.set("visit.set", "v1", {"answer": "yes"})
    assert fields(store) == {"answer": "yes"}
    assert len(heard) == 1
    assert str(failures[0]["exception"]) == "no such control"


async def test_a_store_says_what_it_stands_on(store: Store) -> None:
    assert store.kind in {"memory", "file"}
    assert store.is_durable
    assert store.recovered.dropped == 0


async def test_after_the_files_were_handed_over_nothing_is_written_to_them(
    backend: Backend, tmp_path: Path
) -> None:
    first = await Store.open(backend)
    await first.set("visit.set", "v1", {"answer": "yes"})
    second = await again(first, backend, tmp_path)
    with pytest.raises(NotSaved):
        await first.set("visit.set", "v1", {"answer": "no"})
    assert not await first.compact_if_due()
    await first.close()
    assert (fields(first), fields(second)) == ({"answer": "yes"}, {"answer": "yes"})
    await second.close()
