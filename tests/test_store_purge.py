"""Journal entries that are really deleted: their bytes go, merging goes on as before."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import NotSaved
from app.models.op import Op, canonical
from app.store.archive import export_archive, import_archive
from app.store.backend import Backend
from app.store.frame import FrameType
from app.store.ledger import Ledger
from app.store.log import Log
from app.store.memory import MemoryBackend
from app.store.purged import deleted_before
from app.store.store import Change, Store
from tests.locks import flushed, kept_bytes
from tests.stores import again, everything

WORDS = "c2VhbGVkIHdvcmRz"
ID = "entry-1"


def revision(rev: str, *parents: str, sealed: str | None, at: int = 1) -> Change:
    """Return a version of the entry."""
    payload = {"rev": rev, "parents": list(parents), "sealed": sealed, "at": at}
    return Change("journal.revision", ID, payload)


def far(q: int, change: Change, clock: int = 9) -> Op:
    """Return it as another device makes it."""
    return Op("far", q, change.type, change.record, (clock, 0), change.payload)


def entry(store: Store) -> dict[str, Any]:
    """Return the entry's document."""
    document = store.document("journal", ID)
    assert document is not None
    return dict(document)


def words(store: Store) -> set[str]:
    """Return the sealed words that are in sight."""
    return {kept["sealed"] for kept in entry(store)["revisions"].values()} - {None}


async def deleted(store: Store) -> None:
    """Write an entry, change it and delete it."""
    await store.commit(revision("r1", sealed=WORDS + "1"))
    await store.commit(revision("r2", "r1", sealed=WORDS + "2", at=2))
    await store.commit(revision("r3", "r2", sealed=None, at=3))


async def test_the_bytes_of_a_deleted_entry_go_and_its_ids_stay(
    backend: Backend, tmp_path: Path
) -> None:
    store = await Store.open(backend)
    await deleted(store)
    assert deleted_before(store.documents("journal"), 3) == []
    assert deleted_before(store.documents("journal"), 4) == [ID]
    await store.purge([ID])
    assert deleted_before(store.documents("journal"), 4) == []
    for _ in range(2):
        assert words(store) == set()
        assert (entry(store)["heads"], entry(store)["is_deleted"]) == (["r3"], True)
        assert [rev["parents"] for rev in entry(store)["revisions"].values()] == [
            [],
            ["r1"],
            ["r2"],
        ]
        assert WORDS.encode() not in canonical(store._ledger.snapshot())
        assert [op.payload["sealed"] for op in store.outbox] == [None, None, None]
        store = await again(store, backend, tmp_path)
    await store.close()


async def test_after_forgetting_no_byte_of_it_is_in_the_files() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    await store.commit(revision("r1", sealed=WORDS + "long" * 999))
    await store.commit(revision("r2", "r1", sealed=WORDS))
    await store.commit(revision("r3", "r2", sealed=None))
    await store.purge([ID])
    assert WORDS.encode() in kept_bytes(flushed(backend))
    await store.forget_older()
    assert WORDS.encode() not in kept_bytes(flushed(backend))
    assert b"purged" in kept_bytes(flushed(backend))
    before = flushed(backend)
    await store.forget_older()
    assert flushed(backend) == before


async def test_what_is_owed_is_forgotten_in_a_calm_moment_after_a_restart() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    await deleted(store)
    await store.purge([ID])
    backend = MemoryBackend(backend.crash(random.Random(1)))
    store = await Store.open(backend)
    assert await store.compact_if_due()
    assert WORDS.encode() not in kept_bytes(flushed(backend))
    assert not await store.compact_if_due()


async def test_a_full_disk_puts_forgetting_off_until_something_could_be_saved() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    await deleted(store)
    await store.purge([ID])

    def full(operation: str, name: str) -> int | None:
        if operation == "write":
            raise OSError(28, "No space left on device")
        return None

    backend.fault = full
    with pytest.raises(NotSaved):
        await store.compact_if_due()
    assert not await store.compact_if_due()
    backend.fault = None
    assert not await store.compact_if_due()
    await store.draft("any", "thing")
    assert await store.compact_if_due()
    assert WORDS.encode() not in kept_bytes(flushed(backend))


async def test_what_is_not_deleted_keeps_every_word(store: Store) -> None:
    await store.commit(revision("r1", sealed="one"))
    await store.commit(revision("r2", "r1", sealed="two"))
    before = everything(store)
    await store.purge([ID, "no such entry"])
    assert everything(store) == before
    await store.commit(revision("r3", "r1", sealed=None))
    await store.purge([ID])
    assert words(store) == {"one", "two"}


async def test_purging_again_writes_nothing() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    await deleted(store)
    await store.purge([ID])
    before = flushed(backend)
    await store.purge([ID])
    await store.purge([])
    assert flushed(backend) == before


async def test_an_edit_made_elsewhere_that_arrives_later_brings_back_its_own_words(
    store: Store,
) -> None:
    await deleted(store)
    await store.purge([ID])
    await store.receive([far(1, revision("f1", "r2", sealed="theirs"))], "1")
    assert (entry(store)["heads"], entry(store)["is_deleted"]) == (["f1"], False)
    assert words(store) == {"theirs"}
    await store.commit(revision("r4", "f1", "r3", sealed=None))
    await store.purge([ID])
    assert words(store) == set()


async def test_what_is_pulled_again_comes_without_its_bytes_in_sight_and_on_disk() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    theirs = far(1, revision("f1", sealed=WORDS))
    await store.receive([theirs], "1")
    await store.commit(revision("r1", "f1", sealed=WORDS))
    own = store.ops
    await store.commit(revision("r2", "r1", sealed=None))
    await store.acknowledge(4)
    await store.purge([ID])
    await store.renew()
    await store.forget_older()
    other_clock = far(1, revision("f1", sealed=WORDS), clock=5)
    await store.receive([other_clock, *own], "2")
    relayed = Op("near", 1, "relay", ID, (7, 0), {"op": {**theirs.wire(), "d": "old", "q": 9}})
    await store.receive([relayed], "3")
    assert store._ledger.ops["far", 1].clock == (5, 0)
    assert words(store) == set()
    assert WORDS.encode() not in kept_bytes(flushed(backend))
    assert WORDS.encode() not in canonical([op.wire() for op in store.ops])


async def test_a_file_from_before_brings_back_no_bytes() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    await deleted(store)
    old = export_archive(store)
    await store.purge([ID])
    await store.renew()
    await store.forget_older()
    await import_archive(store, old)
    assert words(store) == set()
    assert entry(store)["is_deleted"]
    assert WORDS.encode() not in kept_bytes(flushed(backend))


async def test_an_export_has_no_bytes_of_what_was_purged(store: Store) -> None:
    await deleted(store)
    await store.purge([ID])
    fresh = await Store.open(MemoryBackend())
    await import_archive(fresh, export_archive(store))
    assert words(fresh) == set()
    assert entry(fresh)["is_deleted"]


async def test_an_earlier_release_keeps_the_purge_for_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    await deleted(store)
    await store.purge([ID])
    # What a release does that knows neither the frame nor these parts of a snapshot.
    snapshot = store._ledger.snapshot()
    log = await Log.open(MemoryBackend(flushed(backend)))
    ops = [op for frame in log.recovered.frames if frame.type == 1 for op in frame.payload]
    purge = [[frame.type, frame.payload] for frame in log.recovered.frames if frame.type == 7]
    earlier = {name: snapshot[name] for name in snapshot if name not in ("owed", "purged")}
    old = MemoryBackend()
    await (await Log.open(old)).compact({**earlier, "ops": ops, "later": purge})
    assert WORDS.encode() in kept_bytes(flushed(old))
    again = await Store.open(old)
    assert words(again) == set()
    assert again._ledger.snapshot()["later"] == []
    await again.compact_if_due()
    assert WORDS.encode() not in kept_bytes(flushed(old))


OPS = [
    far(1, revision("f1", sealed="a")),
    far(2, revision("f2", "f1", sealed="b")),
    Op("near", 1, "journal.revision", ID, (3, 0), revision("n1", "f1", sealed="c").payload),
    Op("near", 2, "journal.revision", ID, (12, 0), revision("n2", "n1", sealed=None).payload),
    Op("near", 3, "relay", ID, (4, 0), {"op": far(3, revision("f3", "f2", sealed=None)).wire()}),
    Op("old", 9, "journal.revision", ID, (2, 0), revision("f1", sealed="a").payload),
]
FRAMES = [
    *((FrameType.REMOTE, {"ops": [op.wire()], "cursor": "1"}) for op in OPS),
    (FrameType.PURGE, {"revs": {ID: ["f1", "n1"]}}),
    (FrameType.PURGE, {"revs": {ID: ["f2"], "another": ["x"]}}),
]


@given(st.permutations(FRAMES), st.permutations(FRAMES), st.integers(0, len(FRAMES)))
def test_purging_commutes_with_every_other_change(
    one: list[tuple[FrameType, Any]], other: list[tuple[FrameType, Any]], snapshot_at: int
) -> None:
    ledgers = []
    for frames in (one, other):
        ledger = Ledger(lambda: 1)
        for number, (type, payload) in enumerate(frames):
            if number == snapshot_at:
                kept = json.loads(canonical(ledger.snapshot()))
                ledger = Ledger(lambda: 1)
                ledger.restore(kept)
            ledger.apply(type, payload)
        ledgers.append(ledger)
    first, second = ledgers
    assert first.ops == second.ops
    assert first.view.table("journal").find(ID) == second.view.table("journal").find(ID)
    assert first.purged.kept() == second.purged.kept()
    document = first.view.table("journal").find(ID)
    assert document is not None
    assert document["is_deleted"]
    assert {rev["sealed"] for rev in document["revisions"].values()} == {None}
