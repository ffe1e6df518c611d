"""Journal entries as envelopes: text that the store and the endpoint keep and cannot read.

An envelope is base64 of: version (1 byte), key id (8), salt (32), then what `Crypto.seal` makes
(nonce, ciphertext, tag). Each has a key of its own, derived with the salt and the record's id.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from app.keys.crypto import KEY_SIZE, NONCE_SIZE, TAG_SIZE, Crypto
from app.keys.errors import CannotOpen, JournalLocked, Locked, Newer
from app.models.op import canonical

VERSION = 1
_KID_SIZE = 8
_SALT_SIZE = 32
_HEAD_SIZE = 1 + _KID_SIZE + _SALT_SIZE
_LEAST = 256
"""Bytes that the shortest entry is padded to, so that one word and none look the same."""


def padded_size(size: int) -> int:
    """Return the next Padmé size, at most 12 % more, so that a length says little.

    Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication with
    PURBs", 2019, algorithm 1; never under 256.
    """
    size = max(size, _LEAST)
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-size // step) * step


async def key_id(crypto: Crypto, account_key: bytes) -> bytes:
    """Return the 8 bytes by which envelopes and keyrings name `account_key`."""
    return await crypto.derive(account_key, b"", b"lw1/kid", _KID_SIZE)


class Sealer:
    """Seals and opens journal entries with a person's account keys."""

    def __init__(
        self,
        crypto: Crypto,
        *keys: bytes,
        reload: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """Seal with the first of `keys`; open what any of them has sealed.

        `reload` is awaited where a key is missing: it may give this sealer more to `use`.
        """
        self._crypto = crypto
        self._reload = reload
        self.use(*keys)

    def use(self, *keys: bytes) -> None:
        """Take other keys from now on; whoever holds this sealer need not be told.

        Without any, all that it is asked for is JournalLocked.
        """
        self._keys = keys
        self._known: dict[bytes, bytes] = {}

    async def seal(
        self, record: str, rev: str, parents: Iterable[str], value: Mapping[str, Any]
    ) -> str:
        """Return `value` as an envelope that opens only as this revision of this record."""
        spaces = await self._spaces()
        kid, space = next(iter(spaces.items()))
        salt = await self._crypto.random(_SALT_SIZE)
        text = canonical(value)
        # JSON may end in spaces, so the padding needs no mark of its own.
        padded = text.ljust(padded_size(len(text)))
        key = await self._record_key(space, salt, record)
        sealed = await self._crypto.seal(key, padded, _aad(record, rev, parents, kid))
        return base64.b64encode(bytes([VERSION]) + kid + salt + sealed).decode()

    async def open(
        self, record: str, rev: str, parents: Iterable[str], sealed: str
    ) -> dict[str, Any]:
        """Undo `seal`. Locked where another device's key is needed; CannotOpen if not genuine."""
        self._check()
        try:
            envelope = base64.b64decode(sealed, validate=True)
        except (binascii.Error, ValueError) as error:
            raise CannotOpen from error
        if envelope and envelope[0] > VERSION:
            raise Newer
        if len(envelope) < _HEAD_SIZE + NONCE_SIZE + TAG_SIZE or envelope[0] != VERSION:
            raise CannotOpen
        kid, salt = envelope[1 : 1 + _KID_SIZE], envelope[1 + _KID_SIZE : _HEAD_SIZE]
        space = (await self._spaces()).get(kid)
        if space is None and self._reload is not None:
            await self._reload()
            space = (await self._spaces()).get(kid)
        if space is None:
            raise Locked
        key = await self._record_key(space, salt, record)
        aad = _aad(record, rev, parents, kid)
        value: dict[str, Any] = json.loads(await self._crypto.open(key, envelope[_HEAD_SIZE:], aad))
        # It may have been locked meanwhile; then nothing of it may reach a screen any more.
        self._check()
        return value

    def _check(self) -> None:
        if not self._keys:
            raise JournalLocked

    async def name(self, source: str) -> str:
        """Return the id of an entry that comes from elsewhere: the same on every device with this
        key, and to anybody else it says nothing of `source`, which may be made of its words."""
        space = next(iter((await self._spaces()).values()))
        return (await self._crypto.derive(space, b"", b"lw1/name" + source.encode(), 16)).hex()

    async def _spaces(self) -> dict[bytes, bytes]:
        """Return the journal's key by key id, for each account key, the one to seal with first."""
        self._check()
        keys, spaces = self._keys, self._known
        if not spaces:
            spaces.update(
                {
                    await key_id(self._crypto, key): await self._crypto.derive(
                        key, b"", b"lw1/space/journal", KEY_SIZE
                    )
                    for key in keys
                }
            )
        return spaces

    async def _record_key(self, space: bytes, salt: bytes, record: str) -> bytes:
        return await self._crypto.derive(space, salt, b"lw1/rec" + record.encode(), KEY_SIZE)


def _aad(record: str, rev: str, parents: Iterable[str], kid: bytes) -> bytes:
    """Return what an envelope is bound to; the parents are a set, whatever their order."""
    return canonical(
        {"v": VERSION, "record": record, "rev": rev, "parents": sorted(parents), "kid": kid.hex()}
    )
