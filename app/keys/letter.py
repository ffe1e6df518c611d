"""Letters: what anybody can seal for one person, and only that person opens.

A letter is a version (1 byte), the public half of a pair that was made for this letter alone (32),
then what `Crypto.seal` makes. Its key is derived from what both pairs have in common (X25519, then
HKDF), with both public halves as the salt, as HPKE's base mode does (RFC 9180, section 4.1).
"""

from __future__ import annotations

from app.keys.crypto import KEY_SIZE, NONCE_SIZE, TAG_SIZE, Crypto
from app.keys.errors import CannotOpen, Newer

VERSION = 1
_BASE = bytes([9]) + bytes(KEY_SIZE - 1)
"""The point that makes a public key of a private one (RFC 7748, section 4.1)."""
_HEAD = 1 + KEY_SIZE


async def new_pair(crypto: Crypto) -> tuple[bytes, bytes]:
    """Return a private and its public key. Unsupported: this browser cannot make one."""
    private = await crypto.random(KEY_SIZE)
    return private, await public_half(crypto, private)


async def public_half(crypto: Crypto, private: bytes) -> bytes:
    """Return the public key of a private one. Unsupported: this browser cannot make one."""
    return await crypto.agree(private, _BASE)


async def seal_letter(crypto: Crypto, public: bytes, text: bytes, about: bytes) -> bytes:
    """Return a letter to whoever holds the private half of `public`; it opens only with the same
    `about`. CannotOpen: that is nobody's key. Unsupported: this browser cannot."""
    private, own = await new_pair(crypto)
    key = await _key(crypto, await crypto.agree(private, public), own, public)
    return bytes([VERSION]) + own + await crypto.seal(key, text, about)


async def open_letter(crypto: Crypto, private: bytes, letter: bytes, about: bytes) -> bytes:
    """Undo `seal_letter`. CannotOpen: it is for somebody else, about something else, or broken."""
    if letter and letter[0] > VERSION:
        raise Newer
    if len(letter) < _HEAD + NONCE_SIZE + TAG_SIZE or letter[0] != VERSION:
        raise CannotOpen
    other = letter[1:_HEAD]
    public = await public_half(crypto, private)
    key = await _key(crypto, await crypto.agree(private, other), other, public)
    return await crypto.open(key, letter[_HEAD:], about)


async def _key(crypto: Crypto, common: bytes, sender: bytes, receiver: bytes) -> bytes:
    return await crypto.derive(common, sender + receiver, b"lw1/letter", KEY_SIZE)
