"""The keys of one device, which prove that it is the one, and open nothing of a journal.

They lie beside the log and not under the journal's lock, since what was saved goes out while the
journal is locked. All come from one seed: the key that signs (Ed25519), and the pair for which the
person's other devices seal letters (X25519). Other keys are made each time a device joins, so that
what one endpoint learns of a device is worth nothing at another.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.errors import CannotOpen
from app.keys.letter import public_half
from app.keys.wrapping import unwrapped, wrapped


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """What a device signs and opens letters with."""

    seed: bytes
    agree: bytes
    """The private half of the pair for letters."""
    public: bytes
    """By which others check what it signs."""
    agree_public: bytes


async def device_keys(crypto: Crypto, seed: bytes) -> DeviceKeys:
    """Return the keys that come from a seed. Unsupported: this browser has no such keys."""
    agree = await crypto.derive(seed, b"", b"lw1/device/agree", KEY_SIZE)
    return DeviceKeys(seed, agree, await crypto.public(seed), await public_half(crypto, agree))


async def kept_seed(crypto: Crypto, seed: bytes) -> dict[str, str]:
    """Return a seed as it is kept: wrapped, with what unwraps it beside it, as account keys are
    where there is no lock."""
    kek = await crypto.random(KEY_SIZE)
    return {"wrapped": await wrapped(crypto, kek, (seed,)), "beside": text_of(kek)}


async def seed_of(crypto: Crypto, kept: Mapping[str, Any]) -> bytes:
    """Undo `kept_seed`. CannotOpen: it is damaged."""
    try:
        kek = bytes_of(str(kept.get("beside")))
        (seed,) = await unwrapped(crypto, kek, kept.get("wrapped"))
    except ValueError as error:
        raise CannotOpen from error
    return seed


async def signing_seed(crypto: Crypto, account_key: bytes) -> bytes:
    """Return the seed of the account's signing key, which goes wherever its account key goes."""
    return await crypto.derive(account_key, b"", b"lw1/account/sign", KEY_SIZE)


async def certified(
    crypto: Crypto, keys: Iterable[bytes], known: bytes, text: bytes
) -> tuple[bytes, bytes]:
    """Return the public half of the account's signing key, and its signature of `text`.

    `known` is that half, as the endpoint has it; without it, the first of the account keys
    signs. CannotOpen: none of them has it.
    """
    for key in keys:
        seed = await signing_seed(crypto, key)
        public = await crypto.public(seed)
        if known in (b"", public):
            return public, await crypto.sign(seed, text)
    raise CannotOpen


def text_of(data: bytes) -> str:
    """Return bytes as they stand in messages and on the device."""
    return base64.b64encode(data).decode()


def bytes_of(text: str) -> bytes:
    """Undo `text_of`. CannotOpen: they are none."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise CannotOpen from error
