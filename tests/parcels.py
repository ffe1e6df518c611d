"""What tests of parcels share: what one device hands to another, by file and by codes."""

from __future__ import annotations

from typing import Any

from app.models.parcel import Parcel, codes, part, whole
from app.store.archive import Imported
from app.store.course import Course
from app.store.memory import MemoryBackend
from app.store.parcel import parcel_file, parcel_in, parcel_of, take_in, visit_parcel
from app.store.store import Change, Store

VISIT = "v1"
TABLES = ("visits", "promises", "receipts", "heard")


async def new() -> Store:
    """Return an empty store."""
    return await Store.open(MemoryBackend())


async def visited() -> Store:
    """Return a store with a visit, its promise, its receipt and the team's word; and another visit,
    a journal, settings, learning, a draft and keys, which are nobody else's business."""
    store = await new()
    revision = {"rev": "r1", "parents": [], "sealed": "c2VhbGVk", "at": 1}
    await store.commit(
        store.registers("visit.set", VISIT, {"place": "Maple ward", "template": "huddle"}),
        store.registers("visit.set", VISIT, {"answer.a": "yes", "note.a": "They knew why"}),
        store.registers("promise.set", "p1", {"visit": VISIT, "words": "Mend the lock"}),
        store.registers("receipt.set", "r1", {"visit": VISIT, "promises": ["p1"]}),
        Change("promise.word", "p1", {"e": "e1", "k": "word", "said": "yes"}),
        store.registers("visit.set", "v2", {"place": "Elm house", "note.a": "A private matter"}),
        store.registers("promise.set", "p2", {"visit": "v2", "words": "Another promise"}),
        store.registers("setting.set", "me", {"name": "Sam"}),
        Change("learn.event", "m1", {"e": "e2", "k": "seen"}),
        Change("journal.revision", "j1", revision),
    )
    await store.set("promise.set", "p1", {"due": "2026-12-01"})
    await store.draft("note/v1/b", "half a sen")
    await store.keep_keys({"v": 1, "current": "k1", "keys": {"k1": "a key"}})
    return store


async def content_of(store: Store, visit: str = VISIT) -> dict[str, Any]:
    """Return a visit as it is handed on."""
    return await visit_parcel(store, visit, "Sam", 1_764_158_400_000, Course())


async def by_file(store: Store, visit: str = VISIT) -> Parcel:
    """Return a visit that went through a file."""
    data = await parcel_file(await content_of(store, visit), "visit", Course())
    return await parcel_in(data, Course())


async def by_codes(store: Store, visit: str = VISIT) -> Parcel:
    """Return a visit that went through codes, which were scanned from the last to the first."""
    parts = [part(code) for code in reversed(codes(await content_of(store, visit)))]
    content = whole(parts)
    assert content is not None
    return await parcel_of("visit", content, Course())


async def hand(source: Store, target: Store, visit: str = VISIT) -> Imported:
    """Hand a visit from one store to another."""
    return await take_in(target, await by_file(source, visit), Course())


def documents(store: Store) -> dict[str, Any]:
    """Return what the visits and all that belongs to them are."""
    return {name: {row["id"]: dict(row) for row in store.documents(name)} for name in TABLES}
