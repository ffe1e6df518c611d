"""Keyrings of other devices that come in with a file, while the lock is open or closed."""

from __future__ import annotations

import pytest

from app.keys.errors import JournalLocked, Locked, TooSoon, WrongSecret
from app.keys.keyring import Keyring, open_keyring
from app.models.op import canonical
from app.store.archive import export_archive, import_archive
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.locks import PIN, Quick, opened, sealed_by

THEIRS = "kettle harbour"


async def device() -> tuple[Store, Keyring]:
    """Return a new device."""
    store = await Store.open(MemoryBackend())
    return store, await open_keyring(store, Quick())


async def again(store: Store) -> Keyring:
    """Return the keyring as the next start finds it."""
    return await open_keyring(store, Quick())


async def test_an_open_keyring_that_comes_in_while_locked_is_used_once_it_is_unlocked() -> None:
    (old_store, old), (store, keyring) = await device(), await device()
    theirs, mine = await sealed_by(old), await sealed_by(keyring)
    await keyring.protect(PIN, "pin")
    keyring.lock()
    await import_archive(store, export_archive(old_store))
    assert keyring.is_locked
    for ring in (keyring, await again(store)):
        with pytest.raises(JournalLocked):
            await opened(ring, theirs)
        await ring.unlock(PIN, 0)
        assert await opened(ring, theirs)
        assert await opened(ring, mine)
    assert b'"beside"' not in canonical(store.keyring)
    started = await again(store)
    await started.unlock(PIN, 0)
    assert await opened(started, theirs)
    assert started.foreign == 0
    with pytest.raises(Locked):
        await opened(old, await sealed_by(started))


async def test_an_open_keyring_that_comes_in_while_unlocked_goes_under_the_lock() -> None:
    (old_store, old), (store, keyring) = await device(), await device()
    theirs = await sealed_by(old)
    await keyring.protect(PIN, "pin")
    await import_archive(store, export_archive(old_store))
    assert await opened(keyring, theirs)
    assert b'"beside"' not in canonical(store.keyring)


async def test_a_locked_keyring_that_comes_in_says_locked_until_its_own_secret_is_typed() -> None:
    (old_store, old), (store, keyring) = await device(), await device()
    theirs, mine = await sealed_by(old), await sealed_by(keyring)
    await old.protect(THEIRS, "phrase")
    await import_archive(store, export_archive(old_store))
    assert (keyring.is_locked, keyring.kind, keyring.foreign) == (False, "", 1)
    with pytest.raises(Locked):
        await opened(keyring, theirs)
    with pytest.raises(WrongSecret):
        await keyring.adopt(PIN, 0)
    await keyring.adopt(THEIRS, 0)
    assert keyring.foreign == 0
    for ring in (keyring, await again(store)):
        assert await opened(ring, theirs)
        assert await opened(ring, mine)
    await keyring.adopt("nothing to adopt", 0)


@pytest.mark.parametrize("is_by_code", [False, True])
async def test_a_locked_keyring_opens_in_a_locked_one_by_its_secret_or_its_code(
    is_by_code: bool,
) -> None:
    (old_store, old), (store, keyring) = await device(), await device()
    theirs, mine = await sealed_by(old), await sealed_by(keyring)
    await old.protect(THEIRS, "phrase")
    code = await old.new_code()
    await old.confirm_code(code)
    await keyring.protect(PIN, "pin")
    keyring.lock()
    await import_archive(store, export_archive(old_store))
    with pytest.raises(JournalLocked):
        await keyring.adopt(THEIRS, 0)
    with pytest.raises(WrongSecret):
        await keyring.unlock(THEIRS, 0)
    await keyring.unlock(PIN, 0)
    assert keyring.foreign == 1
    await keyring.adopt(code if is_by_code else THEIRS, 0)
    started = await again(store)
    assert (started.kind, started.foreign) == ("pin", 0)
    await started.unlock(PIN, 0)
    assert await opened(started, theirs)
    assert await opened(started, mine)


async def test_tries_at_a_foreign_lock_slow_down_too() -> None:
    (old_store, old), (store, keyring) = await device(), await device()
    await old.protect(THEIRS, "phrase")
    await import_archive(store, export_archive(old_store))
    for _ in range(3):
        with pytest.raises(WrongSecret):
            await keyring.adopt(PIN, 0)
    with pytest.raises(TooSoon):
        await keyring.adopt(THEIRS, 0)
    await keyring.adopt(THEIRS, 5_000)


async def test_a_file_from_before_the_lock_gives_back_what_a_foreign_lock_keeps() -> None:
    (old_store, old), (store, keyring) = await device(), await device()
    theirs = await sealed_by(old)
    before = export_archive(old_store)
    await old.protect(THEIRS, "phrase")
    await import_archive(store, export_archive(old_store))
    await import_archive(store, before)
    assert await opened(keyring, theirs)
    assert keyring.foreign == 0


async def test_a_file_from_before_the_lock_does_not_take_it_off() -> None:
    store, keyring = await device()
    sealed = await sealed_by(keyring)
    before = export_archive(store)
    await keyring.protect(PIN, "pin")
    locked = store.keyring
    await import_archive(store, before)
    assert store.keyring == locked
    started = await again(store)
    assert started.is_locked
    await started.unlock(PIN, 0)
    assert await opened(started, sealed)


async def test_a_file_from_before_the_pin_was_changed_does_not_change_it_back() -> None:
    store, keyring = await device()
    await keyring.protect(PIN, "pin")
    before = export_archive(store)
    await keyring.protect(THEIRS, "phrase")
    await import_archive(store, before)
    started = await again(store)
    with pytest.raises(WrongSecret):
        await started.unlock(PIN, 0)
    await started.unlock(THEIRS, 0)
    assert started.foreign == 0


async def test_changing_and_removing_the_lock_loses_no_foreign_key() -> None:
    (old_store, old), (store, keyring) = await device(), await device()
    theirs = await sealed_by(old)
    await old.protect(THEIRS, "phrase")
    await import_archive(store, export_archive(old_store))
    await keyring.protect(PIN, "pin")
    await keyring.protect("another phrase", "phrase")
    await keyring.unprotect()
    assert keyring.foreign == 1
    await keyring.adopt(THEIRS, 0)
    assert await opened(keyring, theirs)


async def test_a_locked_keyring_goes_on_from_a_file_where_nothing_was() -> None:
    old_store, old = await device()
    sealed = await sealed_by(old)
    await old.protect(PIN, "pin")
    store = await Store.open(MemoryBackend())
    await import_archive(store, export_archive(old_store))
    keyring = await again(store)
    assert keyring.is_locked
    await keyring.unlock(PIN, 0)
    assert await opened(keyring, sealed)


async def test_joining_and_learning_keep_the_lock() -> None:
    (_, first), (store, keyring) = await device(), await device()
    mine = await sealed_by(keyring)
    await keyring.protect(PIN, "pin")
    await keyring.open_mailbox(*await first.mailbox())
    await first.learn(await keyring.share())
    assert await opened(first, mine)
    assert await opened(first, await sealed_by(keyring))
    assert b'"beside"' not in canonical(store.keyring)
    keyring.lock()
    for deed in (
        keyring.mailbox(),
        keyring.share(),
        keyring.learn(await first.share()),
        keyring.open_mailbox(*await first.mailbox()),
    ):
        with pytest.raises(JournalLocked):
            await deed
    started = await again(store)
    await started.unlock(PIN, 0)
    assert await opened(started, await sealed_by(first))
    assert await opened(started, mine)
