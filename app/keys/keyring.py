"""The keys of a person on one device: one that seals, and older ones that still open.

Each is stored wrapped, by its key id (`stored`). Without a lock, what unwraps it lies beside it, so
whoever can read this device's files, or an export without a pass phrase, can read its journal: the
same as with a paper notebook. With a lock (`lock`) only the PIN or pass phrase, or the recovery
code, gives the keys back, and while it is closed none of them is in memory.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress

from app.errors import NotSaved
from app.keys.code import new_code, read_code
from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.errors import WrongRecoveryCode
from app.keys.held import Held, KeyStore
from app.keys.linking import Linking
from app.keys.lock import (
    Lock,
    key_by_any,
    key_by_code,
    key_by_secret,
    strong_secret,
    with_code,
    with_secret,
)
from app.keys.stored import foreign_locks, lock_of, read, readable
from app.keys.tries import Tries


class Keyring(Linking):
    """The keys in use; made by `open_keyring`."""

    def __init__(
        self,
        store: KeyStore,
        crypto: Crypto,
        keys: Iterable[bytes] = (),
        lock: Lock | None = None,
        steady: Callable[[], float] | None = None,
    ) -> None:
        """Use `open_keyring`."""
        self._store = store
        self._crypto = crypto
        self._held = Held(store, crypto, keys, lock)
        self._tries = Tries(store, steady)
        self._new_code = ""
        self._listeners: list[Callable[[], None]] = []
        self._code_listeners: list[Callable[[str], None]] = []
        self.sealer = self._held.sealer
        """Seals and opens with these keys; it stays the same object when they change."""

    @property
    def is_locked(self) -> bool:
        """Whether there is a lock, and it is closed."""
        return self._held.lock is not None and not self._held.keys

    @property
    def kind(self) -> str:
        """What opens the lock: `pin` or `phrase`; nothing where there is no lock."""
        return "" if self._held.lock is None else str(self._held.lock.get("kind"))

    @property
    def has_code(self) -> bool:
        """Whether a recovery code opens the lock."""
        return self._held.lock is not None and "code" in self._held.lock

    @property
    def foreign(self) -> int:
        """How many locks of other devices have come in with imports and were not opened here."""
        return len(foreign_locks(self._store.keyring, self._held.lock))

    def on_open(self, listener: Callable[[], None]) -> None:
        """Call `listener` each time the lock has been opened."""
        self._listeners.append(listener)

    def on_code(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the letters of each recovery code that was typed back."""
        self._code_listeners.append(listener)

    def wait(self, now: int) -> int:
        """Return the seconds until a try is heard; 0 where it is now. Times are milliseconds since
        1970."""
        return self._tries.wait(now)

    async def protect(self, secret: str, kind: str) -> None:
        """Put a lock on with a PIN (`pin`) or pass phrase (`phrase`), or change what opens it.

        WeakSecret, JournalLocked, NotSaved: nothing was changed. What lay open before is gone from
        the files when this returns; where that could not be done, it is made up for later.
        """
        strong_secret(secret, kind)
        held = self._held
        async with held.turn:
            held.open_keys()
            key = held.lock_key or await self._crypto.random(KEY_SIZE)
            lock = await with_secret(self._crypto, held.lock or {}, key, secret, kind)
            await held.keep(held.open_keys(), lock, key)
        with suppress(NotSaved):
            await self._store.forget_older()

    async def unprotect(self) -> None:
        """Take the lock away, and the recovery code with it. JournalLocked, NotSaved: it stays."""
        held = self._held
        async with held.turn:
            if held.lock is not None:
                await held.keep(held.open_keys(), None, None)

    def lock(self) -> None:
        """Let go of every key; without a lock, nothing happens."""
        self._new_code = ""
        self._held.close()

    async def unlock(self, secret: str, now: int) -> None:
        """Open the lock with the PIN or pass phrase. WrongSecret, TooSoon; CannotOpen where what
        is stored is damaged; JournalLocked where it was locked again meanwhile."""
        await self._enter(lambda lock: key_by_secret(self._crypto, lock, secret), now)

    async def recover(self, code: str, now: int) -> None:
        """Open the lock with the recovery code. MistypedCode, which does not count as a try,
        WrongCode, TooSoon; the others as with `unlock`."""
        digits = read_code(code)
        await self._enter(lambda lock: key_by_code(self._crypto, lock, digits), now)

    async def new_code(self) -> str:
        """Return a new recovery code. It opens nothing before `confirm_code`. JournalLocked."""
        self._held.open_keys()
        if self._held.lock is None:
            raise ValueError("there is no lock")
        self._new_code = await new_code(self._crypto)
        return self._new_code

    async def confirm_code(self, typed: str) -> None:
        """Put the code that `new_code` returned in force, in place of the one before, once it was
        typed back. MistypedCode, WrongCode, JournalLocked, NotSaved: it is not in force."""
        digits, held = read_code(typed), self._held
        async with held.turn:
            held.open_keys()
            expected = read_code(self._new_code) if self._new_code else ""
            if held.lock is None or held.lock_key is None:
                raise WrongRecoveryCode
            if not hmac.compare_digest(digits, expected):
                raise WrongRecoveryCode
            key = held.lock_key
            lock = await with_code(self._crypto, held.lock, key, digits)
            await held.keep(held.open_keys(), lock, key)
            self._new_code = ""
        for listener in self._code_listeners:
            listener(digits)

    async def use_code(self, digits: str) -> None:
        """Let a recovery code that was typed back elsewhere open the lock too, if there is one.
        JournalLocked, NotSaved: it does not."""
        held = self._held
        async with held.turn:
            held.open_keys()
            if held.lock is not None and held.lock_key is not None:
                lock = await with_code(self._crypto, held.lock, held.lock_key, digits)
                await held.keep(held.open_keys(), lock, held.lock_key)

    async def adopt(self, typed: str, now: int) -> None:
        """Open locks of other devices (`foreign`) with what opened them there: PIN, pass phrase or
        recovery code; their keys open entries here from now on. WrongSecret, TooSoon,
        JournalLocked, NotSaved."""
        held = self._held
        async with held.turn:
            held.open_keys()
            value = self._store.keyring
            locks = foreign_locks(value, held.lock)
            if not locks:
                return
            await self._tries.begin(now)
            lock_key = await key_by_any(self._crypto, locks, typed)
            await self._tries.over()
            found = (await readable(self._crypto, value, lock_key)).values()
            await held.keep((*held.open_keys(), *found), held.lock, held.lock_key)

    async def _enter(self, key_of: Callable[[Lock], Awaitable[bytes]], now: int) -> None:
        held = self._held
        async with held.turn:
            if held.lock is None:
                return
            closings = held.closings
            await self._tries.begin(now)
            key = await key_of(held.lock)
            await self._tries.over()
            await held.open(key, closings)
        for listener in self._listeners:
            listener()


async def open_keyring(
    store: KeyStore, crypto: Crypto, steady: Callable[[], float] | None = None
) -> Keyring:
    """Return the keyring of `store`, with a new random account key at first use; where there is a
    lock, it is closed.

    Call it once for each opened store; `steady` gives seconds that nobody can set. NotSaved where
    the new key could not be kept; CannotOpen where a keyring is there and cannot be read (it is
    never replaced).
    """
    if store.keyring is not None:
        lock = lock_of(store.keyring)
        keys = () if lock else (await read(crypto, store.keyring)).values()
        return Keyring(store, crypto, keys, lock, steady)
    account_key = await crypto.random(KEY_SIZE)
    keyring = Keyring(store, crypto, (account_key,), None, steady)
    await keyring._held.keep((account_key,), None, None)
    return keyring
