"""Codes and tokens: made at random, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")


def new_token() -> str:
    """Return 256 random bits as text."""
    return secrets.token_urlsafe(32)


def new_code(length: int) -> str:
    """Return a code of 5 random bits a character, which a person can read out and type."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def in_groups(code: str) -> str:
    """Return a code in groups of four, as it is printed."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def typed(code: str) -> str:
    """Return the code that a person meant: case, spaces and dashes do not count."""
    return "".join(filter(str.isalnum, code.upper())).translate(_LOOKALIKES)


def bearer(authorization: str) -> str:
    """Return the token in an `Authorization` header; nothing where there is none."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def digest(secret: str) -> str:
    """Return what is kept of a code or token."""
    return hashlib.sha256(secret.encode()).hexdigest()
