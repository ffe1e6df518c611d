"""The keys of a person on one device: one that seals, and older ones that still open.

They are stored wrapped under a device key. Until a PIN is set, that key lies beside them, so
whoever can read this device's files can read its journal: the same as with a paper notebook.
What it does protect from the first entry on is everything that leaves the device.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.errors import CannotOpen, Newer, WrongCode
from app.keys.journal import Sealer
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

    def __init__(self, store: KeyStore, crypto: Crypto, device_key: bytes, *keys: bytes) -> None:
        """Use `open_keyring`."""
        self._store = store
        self._crypto = crypto
        self._device_key = device_key
        self._keys = keys
        self._lock = asyncio.Lock()
        self.sealer = Sealer(crypto, *keys)
        """Seals and opens with these keys; it stays the same object when they change."""

    async def mailbox(self) -> tuple[str, str]:
        """Return a new secret, to be shown and typed, and what to leave at the endpoint for it.

        The secret is for the person's eyes; an endpoint only gets the mailbox, under
        `secret.mailbox_address`.
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
                return await self._keep((*self._keys, *keys))
        raise CannotOpen

    async def merge(self, value: Any) -> None:
        """Add the keys of a stored keyring, as an export has it, so that its entries open here."""
        _, keys = await _read(self._crypto, value)
        async with self._lock:
            await self._keep((*self._keys, *keys))

    async def _keep(self, keys: Iterable[bytes]) -> None:
        """Keep `keys`, the current one first, and only then seal with them."""
        keys = tuple(dict.fromkeys(keys))
        if keys == self._keys and self._store.keyring is not None:
            return
        await self._store.keep_keys(
            {
                "v": VERSION,
                "device": base64.b64encode(self._device_key).decode(),
                "keys": await _wrapped(self._crypto, self._device_key, keys),
            }
        )
        self._keys = keys
        self.sealer.use(*keys)


async def open_keyring(store: KeyStore, crypto: Crypto) -> Keyring:
    """Return the keyring of `store`, with a new random account key at first use.

    Call it once for each opened store. NotSaved where the new key could not be kept; CannotOpen
    where a keyring is there and cannot be read (it is never replaced).
    """
    if store.keyring is not None:
        return Keyring(store, crypto, *await _read(crypto, store.keyring))
    device_key, account_key = await crypto.random(KEY_SIZE), await crypto.random(KEY_SIZE)
    keyring = Keyring(store, crypto, device_key, account_key)
    await keyring._keep((account_key,))
    return keyring


async def _read(crypto: Crypto, value: Any) -> tuple[bytes, ...]:
    """Return the device key of a stored keyring and, after it, the keys it wraps."""
    if not isinstance(value, Mapping) or not isinstance(value.get("v"), int):
        raise CannotOpen
    if value["v"] > VERSION:
        raise Newer
    try:
        device_key = base64.b64decode(value["device"], validate=True)
        return device_key, *await _unwrapped(crypto, device_key, value["keys"])
    except (KeyError, TypeError, ValueError) as error:
        raise CannotOpen from error


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
