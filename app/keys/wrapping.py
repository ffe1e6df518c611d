"""Keys wrapped with a key, as text."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from typing import Any

from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.errors import CannotOpen


async def wrapped(crypto: Crypto, kek: bytes, keys: Iterable[bytes]) -> str:
    """Return `keys` so that only `kek` opens them."""
    return base64.b64encode(await crypto.wrap(kek, b"".join(keys))).decode()


async def unwrapped(crypto: Crypto, kek: bytes, text: Any) -> tuple[bytes, ...]:
    """Undo `wrapped`. CannotOpen where `kek` is not the right one, or `text` is damaged."""
    try:
        keys = await crypto.unwrap(kek, base64.b64decode(text, validate=True))
    except (binascii.Error, TypeError, ValueError) as error:
        raise CannotOpen from error
    if not keys or len(keys) % KEY_SIZE:
        raise CannotOpen
    return tuple(keys[at : at + KEY_SIZE] for at in range(0, len(keys), KEY_SIZE))
