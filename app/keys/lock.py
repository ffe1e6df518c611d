"""The lock of a keyring: one random key over all account keys, and the slots that give it back.

As stored it is {"id", "kind": "pin" or "phrase", "secret": {"rounds", "salt", "wrapped"}, "code"?:
{"salt", "wrapped"}}; `wrapped` is the lock's key, and `id` names it as `key_id` does.
"""

from __future__ import annotations

import base64
import hmac
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from app.keys.code import read_code
from app.keys.crypto import KEY_SIZE, ROUNDS, Crypto
from app.keys.errors import CannotOpen, WeakSecret, WrongRecoveryCode, WrongSecret
from app.keys.journal import key_id
from app.keys.wrapping import unwrapped, wrapped

PIN = "pin"
PHRASE = "phrase"
FEWEST_DIGITS = 4
FEWEST_LETTERS = 8
_MOST_ROUNDS = 10_000_000
"""A foreign file must not keep a phone busy for minutes."""
_SALT_SIZE = 32
Lock = Mapping[str, Any]


def read_secret(typed: str, kind: str) -> str:
    """Return the PIN or pass phrase that was meant, however the keyboard spells é or 4."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if kind != PIN:
        return text
    return "".join(str(unicodedata.decimal(each, each)) for each in text if not each.isspace())


def strong_secret(typed: str, kind: str) -> str:
    """Return what `read_secret` does. WeakSecret where it is too short, or a PIN has letters."""
    if kind not in (PIN, PHRASE):
        raise ValueError(kind)
    secret = read_secret(typed, kind)
    fits = secret.isdecimal() if kind == PIN else True
    if not fits or len(secret) < (FEWEST_DIGITS if kind == PIN else FEWEST_LETTERS):
        raise WeakSecret
    return secret


async def with_secret(crypto: Crypto, lock: Lock, key: bytes, typed: str, kind: str) -> Lock:
    """Return `lock`, whose key is `key`, with this PIN or pass phrase in place of the one before.
    WeakSecret."""
    secret = strong_secret(typed, kind)
    salt = await crypto.random(_SALT_SIZE)
    kek = await _secret_key(crypto, secret, salt, ROUNDS)
    slot = {"rounds": ROUNDS, "salt": _text(salt), "wrapped": await wrapped(crypto, kek, (key,))}
    return {**lock, "id": (await key_id(crypto, key)).hex(), "kind": kind, "secret": slot}


async def with_code(crypto: Crypto, lock: Lock, key: bytes, digits: str) -> Lock:
    """Return `lock`, whose key is `key`, with this recovery code in place of the one before."""
    salt = await crypto.random(_SALT_SIZE)
    kek = await _code_key(crypto, digits, salt)
    return {**lock, "code": {"salt": _text(salt), "wrapped": await wrapped(crypto, kek, (key,))}}


async def key_by_secret(crypto: Crypto, lock: Lock, typed: str) -> bytes:
    """Return the key of `lock`. WrongSecret; CannotOpen where the lock is damaged."""
    slot = lock.get("secret")
    match slot:
        case {"rounds": int(rounds), "salt": str(salt)} if ROUNDS <= rounds <= _MOST_ROUNDS:
            secret = read_secret(typed, str(lock.get("kind")))
            kek = await _secret_key(crypto, secret, _bytes(salt), rounds)
            return await _key(crypto, lock, slot, kek, WrongSecret)
    raise CannotOpen


async def key_by_code(crypto: Crypto, lock: Lock, digits: str) -> bytes:
    """Return the key of `lock`. WrongRecoveryCode; CannotOpen where the lock is damaged."""
    slot = lock.get("code")
    match slot:
        case None:
            raise WrongRecoveryCode
        case {"salt": str(salt)}:
            kek = await _code_key(crypto, digits, _bytes(salt))
            return await _key(crypto, lock, slot, kek, WrongRecoveryCode)
    raise CannotOpen


async def key_by_any(crypto: Crypto, locks: Iterable[Lock], typed: str) -> bytes:
    """Return the key of that of `locks` which `typed` opens as a recovery code, PIN or pass
    phrase. WrongSecret: it opens none."""
    for lock in locks:
        with suppress(CannotOpen):
            return await key_by_code(crypto, lock, read_code(typed))
        with suppress(CannotOpen):
            return await key_by_secret(crypto, lock, typed)
    raise WrongSecret


async def _key(crypto: Crypto, lock: Lock, slot: Any, kek: bytes, wrong: type[CannotOpen]) -> bytes:
    try:
        (key,) = await unwrapped(crypto, kek, slot.get("wrapped"))
        name = (await key_id(crypto, key)).hex()
    except (CannotOpen, ValueError) as error:
        raise wrong from error
    if not hmac.compare_digest(name, str(lock.get("id"))):
        raise wrong
    return key


async def _secret_key(crypto: Crypto, secret: str, salt: bytes, rounds: int) -> bytes:
    stretched = await crypto.stretch(secret.encode(), salt, rounds)
    return await crypto.derive(stretched, salt, b"lw1/lock/secret", KEY_SIZE)


async def _code_key(crypto: Crypto, digits: str, salt: bytes) -> bytes:
    return await crypto.derive(digits.encode(), salt, b"lw1/lock/code", KEY_SIZE)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise CannotOpen from error
