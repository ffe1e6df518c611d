"""The few operations that sealing needs of a backend, and the sizes they share."""

from __future__ import annotations

from typing import Protocol

KEY_SIZE = 32
"""Bytes in every key: AES-256 throughout."""
NONCE_SIZE = 12
"""Bytes of the nonce in front of what is sealed (NIST SP 800-38D, 8.2)."""
TAG_SIZE = 16
"""Bytes of the tag behind it."""
ROUNDS = 600_000
"""Fewest rounds of PBKDF2-HMAC-SHA-256 for words a person chose (OWASP, 2023)."""


class Crypto(Protocol):
    """Authenticated encryption, key wrapping and derivation. Keys are 32 bytes, else ValueError."""

    async def random(self, size: int) -> bytes:
        """Return `size` bytes nobody can guess."""
        ...

    async def seal(self, key: bytes, plaintext: bytes, aad: bytes) -> bytes:
        """Encrypt with AES-256-GCM under a fresh nonce: nonce, ciphertext, tag."""
        ...

    async def open(self, key: bytes, sealed: bytes, aad: bytes) -> bytes:
        """Undo `seal`. CannotOpen where key, bytes or `aad` are not the ones it was sealed with."""
        ...

    async def wrap(self, kek: bytes, key: bytes) -> bytes:
        """Encrypt key material (a multiple of 8 bytes, at least 16) with AES-KW, RFC 3394."""
        ...

    async def unwrap(self, kek: bytes, wrapped: bytes) -> bytes:
        """Undo `wrap`. CannotOpen where `kek` or the bytes are not the right ones."""
        ...

    async def derive(self, secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
        """Return `length` bytes (at most 8,160) of HKDF-SHA-256, RFC 5869."""
        ...

    async def stretch(self, password: bytes, salt: bytes, rounds: int) -> bytes:
        """Return 32 bytes of PBKDF2-HMAC-SHA-256, RFC 8018; what is kept takes `ROUNDS` or more."""
        ...

    async def agree(self, private: bytes, public: bytes) -> bytes:
        """Return the 32 bytes that two keys have in common: X25519, RFC 7748.

        CannotOpen where `public` is none that anybody should use. Unsupported where this browser
        cannot do it.
        """
        ...

    async def public(self, seed: bytes) -> bytes:
        """Return the 32 bytes by which others check what `seed` signs: Ed25519, RFC 8032.

        Unsupported where this browser cannot do it; the same with `sign` and `is_signed`.
        """
        ...

    async def sign(self, seed: bytes, message: bytes) -> bytes:
        """Return the 64 bytes of the Ed25519 signature of `message`."""
        ...

    async def is_signed(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """Return whether whoever has the seed of `public` has signed `message`."""
        ...


def full_key(key: bytes) -> bytes:
    """Return `key`; ValueError unless it has 32 bytes, since backends differ on shorter ones."""
    if len(key) != KEY_SIZE:
        raise ValueError(f"a key has {KEY_SIZE} bytes, not {len(key)}")
    return key
