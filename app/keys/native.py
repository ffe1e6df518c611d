"""The backend for machines: pyca `cryptography`."""

from __future__ import annotations

import asyncio
import os

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from app.keys.crypto import KEY_SIZE, NONCE_SIZE, TAG_SIZE, full_key
from app.keys.errors import CannotOpen


class NativeCrypto:
    """`Crypto` on OpenSSL."""

    async def random(self, size: int) -> bytes:
        """Return bytes of the operating system's generator."""
        return os.urandom(size)

    async def seal(self, key: bytes, plaintext: bytes, aad: bytes) -> bytes:
        """Encrypt with AES-256-GCM: nonce, ciphertext, tag."""
        nonce = await self.random(NONCE_SIZE)
        return nonce + AESGCM(full_key(key)).encrypt(nonce, plaintext, aad)

    async def open(self, key: bytes, sealed: bytes, aad: bytes) -> bytes:
        """Undo `seal`, or raise CannotOpen."""
        cipher = AESGCM(full_key(key))
        if len(sealed) < NONCE_SIZE + TAG_SIZE:
            raise CannotOpen
        try:
            return cipher.decrypt(sealed[:NONCE_SIZE], sealed[NONCE_SIZE:], aad)
        except InvalidTag as error:
            raise CannotOpen from error

    async def wrap(self, kek: bytes, key: bytes) -> bytes:
        """Encrypt key material with AES-KW."""
        return aes_key_wrap(full_key(kek), key)

    async def unwrap(self, kek: bytes, wrapped: bytes) -> bytes:
        """Undo `wrap`, or raise CannotOpen."""
        try:
            return aes_key_unwrap(full_key(kek), wrapped)
        except InvalidUnwrap as error:
            raise CannotOpen from error

    async def derive(self, secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
        """Return `length` bytes of HKDF-SHA-256."""
        return HKDF(SHA256(), length, salt, info).derive(secret)

    async def stretch(self, password: bytes, salt: bytes, rounds: int) -> bytes:
        """Return 32 bytes of PBKDF2-HMAC-SHA-256, without holding up the event loop."""
        return await asyncio.to_thread(
            PBKDF2HMAC(SHA256(), KEY_SIZE, salt, rounds).derive, password
        )

    async def agree(self, private: bytes, public: bytes) -> bytes:
        """Return what two keys have in common by X25519, or raise CannotOpen."""
        own = X25519PrivateKey.from_private_bytes(full_key(private))
        other = X25519PublicKey.from_public_bytes(full_key(public))
        try:
            return own.exchange(other)
        except ValueError as error:
            raise CannotOpen from error

    async def public(self, seed: bytes) -> bytes:
        """Return the public key of `seed`: Ed25519."""
        return Ed25519PrivateKey.from_private_bytes(full_key(seed)).public_key().public_bytes_raw()

    async def sign(self, seed: bytes, message: bytes) -> bytes:
        """Sign with Ed25519."""
        return Ed25519PrivateKey.from_private_bytes(full_key(seed)).sign(message)

    async def is_signed(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """Check a signature of Ed25519."""
        try:
            Ed25519PublicKey.from_public_bytes(full_key(public)).verify(signature, message)
        except InvalidSignature:
            return False
        return True
