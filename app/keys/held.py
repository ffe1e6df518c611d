"""The keys in memory, and what is stored of them, kept in step."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Protocol

from app.errors import NotSaved
from app.keys.crypto import Crypto
from app.keys.errors import JournalLocked
from app.keys.journal import Sealer
from app.keys.lock import Lock
from app.keys.stored import LOCKED, OPEN, is_open, read, records
from app.keys.tries import Facts


class KeyStore(Facts, Protocol):
    """Where the keyring is kept: the device store."""

    @property
    def keyring(self) -> Any | None:
        """What was kept last; None before the first time."""
        ...

    async def change_keys(self, change: Callable[[Any | None], Any]) -> None:
        """Keep what `change` makes of the keyring, a JSON object, and return when it is flushed."""
        ...

    async def forget_older(self) -> None:
        """Leave no byte of what the keyring was before. NotSaved: that is still owed."""
        ...


class Held:
    """The account keys in use, the current one first, and the lock on them, if any.

    A key is used only once it is kept, and no key that is stored is ever dropped.
    """

    def __init__(
        self, store: KeyStore, crypto: Crypto, keys: Iterable[bytes], lock: Lock | None
    ) -> None:
        """Hold `keys`; none where `lock` is closed."""
        self._store = store
        self._crypto = crypto
        self._seen = store.keyring
        self.turn = asyncio.Lock()
        """Held by whoever changes what is stored."""
        self.keys = tuple(keys)
        self.lock = lock
        self.lock_key: bytes | None = None
        self.closings = 0
        """How often it was closed; what was begun before then must not open it again."""
        self.sealer = Sealer(crypto, *self.keys, reload=self._reload)

    def open_keys(self) -> tuple[bytes, ...]:
        """Return the keys. JournalLocked: they are not here."""
        if not self.keys:
            raise JournalLocked
        return self.keys

    def close(self) -> None:
        """Let go of every key; without a lock, nothing happens."""
        if self.lock is not None:
            self.closings += 1
            self.keys, self.lock_key = (), None
            self.sealer.use()

    async def open(self, lock_key: bytes, closings: int) -> None:
        """Take the keys that the lock's key opens. JournalLocked: it was closed again since.

        Keys that an import has brought meanwhile go under the lock too.
        """
        value, lock = self._store.keyring, self.lock
        found = await read(self._crypto, value, lock_key)
        if closings != self.closings:
            raise JournalLocked
        self._hold(found.values(), lock, lock_key, value)
        if value is not None and any(is_open(value["keys"][kid]) for kid in found):
            with suppress(NotSaved):
                await self.keep(self.keys, lock, lock_key)

    async def keep(self, keys: Iterable[bytes], lock: Lock | None, lock_key: bytes | None) -> None:
        """Keep `keys`, the current one first, under `lock`, and only then seal with them."""
        closings, value = self.closings, self._store.keyring
        keys = dict.fromkeys((*keys, *await self._imported(value, lock_key)))
        made = await records(self._crypto, keys, lock, lock_key)
        kept: dict[str, Any] = {}

        def changed(stored: Any | None) -> Any:
            stored = stored or {}
            kept.update(stored, v=OPEN if lock is None else LOCKED, current=next(iter(made)))
            kept["keys"] = {**stored.get("keys", {}), **made}
            return kept

        await self._store.change_keys(changed)
        if lock is not None and closings != self.closings:
            self.lock = lock
        else:
            self._hold(keys, lock, lock_key, kept)

    async def _reload(self) -> None:
        """Take keys that an import has put into the store since."""
        async with self.turn:
            closings, value = self.closings, self._store.keyring
            found = await self._imported(value, self.lock_key)
            if closings != self.closings or not found:
                return
            if self.lock is None:
                self._hold((*self.keys, *found), None, None, value)
            else:
                await self.keep((*self.keys, *found), self.lock, self.lock_key)

    async def _imported(self, value: Any, lock_key: bytes | None) -> tuple[bytes, ...]:
        """Return the keys in `value`, if it is not what was put there from here."""
        if value == self._seen:
            return ()
        return tuple((await read(self._crypto, value, lock_key)).values())

    def _hold(
        self, keys: Iterable[bytes], lock: Lock | None, lock_key: bytes | None, value: Any
    ) -> None:
        self.keys = tuple(dict.fromkeys(keys))
        self.lock, self.lock_key, self._seen = lock, lock_key, value
        self.sealer.use(*self.keys)
