"""Checks what devices signed."""

from __future__ import annotations

import binascii
from base64 import b64decode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def is_signed(public: object, text: bytes, signature: str) -> bool:
    """Return whether who has the private half of `public` signed `text` (Ed25519); both in
    base64."""
    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(str(public), validate=True))
        key.verify(b64decode(signature, validate=True), text)
    except (binascii.Error, ValueError, InvalidSignature):
        return False
    return True
