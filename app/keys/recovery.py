"""What a recovery code yields for an account: a proof for the endpoint, and a pair for a letter.

The endpoint keeps the SHA-256 of the proof, and the account keys in a letter to the pair. It never
sees the code, and neither the proof nor its hash says anything of what opens the letter. Only the
public half of the pair is known to the person's devices, so that each of them can seal newer keys
for the same code.
"""

from __future__ import annotations

import hashlib

from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.errors import CannotOpen
from app.keys.letter import open_letter, public_half, seal_letter

_ABOUT = b"lw1/recovery"


async def recovery_proof(crypto: Crypto, digits: str) -> str:
    """Return what proves to the endpoint that somebody has the code; `digits` as `read_code` has
    them."""
    return (await crypto.derive(digits.encode(), b"", b"lw1/recovery/proof", KEY_SIZE)).hex()


def hash_of(proof: str) -> str:
    """Return what the endpoint keeps of a proof."""
    return hashlib.sha256(proof.encode()).hexdigest()


async def recovery_private(crypto: Crypto, digits: str) -> bytes:
    """Return what opens the letter."""
    return await crypto.derive(digits.encode(), b"", b"lw1/recovery/key", KEY_SIZE)


async def recovery_public(crypto: Crypto, digits: str) -> bytes:
    """Return what the letter is sealed with. Unsupported: this browser cannot."""
    return await public_half(crypto, await recovery_private(crypto, digits))


async def seal_keys(crypto: Crypto, public: bytes, keys: tuple[bytes, ...]) -> bytes:
    """Return account keys, the current one first, for whoever has the code. Unsupported."""
    return await seal_letter(crypto, public, b"".join(keys), _ABOUT)


async def open_keys(crypto: Crypto, private: bytes, letter: bytes) -> tuple[bytes, ...]:
    """Undo `seal_keys`. CannotOpen: it is for another code, or damaged."""
    keys = await open_letter(crypto, private, letter, _ABOUT)
    if not keys or len(keys) % KEY_SIZE:
        raise CannotOpen
    return tuple(keys[at : at + KEY_SIZE] for at in range(0, len(keys), KEY_SIZE))
