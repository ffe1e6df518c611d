"""A lock that is set, changed or taken away while everything goes wrong: old or new, never none."""

from __future__ import annotations

import itertools
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from app.errors import NotSaved
from app.keys.errors import JournalLocked, WrongCode, WrongSecret
from app.keys.keyring import Keyring, open_keyring
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.locks import PIN, Quick, flushed, kept_bytes, opened, sealed_by

NEW = "kettle harbour"
SEEDS = range(4)
Step = Callable[[Keyring], Awaitable[None]]


class Killed(BaseException):
    """The process ends here."""


async def protect(keyring: Keyring) -> None:
    """Set a lock, or change it."""
    await keyring.protect(NEW, "phrase")


async def unprotect(keyring: Keyring) -> None:
    """Take the lock away."""
    await keyring.unprotect()


async def confirm(keyring: Keyring) -> None:
    """Make a recovery code."""
    await keyring.confirm_code(await keyring.new_code())


async def device(is_locked: bool) -> tuple[MemoryBackend, Store, Keyring, str]:
    """Return a device, an entry on it, and its keyring, with a lock that is open or with none."""
    backend = MemoryBackend()
    store = await Store.open(backend)
    keyring = await open_keyring(store, Quick())
    sealed = await sealed_by(keyring)
    if is_locked:
        await keyring.protect(PIN, "pin")
    return backend, store, keyring, sealed


def fault_after(steps: int, error: BaseException) -> Callable[[str, str], int | None]:
    """Let so many steps pass, then fail at each one."""
    count = itertools.count()

    def fault(operation: str, name: str) -> int | None:
        if next(count) >= steps:
            raise error
        return None

    return fault


async def opens_with(store: Store, sealed: str) -> str:
    """Return what opens the keyring as a start finds it: `open`, `old` or `new`."""
    keyring = await open_keyring(store, Quick())
    if not keyring.is_locked:
        assert await opened(keyring, sealed)
        return "open"
    for secret, name in ((PIN, "old"), (NEW, "new")):
        with suppress(WrongSecret):
            await keyring.unlock(secret, 0)
            assert await opened(keyring, sealed)
            assert (keyring.kind == "phrase") == (name == "new")
            return name
    raise AssertionError("no secret opens it")


@pytest.mark.parametrize(
    ("is_locked", "step", "before", "after"),
    [
        (False, protect, "open", "new"),
        (True, protect, "old", "new"),
        (True, unprotect, "old", "open"),
        (True, confirm, "old", "old"),
    ],
)
async def test_killed_at_any_step_the_old_or_the_new_lock_is_there(
    is_locked: bool, step: Step, before: str, after: str
) -> None:
    found: list[str] = []
    for steps in itertools.count():
        backend, _, keyring, sealed = await device(is_locked)
        backend.fault = fault_after(steps, Killed())
        is_done = False
        with suppress(Killed):
            await step(keyring)
            is_done = True
        for seed in SEEDS:
            left = await Store.open(MemoryBackend(backend.crash(random.Random(seed))))
            assert not left.recovered.is_degraded
            found.append(await opens_with(left, sealed))
            if is_done:
                assert found[-1] == after
        if is_done:
            break
    assert set(found) == {before, after}


@pytest.mark.parametrize("is_locked", [False, True])
async def test_killed_at_any_step_what_is_owed_is_forgotten_after_the_next_start(
    is_locked: bool,
) -> None:
    for steps in itertools.count():
        backend, store, keyring, sealed = await device(is_locked)
        assert store.keyring is not None
        (record,) = store.keyring["keys"].values()
        old = record.get("beside") or record["lock"]["secret"]["salt"]
        backend.fault = fault_after(steps, Killed())
        is_done = False
        with suppress(Killed):
            await protect(keyring)
            is_done = True
        again = MemoryBackend(backend.crash(random.Random(steps)))
        left = await Store.open(again)
        if await opens_with(left, sealed) == "new":
            await left.compact_if_due()
            assert not await left.compact_if_due()
            assert old.encode() not in kept_bytes(flushed(again))
        if is_done:
            break
    assert steps > 10


@pytest.mark.parametrize("is_locked", [False, True])
async def test_with_a_disk_that_fills_at_any_step_the_old_or_the_new_lock_is_there(
    is_locked: bool,
) -> None:
    found: list[str] = []
    for steps in itertools.count():
        backend, store, keyring, sealed = await device(is_locked)
        backend.fault = fault_after(steps, OSError(28, "No space left on device"))
        is_kept = True
        try:
            await protect(keyring)
        except NotSaved:
            is_kept = False
            assert keyring.kind == ("pin" if is_locked else "")
        assert await opened(keyring, sealed)
        is_forgotten = is_kept and not store._ledger.is_owed
        backend.fault = None
        left = await Store.open(MemoryBackend(backend.crash(random.Random(steps))))
        found.append(await opens_with(left, sealed))
        # Where flushing failed, what was written may be there all the same.
        if is_kept:
            assert found[-1] == "new"
            await store.remember("any", "thing")
            await store.compact_if_due()
            assert not store._ledger.is_owed
        if is_forgotten:
            break
    assert "new" in found
    assert len(set(found)) == 2


async def test_a_lock_that_closes_while_it_is_being_changed_stays_closed() -> None:
    class Closing(Quick):
        """Locks the journal while a pass phrase is being worked on."""

        def __init__(self) -> None:
            self.keyring: Keyring | None = None

        async def stretch(self, password: bytes, salt: bytes, rounds: int) -> bytes:
            if self.keyring is not None:
                self.keyring.lock()
            return await super().stretch(password, salt, rounds)

    crypto = Closing()
    store = await Store.open(MemoryBackend())
    keyring = await open_keyring(store, crypto)
    sealed = await sealed_by(keyring)
    await keyring.protect(PIN, "pin")
    crypto.keyring = keyring
    for deed in (keyring.protect(NEW, "phrase"), keyring.unlock(PIN, 0)):
        with pytest.raises(JournalLocked):
            await deed
        assert keyring.is_locked
    crypto.keyring = None
    await keyring.unlock(PIN, 0)
    assert await opened(keyring, sealed)


async def test_a_code_that_was_being_put_in_force_opens_or_the_one_before_does() -> None:
    for steps in itertools.count():
        backend, _, keyring, sealed = await device(True)
        old = await keyring.new_code()
        await keyring.confirm_code(old)
        new = await keyring.new_code()
        backend.fault = fault_after(steps, Killed())
        is_done = False
        with suppress(Killed):
            await keyring.confirm_code(new)
            is_done = True
        left = await Store.open(MemoryBackend(backend.crash(random.Random(steps))))
        started = await open_keyring(left, Quick())
        try:
            await started.recover(new, 0)
        except WrongCode:
            assert not is_done
            await started.recover(old, 0)
        assert await opened(started, sealed)
        if is_done:
            break
