"""Everything in one file and back: without loss, twice without effect, and never half."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Damaged, LeadwellError
from app.models.op import canonical
from app.store.archive import ForeignFile, Imported, NewerFile, export_archive, import_archive
from app.store.ledger import RELAY, original
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from tests.stores import FAR, everything, fields

TABLES = ["visits", "promises", "settings", "learning", "journal"]


def documents(store: Store) -> dict[str, Any]:
    return {name: {row["id"]: row for row in store.documents(name)} for name in TABLES}


async def new() -> Store:
    return await Store.open(MemoryBackend())


async def full() -> Store:
    store = await new()
    revision = {"rev": "r1", "parents": [], "sealed": "c2VhbGVk", "at": 1}
    await store.commit(
        store.registers("visit.set", "v1", {"answer": "yes", "note": "clean"}),
        store.registers("promise.set", "p1", {"who": "Sam"}),
        store.registers("setting.set", "me", {"scale": 1.3}),
        Change("learn.event", "m1", {"e": "e1", "k": "seen", "from a later release": 1}),
        Change("journal.revision", "j1", revision),
        Change("later.kind", "x", {"any": "thing"}),
    )
    await store.receive([FAR], "e1:1")
    await store.draft("v1.note", "half a sen")
    await store.remember("me.role", "nurse")
    await store.remember("session", "a secret of this device")
    await store.keep_keys({"v": 1, "current": "k1", "keys": {"k1": "one"}})
    return store


def file_of(envelope: object) -> bytes:
    return gzip.compress(json.dumps(envelope).encode())


def envelope_of(content: object, **changes: object) -> dict[str, object]:
    digest = hashlib.sha256(canonical(content)).hexdigest()
    return {"format": "leadwell", "version": 1, "digest": digest, "content": content, **changes}


async def test_a_fresh_device_gets_the_same_documents_drafts_keys_and_personal_facts() -> None:
    old, fresh = await full(), await new()
    assert await import_archive(fresh, export_archive(old)) == Imported(7, 0)
    assert documents(fresh) == documents(old)
    assert fresh.drafts == {"v1.note": "half a sen"}
    assert fresh.keyring == old.keyring
    assert fresh.meta == {"device": fresh.device, "me.role": "nurse"}


async def test_facts_about_a_device_do_not_leave_it() -> None:
    content = gzip.decompress(export_archive(await full()))
    assert b"a secret of this device" not in content
    assert b'"me.role":"nurse"' in content


async def test_importing_twice_changes_nothing() -> None:
    store, data = await new(), export_archive(await full())
    await import_archive(store, data)
    before = everything(store)
    assert await import_archive(store, data) == Imported(0, 7)
    assert everything(store) == before


async def test_importing_its_own_file_changes_nothing() -> None:
    store = await full()
    before = everything(store)
    assert await import_archive(store, export_archive(store)) == Imported(0, 7)
    assert everything(store) == before


async def test_both_sides_are_kept_when_a_device_in_use_imports() -> None:
    old, used = await full(), await new()
    await used.set("visit.set", "v1", {"note": "dusty", "bay": 4})
    await used.draft("v1.note", "mine")
    await used.remember("me.role", "matron")
    await used.keep_keys({"v": 1, "current": "k2", "keys": {"k2": "two"}})
    await import_archive(used, export_archive(old))
    versions = used.documents("visits")[0]["versions"]
    assert {value for _, value, _ in versions["note"]} == {"dusty", "clean"}
    assert fields(used)["bay"] == 4
    assert used.drafts == {"v1.note": "mine"}
    assert used.meta["me.role"] == "matron"
    assert used.keyring == {"v": 1, "current": "k2", "keys": {"k1": "one", "k2": "two"}}


async def test_what_its_own_device_never_sent_goes_to_the_endpoint_from_here() -> None:
    old, fresh = await full(), await new()
    await import_archive(fresh, export_archive(old))
    assert {op.type for op in fresh.outbox} == {RELAY}
    assert [original(op) for op in fresh.outbox] == [*old.outbox, FAR]


async def test_a_device_that_pulls_relays_and_originals_has_the_same_documents() -> None:
    old, fresh, third = await full(), await new(), await new()
    await import_archive(fresh, export_archive(old))
    await third.receive(fresh.outbox, "1")
    assert documents(third) == documents(old)
    await third.receive(old.outbox, "2")
    assert documents(third) == documents(old)
    await old.receive(fresh.outbox, "2")
    assert documents(third) == documents(old)


async def test_an_import_of_an_import_carries_the_first_ops_not_relays_of_relays() -> None:
    old, second, third = await full(), await new(), await new()
    await import_archive(second, export_archive(old))
    await import_archive(third, export_archive(second))
    assert documents(third) == documents(old)
    assert all(original(op).type != RELAY for op in third.outbox)
    assert await import_archive(third, export_archive(old)) == Imported(0, 7)


async def test_a_clock_that_the_endpoint_put_back_goes_into_the_file() -> None:
    old, fresh = await full(), await new()
    await old.acknowledge(7, [(1, (1, 0))])
    assert fields(old)["answer"] == "no"
    await import_archive(fresh, export_archive(old))
    assert documents(fresh) == documents(old)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", ForeignFile),
        (b"%PDF-1.7", ForeignFile),
        (gzip.compress(b"not JSON"), ForeignFile),
        (gzip.compress(b"[" * 100_000), ForeignFile),
        (file_of([1]), ForeignFile),
        (file_of({"format": "other", "version": 1}), ForeignFile),
        (file_of({"format": "leadwell"}), Damaged),
        (file_of({"format": "leadwell", "version": 2}), NewerFile),
        (file_of({"format": "leadwell", "version": 0}), Damaged),
        (file_of(envelope_of({"ops": []})), Damaged),
        (
            file_of(envelope_of({"ops": [1], "drafts": {}, "meta": {}, "keyring": None})),
            Damaged,
        ),
        (
            file_of(
                envelope_of({"ops": [], "drafts": {}, "meta": {}, "keyring": None}, digest="0")
            ),
            Damaged,
        ),
        (
            file_of(
                {
                    "format": "leadwell",
                    "version": 1,
                    "digest": "0",
                    "content": {
                        "ops": [float("nan")],
                        "drafts": {},
                        "meta": {},
                        "keyring": None,
                    },
                }
            ),
            Damaged,
        ),
    ],
)
async def test_a_file_that_is_not_ours_says_so_and_changes_nothing(
    data: bytes, error: type[LeadwellError]
) -> None:
    store = await full()
    before = everything(store)
    with pytest.raises(error) as caught:
        await import_archive(store, data)
    assert type(caught.value) is error
    assert str(caught.value) == error.__doc__
    assert everything(store) == before


async def test_a_file_that_would_fill_the_memory_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.store.unpack.MOST_BYTES", 1000)
    with pytest.raises(Damaged):
        await import_archive(await new(), gzip.compress(bytes(100_000)))


@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255), cut=st.booleans())
@settings(max_examples=150)
async def test_a_damaged_file_is_found_out_and_changes_nothing(
    place: float, flip: int, cut: bool
) -> None:
    data = bytearray(export_archive(await full()))
    at = int(place * len(data))
    if cut:
        del data[at:]
    else:
        data[at] ^= flip
    store = await new()
    try:
        await import_archive(store, bytes(data))
    except Damaged:
        assert (store.ops, store.drafts, store.keyring) == ((), {}, None)
    else:
        # Some bits of a gzip header mean nothing; the checksum behind it still holds.
        assert zlib.decompressobj(wbits=31).decompress(bytes(data))
        assert len(store.ops) == 7
