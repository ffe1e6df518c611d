"""The backend for browsers: WebCrypto, through Pyodide."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from typing import Any

from js import Object, Uint8Array, crypto
from pyodide.ffi import JsException, to_js

from app.keys.crypto import KEY_SIZE, NONCE_SIZE, TAG_SIZE, full_key
from app.keys.errors import CannotOpen, Unsupported

_subtle = crypto.subtle
_PKCS8 = bytes.fromhex("302e020100300506032b656e04220420")
"""What stands before the 32 bytes of a private key of X25519 (RFC 8410, section 7): WebCrypto takes
no bare one."""
_PKCS8_SIGNING = bytes.fromhex("302e020100300506032b657004220420")
"""The same of Ed25519."""


def _named(name: str, **options: object) -> Any:
    """Return the object that WebCrypto takes for an algorithm."""
    return to_js({"name": name, **options}, dict_converter=Object.fromEntries)


async def _imported(name: str, key: bytes, *usages: str) -> Any:
    """Return `key` as a CryptoKey for one operation: it cannot be exported and is never kept."""
    return await _subtle.importKey("raw", to_js(key), _named(name), False, to_js(usages))


async def _signer(seed: bytes) -> Any:
    """Return `seed` as what signs; only so does WebCrypto say its public key."""
    own = to_js(_PKCS8_SIGNING + full_key(seed))
    try:
        return await _subtle.importKey("pkcs8", own, _named("Ed25519"), True, to_js(["sign"]))
    except JsException as error:
        raise Unsupported from error


async def _inner(key: bytes) -> Any:
    """Return `key` as what AES-KW can wrap; as HMAC, since that takes keys of every length."""
    hmac = _named("HMAC", hash="SHA-256")
    return await _subtle.importKey("raw", to_js(key), hmac, True, to_js(["sign"]))


class BrowserCrypto:
    """`Crypto` on `crypto.subtle`."""

    async def random(self, size: int) -> bytes:
        """Return bytes of the browser's generator, at most 65,536."""
        return bytes(crypto.getRandomValues(Uint8Array.new(size)).to_bytes())

    async def seal(self, key: bytes, plaintext: bytes, aad: bytes) -> bytes:
        """Encrypt with AES-256-GCM: nonce, ciphertext, tag."""
        nonce = await self.random(NONCE_SIZE)
        cipher = await _imported("AES-GCM", full_key(key), "encrypt")
        how = _named("AES-GCM", iv=nonce, additionalData=aad)
        sealed = await _subtle.encrypt(how, cipher, to_js(plaintext))
        return nonce + bytes(sealed.to_bytes())

    async def open(self, key: bytes, sealed: bytes, aad: bytes) -> bytes:
        """Undo `seal`, or raise CannotOpen."""
        cipher = await _imported("AES-GCM", full_key(key), "decrypt")
        if len(sealed) < NONCE_SIZE + TAG_SIZE:
            raise CannotOpen
        how = _named("AES-GCM", iv=sealed[:NONCE_SIZE], additionalData=aad)
        try:
            plaintext = await _subtle.decrypt(how, cipher, to_js(sealed[NONCE_SIZE:]))
        except JsException as error:
            raise CannotOpen from error
        return bytes(plaintext.to_bytes())

    async def wrap(self, kek: bytes, key: bytes) -> bytes:
        """Encrypt key material with AES-KW."""
        if len(key) < 16 or len(key) % 8:
            raise ValueError("key material has a multiple of 8 bytes, at least 16")
        wrapper = await _imported("AES-KW", full_key(kek), "wrapKey")
        wrapped = await _subtle.wrapKey("raw", await _inner(key), wrapper, "AES-KW")
        return bytes(wrapped.to_bytes())

    async def unwrap(self, kek: bytes, wrapped: bytes) -> bytes:
        """Undo `wrap`, or raise CannotOpen."""
        wrapper = await _imported("AES-KW", full_key(kek), "unwrapKey")
        hmac = _named("HMAC", hash="SHA-256")
        try:
            key = await _subtle.unwrapKey(
                "raw", to_js(wrapped), wrapper, "AES-KW", hmac, True, to_js(["sign"])
            )
        except JsException as error:
            raise CannotOpen from error
        return bytes((await _subtle.exportKey("raw", key)).to_bytes())

    async def derive(self, secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
        """Return `length` bytes of HKDF-SHA-256."""
        how = _named("HKDF", hash="SHA-256", salt=salt, info=info)
        base = await _imported("HKDF", secret, "deriveBits")
        return bytes((await _subtle.deriveBits(how, base, length * 8)).to_bytes())

    async def stretch(self, password: bytes, salt: bytes, rounds: int) -> bytes:
        """Return 32 bytes of PBKDF2-HMAC-SHA-256; the browser works on it in a thread."""
        how = _named("PBKDF2", hash="SHA-256", salt=salt, iterations=rounds)
        base = await _imported("PBKDF2", password, "deriveBits")
        return bytes((await _subtle.deriveBits(how, base, KEY_SIZE * 8)).to_bytes())

    async def agree(self, private: bytes, public: bytes) -> bytes:
        """Return what two keys have in common by X25519, or raise CannotOpen or Unsupported."""
        other, own = full_key(public), _PKCS8 + full_key(private)
        x25519 = _named("X25519")
        try:
            key = await _subtle.importKey("raw", to_js(other), x25519, False, to_js([]))
            use = to_js(["deriveBits"])
            mine = await _subtle.importKey("pkcs8", to_js(own), x25519, False, use)
            how = _named("X25519", public=key)
            return bytes((await _subtle.deriveBits(how, mine, KEY_SIZE * 8)).to_bytes())
        except JsException as error:
            raise (Unsupported if error.name == "NotSupportedError" else CannotOpen) from error

    async def public(self, seed: bytes) -> bytes:
        """Return the public key of `seed`, or raise Unsupported."""
        exported = await _subtle.exportKey("jwk", await _signer(seed))
        return urlsafe_b64decode(f"{exported.x}=")

    async def sign(self, seed: bytes, message: bytes) -> bytes:
        """Sign with Ed25519, or raise Unsupported."""
        signer = await _signer(seed)
        return bytes((await _subtle.sign("Ed25519", signer, to_js(message))).to_bytes())

    async def is_signed(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """Check a signature of Ed25519, or raise Unsupported."""
        key, ed25519 = to_js(full_key(public)), _named("Ed25519")
        try:
            known = await _subtle.importKey("raw", key, ed25519, False, to_js(["verify"]))
        except JsException as error:
            if error.name == "NotSupportedError":
                raise Unsupported from error
            return False
        return bool(await _subtle.verify("Ed25519", known, to_js(signature), to_js(message)))
