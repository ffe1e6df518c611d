"""The lock of the keyring: set, changed, taken away, opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.keys.errors import JournalLocked, WeakSecret, WrongSecret
from app.keys.keyring import Keyring, open_keyring
from app.keys.native import NativeCrypto
from app.store.file import FileBackend
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.locks import PIN, Quick, flushed, kept_bytes, opened, sealed_by, shapes

PHRASE = "kettle harbour"


async def device(backend: MemoryBackend | None = None) -> tuple[Store, Keyring]:
    """Return a device with its keyring."""
    store = await Store.open(backend or MemoryBackend())
    return store, await open_keyring(store, Quick())


async def again(store: Store) -> Keyring:
    """Return the keyring as the next start finds it."""
    return await open_keyring(store, Quick())


async def test_without_a_lock_nothing_is_locked_and_nothing_asked() -> None:
    _, keyring = await device()
    assert (keyring.is_locked, keyring.kind, keyring.has_code) == (False, "", False)
    keyring.lock()
    await keyring.unlock("anything", 0)
    assert await opened(keyring, await sealed_by(keyring))


@pytest.mark.parametrize(("secret", "kind"), [(PIN, "pin"), (PHRASE, "phrase")])
async def test_a_lock_closes_and_opens(secret: str, kind: str) -> None:
    _, keyring = await device()
    sealer, sealed = keyring.sealer, await sealed_by(keyring)
    await keyring.protect(secret, kind)
    assert (keyring.is_locked, keyring.kind) == (False, kind)
    assert await opened(keyring, sealed)
    keyring.lock()
    assert keyring.is_locked
    with pytest.raises(JournalLocked):
        await opened(keyring, sealed)
    with pytest.raises(JournalLocked):
        await sealed_by(keyring)
    await keyring.unlock(secret, 0)
    assert not keyring.is_locked
    assert await opened(keyring, sealed)
    assert keyring.sealer is sealer


async def test_a_start_finds_it_locked_and_the_app_runs() -> None:
    store, keyring = await device()
    sealed = await sealed_by(keyring)
    await keyring.protect(PIN, "pin")
    started = await again(store)
    assert (started.is_locked, started.kind, started.wait(0)) == (True, "pin", 0)
    await started.unlock(PIN, 0)
    assert await opened(started, sealed)


async def test_a_wrong_secret_is_said_and_changes_nothing() -> None:
    store, keyring = await device()
    await keyring.protect(PIN, "pin")
    keyring.lock()
    before = store.keyring
    for wrong in ("2581", "", "258", "25800", "é" * 9):
        with pytest.raises(WrongSecret, match="Nothing was changed"):
            await (await again(store)).unlock(wrong, 10**6 * len(wrong) + 10**12)
    assert keyring.is_locked
    assert store.keyring == before


@pytest.mark.parametrize(
    ("kind", "secret", "typed"),
    [
        ("pin", "2580", " 25 80 "),
        ("pin", "2580", "\uff12\uff15\uff18\uff10"),
        ("pin", "2580", "\u0662\u0665\u0668\u0660"),
        ("phrase", "caf\u00e9 au lait", "cafe\u0301 au lait"),
        ("phrase", "kettle harbour", "kettle harbour "),
    ],
)
async def test_keyboards_differ_and_the_secret_opens(kind: str, secret: str, typed: str) -> None:
    _, keyring = await device()
    await keyring.protect(secret, kind)
    keyring.lock()
    await keyring.unlock(typed, 0)
    assert not keyring.is_locked


@pytest.mark.parametrize(
    ("secret", "kind"),
    [
        ("123", "pin"),
        ("", "pin"),
        ("12a4", "pin"),
        ("1  2 3", "pin"),
        ("seven77", "phrase"),
        ("   short   ", "phrase"),
        ("", "phrase"),
    ],
)
async def test_too_short_a_secret_is_refused_and_nothing_is_locked(secret: str, kind: str) -> None:
    store, keyring = await device()
    before = store.keyring
    with pytest.raises(WeakSecret):
        await keyring.protect(secret, kind)
    assert store.keyring == before
    assert keyring.kind == ""


async def test_a_changed_secret_opens_and_the_old_one_does_not() -> None:
    _, keyring = await device()
    sealed = await sealed_by(keyring)
    await keyring.protect(PIN, "pin")
    await keyring.protect(PHRASE, "phrase")
    keyring.lock()
    assert keyring.kind == "phrase"
    with pytest.raises(WrongSecret):
        await keyring.unlock(PIN, 0)
    await keyring.unlock(PHRASE, 0)
    assert await opened(keyring, sealed)


async def test_a_lock_that_is_taken_away_asks_for_nothing() -> None:
    store, keyring = await device()
    sealed = await sealed_by(keyring)
    await keyring.protect(PIN, "pin")
    await keyring.unprotect()
    assert (keyring.kind, keyring.is_locked) == ("", False)
    keyring.lock()
    assert await opened(keyring, sealed)
    assert await opened(await again(store), sealed)
    assert store.keyring is not None and store.keyring["v"] == 1


async def test_a_closed_lock_can_be_neither_changed_nor_taken_away() -> None:
    store, keyring = await device()
    await keyring.protect(PIN, "pin")
    keyring.lock()
    before = store.keyring
    for change in (keyring.protect(PHRASE, "phrase"), keyring.unprotect(), keyring.new_code()):
        with pytest.raises(JournalLocked):
            await change
    assert store.keyring == before


async def test_an_open_lock_can_be_asked_whether_a_secret_is_the_right_one() -> None:
    _, keyring = await device()
    await keyring.protect(PIN, "pin")
    with pytest.raises(WrongSecret):
        await keyring.unlock("0000", 0)
    assert not keyring.is_locked
    await keyring.unlock(PIN, 0)


async def test_no_key_is_in_the_files_once_a_lock_is_set() -> None:
    backend = MemoryBackend()
    store, keyring = await device(backend)
    sealed = await sealed_by(keyring)
    (key,) = keyring._held.keys
    assert store.keyring is not None
    (record,) = store.keyring["keys"].values()
    assert record["beside"].encode() in kept_bytes(flushed(backend))
    await keyring.protect(PIN, "pin")
    found = kept_bytes(flushed(backend))
    assert b'"lock"' in found
    assert record["beside"].encode() not in found
    assert record["wrapped"].encode() not in found
    assert keyring._held.lock_key is not None
    for shape in (*shapes(key), *shapes(keyring._held.lock_key), b'"beside"', PIN.encode()):
        assert shape not in found
    started = await again(await Store.open(backend))
    await started.unlock(PIN, 0)
    assert await opened(started, sealed)


async def test_on_a_disk_too_no_key_is_left(tmp_path: Path) -> None:
    store = await Store.open(FileBackend(tmp_path / "device"))
    keyring = await open_keyring(store, Quick())
    (key,) = keyring._held.keys
    assert store.keyring is not None
    (record,) = store.keyring["keys"].values()
    await keyring.protect(PIN, "pin")
    sealed = await sealed_by(keyring)
    await store.close()
    found = kept_bytes({file.name: file.read_bytes() for file in (tmp_path / "device").iterdir()})
    for shape in (*shapes(key), record["beside"].encode(), record["wrapped"].encode()):
        assert shape not in found
    started = await again(await Store.open(FileBackend(tmp_path / "device")))
    await started.unlock(PIN, 0)
    assert await opened(started, sealed)


async def test_while_it_is_closed_no_key_is_in_memory() -> None:
    _, keyring = await device()
    await keyring.protect(PIN, "pin")
    await sealed_by(keyring)
    keyring.lock()
    held = keyring._held
    assert (held.keys, held.lock_key, held.sealer._keys, held.sealer._known) == ((), None, (), {})


async def test_what_is_kept_says_600_000_rounds_and_they_are_made() -> None:
    store = await Store.open(MemoryBackend())
    keyring = await open_keyring(store, NativeCrypto())
    sealed = await sealed_by(keyring)
    await keyring.protect(PHRASE, "phrase")
    assert store.keyring is not None
    (record,) = store.keyring["keys"].values()
    assert record["lock"]["secret"]["rounds"] >= 600_000
    started = await open_keyring(store, NativeCrypto())
    await started.unlock(PHRASE, 0)
    assert await opened(started, sealed)


async def test_who_waits_for_the_lock_is_told_that_it_is_open() -> None:
    _, keyring = await device()
    told: list[bool] = []
    keyring.on_open(lambda: told.append(keyring.is_locked))
    await keyring.protect(PIN, "pin")
    keyring.lock()
    with pytest.raises(WrongSecret):
        await keyring.unlock("0000", 0)
    assert told == []
    await keyring.unlock(PIN, 0)
    assert told == [False]
