"""The keys of a person on one device: one that seals, and older ones that still open.

Each is stored wrapped, by its key id. Until a PIN is set, what unwraps it lies beside it, so
whoever can read this device's files, or an export without a pass phrase, can read its journal: the
same as with a paper notebook. What is protected from the first entry on is what leaves the device
by sync.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.errors import CannotOpen, Newer, WrongCode
from app.keys.journal import Sealer, key_id
from app.keys.secret import mailbox_key, new_secret

VERSION = 1


class KeyStore(Protocol):
    """Where the keyring is kept: the device store."""

    @property
    def keyring(self) -> Any | None:
        """What `keep_keys` was last given; None before the first time."""
        ...

    async def keep_keys(self, value: Any) -> None:
        """Keep `value`, a JSON object, and return when it is flushed."""
        ...


class Keyring:
    """The keys in use; made by `open_keyring`."""

    def __init__(self, store: KeyStore, crypto: Crypto, *keys: bytes) -> None:
        """Use `open_keyring`."""
        self._store = store
        self._crypto = crypto
        self._keys = keys
        self._lock = asyncio.Lock()
        self._seen = store.keyring
        self.sealer = Sealer(crypto, *keys, reload=self._reload)
        """Seals and opens with these keys; it stays the same object when they change."""

    async def mailbox(self) -> tuple[str, str]:
        """Return a new secret, to be shown and typed, and what to leave at the endpoint for it.

        The secret is for the person's eyes alone; without it the mailbox tells nothing.
        """
        secret = await new_secret(self._crypto)
        kek = await mailbox_key(self._crypto, secret)
        return secret, await _wrapped(self._crypto, kek, self._keys)

    async def open_mailbox(self, secret: str, mailbox: str) -> None:
        """Seal from now on with the keys in `mailbox`; this device's own become older ones.

        WrongCode where `secret` is mistyped or belongs to another mailbox.
        """
        kek = await mailbox_key(self._crypto, secret)
        try:
            keys = await _unwrapped(self._crypto, kek, mailbox)
        except CannotOpen as error:
            raise WrongCode from error
        async with self._lock:
            await self._keep((*keys, *self._keys))

    async def share(self) -> str:
        """Return every key here, for the person's other devices, which hold the current one.

        A device that has joined leaves this with its ops: entries it sealed before then open
        everywhere. The endpoint cannot read it.
        """
        kek = await _sharing_key(self._crypto, self._keys[0])
        return await _wrapped(self._crypto, kek, self._keys)

    async def learn(self, shared: str) -> None:
        """Add what another device's `share` returned. CannotOpen unless both share a key."""
        for key in self._keys:
            kek = await _sharing_key(self._crypto, key)
            try:
                keys = await _unwrapped(self._crypto, kek, shared)
            except CannotOpen:
                continue
            async with self._lock:
                if not set(keys) <= set(self._keys):
                    await self._keep((*self._keys, *keys))
            return
        raise CannotOpen

    async def _reload(self) -> None:
        """Take keys that an import has put into the store since."""
        async with self._lock:
            value = self._store.keyring
            self._hold((*self._keys, *await self._imported(value)), value)

    async def _imported(self, value: Any) -> tuple[bytes, ...]:
        """Return the keys in `value`, if it is not what this keyring has put there itself."""
        return () if value == self._seen else await _read(self._crypto, value)

    async def _keep(self, keys: Iterable[bytes]) -> None:
        """Keep `keys`, the current one first, and only then seal with them.

        What is stored already stays, even what does not open: no key is ever dropped.
        """
        keys = (*keys, *await self._imported(self._store.keyring))
        named = {(await key_id(self._crypto, key)).hex(): key for key in keys}
        wrapped = {kid: await _beside(self._crypto, key) for kid, key in named.items()}
        stored = (self._store.keyring or {}).get("keys", {})
        value = {"v": VERSION, "current": next(iter(named)), "keys": {**stored, **wrapped}}
        await self._store.keep_keys(value)
        self._hold(named.values(), value)

    def _hold(self, keys: Iterable[bytes], value: Any) -> None:
        self._keys = tuple(dict.fromkeys(keys))
        self._seen = value
        self.sealer.use(*self._keys)


async def open_keyring(store: KeyStore, crypto: Crypto) -> Keyring:
    """Return the keyring of `store`, with a new random account key at first use.

    Call it once for each opened store. NotSaved where the new key could not be kept; CannotOpen
    where a keyring is there and cannot be read (it is never replaced).
    """
    if store.keyring is not None:
        return Keyring(store, crypto, *await _read(crypto, store.keyring))
    account_key = await crypto.random(KEY_SIZE)
    keyring = Keyring(store, crypto, account_key)
    await keyring._keep((account_key,))
    return keyring


async def _read(crypto: Crypto, value: Any) -> tuple[bytes, ...]:
    """Return the keys of a stored keyring, the current one first, without those that are broken."""
    if not isinstance(value, Mapping) or not isinstance(value.get("keys"), Mapping):
        raise CannotOpen
    if value.get("v", VERSION) != VERSION:
        raise Newer
    current, records = value.get("current"), value["keys"]
    if not isinstance(current, str) or current not in records:
        raise CannotOpen
    keys = [await _read_key(crypto, current, records[current])]
    for kid, record in records.items():
        with suppress(CannotOpen):
            keys.append(await _read_key(crypto, kid, record))
    return tuple(dict.fromkeys(keys))


async def _read_key(crypto: Crypto, kid: str, record: Any) -> bytes:
    """Return the key in `record`. CannotOpen unless it is the one that `kid` names."""
    try:
        kek = base64.b64decode(record["beside"], validate=True)
        (key,) = await _unwrapped(crypto, kek, record["wrapped"])
    except (KeyError, TypeError, ValueError) as error:
        raise CannotOpen from error
    if (await key_id(crypto, key)).hex() != kid:
        raise CannotOpen
    return key


async def _beside(crypto: Crypto, key: bytes) -> dict[str, str]:
    """Return `key` wrapped, with what unwraps it beside it."""
    kek = await crypto.random(KEY_SIZE)
    return {
        "beside": base64.b64encode(kek).decode(),
        "wrapped": await _wrapped(crypto, kek, (key,)),
    }


async def _sharing_key(crypto: Crypto, key: bytes) -> bytes:
    return await crypto.derive(key, b"", b"lw1/share", KEY_SIZE)


async def _wrapped(crypto: Crypto, kek: bytes, keys: Iterable[bytes]) -> str:
    return base64.b64encode(await crypto.wrap(kek, b"".join(keys))).decode()


async def _unwrapped(crypto: Crypto, kek: bytes, wrapped: str) -> tuple[bytes, ...]:
    try:
        keys = await crypto.unwrap(kek, base64.b64decode(wrapped, validate=True))
    except (binascii.Error, ValueError) as error:
        raise CannotOpen from error
    if not keys or len(keys) % KEY_SIZE:
        raise CannotOpen
    return tuple(keys[at : at + KEY_SIZE] for at in range(0, len(keys), KEY_SIZE))
