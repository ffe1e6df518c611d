"""The secret that links a second device: 100 bits that a person can read out and type."""

from __future__ import annotations

import re

from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.errors import WrongCode

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are misread."""
_LENGTH = 20
_GROUP = 4
_MISREAD = str.maketrans("ILO", "110")


async def new_secret(crypto: Crypto) -> str:
    """Return a new secret in groups of four: `7K3M-…`."""
    number = int.from_bytes(await crypto.random(13), "big")
    digits = "".join(_ALPHABET[number >> (5 * place) & 31] for place in range(_LENGTH))
    return "-".join(re.findall("." * _GROUP, digits))


def read_secret(typed: str) -> str:
    """Return the 20 characters that were meant, whatever case, gaps and look-alikes were typed.

    WrongCode where they cannot be a secret.
    """
    digits = re.sub(r"[\s\-\u2010-\u2015]", "", typed).upper().translate(_MISREAD)
    if len(digits) != _LENGTH or not set(digits) <= set(_ALPHABET):
        raise WrongCode
    return digits


async def mailbox_key(crypto: Crypto, secret: str) -> bytes:
    """Return the key that closes the mailbox of `secret`."""
    return await crypto.derive(read_secret(secret).encode(), b"", b"lw1/mailbox/key", KEY_SIZE)
