"""The secret that links a second device: 100 bits that a person can read out and type."""

from __future__ import annotations

import re

from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.errors import WrongCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are misread."""
_LENGTH = 20
GROUP = 4
"""How many stand together, where a person reads them."""
_MISREAD = str.maketrans("ILO", "110")


async def new_secret(crypto: Crypto) -> str:
    """Return a new secret in groups of four: `7K3M-…`."""
    number = int.from_bytes(await crypto.random(13), "big")
    digits = "".join(ALPHABET[number >> (5 * place) & 31] for place in range(_LENGTH))
    return "-".join(re.findall("." * GROUP, digits))


def read_secret(typed: str) -> str:
    """Return the 20 characters that were meant, whatever case, gaps and look-alikes were typed.

    WrongCode where they cannot be a secret.
    """
    digits = typed_digits(typed)
    if len(digits) != _LENGTH or not set(digits) <= set(ALPHABET):
        raise WrongCode
    return digits


def typed_digits(typed: str) -> str:
    """Return what was typed in capitals, without gaps, and with what is misread put right."""
    return re.sub(r"[\s\-\u2010-\u2015]", "", typed).upper().translate(_MISREAD)


async def mailbox_key(crypto: Crypto, secret: str) -> bytes:
    """Return the key that closes the mailbox of `secret`."""
    return await crypto.derive(read_secret(secret).encode(), b"", b"lw1/mailbox/key", KEY_SIZE)
