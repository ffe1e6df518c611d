"""An export file under a pass phrase.

The file is: magic, rounds (4 bytes, big-endian), salt (32), a check of the pass phrase (16), a
checksum of all that (4), then what `Crypto.seal` makes. The check tells a wrong pass phrase from
a damaged file; it helps nobody guess, since the tag behind the data answers the same question.
"""

from __future__ import annotations

import hmac
import struct
import unicodedata
import zlib

from app.errors import Damaged
from app.keys.crypto import KEY_SIZE, NONCE_SIZE, ROUNDS, TAG_SIZE, Crypto
from app.keys.errors import CannotOpen, WrongPassPhrase

MAGIC = b"LWX1"
_HEAD = struct.Struct(">4sI32s16s")
_SUM = struct.Struct(">I")
_START = _HEAD.size + _SUM.size
_MOST_ROUNDS = 10_000_000
"""A foreign file must not keep a phone busy for minutes."""


def is_archive(data: bytes) -> bool:
    """Say whether `data` is a file that needs a pass phrase."""
    return data.startswith(MAGIC)


async def seal_archive(crypto: Crypto, passphrase: str, data: bytes) -> bytes:
    """Return `data` as a file that only `passphrase` opens."""
    salt = await crypto.random(32)
    key, check = await _keys(crypto, passphrase, salt, ROUNDS)
    head = _HEAD.pack(MAGIC, ROUNDS, salt, check)
    head += _SUM.pack(zlib.crc32(head))
    return head + await crypto.seal(key, data, head)


async def open_archive(crypto: Crypto, passphrase: str, archive: bytes) -> bytes:
    """Undo `seal_archive`. WrongPassPhrase, or Damaged where no pass phrase would do."""
    head, sealed = archive[:_START], archive[_START:]
    if len(sealed) < NONCE_SIZE + TAG_SIZE or not is_archive(head):
        raise Damaged
    _, rounds, salt, check = _HEAD.unpack(head[: _HEAD.size])
    if _SUM.unpack(head[_HEAD.size :]) != (zlib.crc32(head[: _HEAD.size]),):
        raise Damaged
    if not ROUNDS <= rounds <= _MOST_ROUNDS:
        raise Damaged
    key, expected = await _keys(crypto, passphrase, salt, rounds)
    if not hmac.compare_digest(check, expected):
        raise WrongPassPhrase
    try:
        return await crypto.open(key, sealed, head)
    except CannotOpen as error:
        raise Damaged from error


async def _keys(crypto: Crypto, passphrase: str, salt: bytes, rounds: int) -> tuple[bytes, bytes]:
    """Return the key and the check; keyboards differ in how they spell é, so it is normalised."""
    words = unicodedata.normalize("NFKC", passphrase).encode()
    stretched = await crypto.stretch(words, salt, rounds)
    key = await crypto.derive(stretched, salt, b"lw1/archive/key", KEY_SIZE)
    return key, await crypto.derive(stretched, salt, b"lw1/archive/check", 16)
