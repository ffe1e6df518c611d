"""A keyring as it is stored: {"v", "current": key id, "keys": {key id: record}}.

Without a lock (`v` 1) a record is {"wrapped", "beside"}: what unwraps the key lies beside it. With
one (`v` 2) it is {"wrapped", "lock"}, wrapped with the lock's key. The lock is in each record, so
that one that was brought in from another device, by whatever release, says what opens it.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.errors import CannotOpen, Newer
from app.keys.journal import key_id
from app.keys.lock import Lock
from app.keys.wrapping import unwrapped, wrapped

OPEN = 1
LOCKED = 2
"""A release that knows only `OPEN` says Newer, and leaves it alone."""


def lock_of(value: Any) -> Lock | None:
    """Return the lock on a stored keyring, if it has one. Newer, or CannotOpen for what is no
    keyring."""
    if not isinstance(value, Mapping) or not isinstance(value.get("keys"), Mapping):
        raise CannotOpen
    version = value.get("v", OPEN)
    if version not in (OPEN, LOCKED):
        raise Newer if isinstance(version, int) else CannotOpen
    current = value.get("current")
    if not isinstance(current, str) or current not in value["keys"]:
        raise CannotOpen
    if version == OPEN:
        return None
    match value["keys"][current]:
        case {"lock": {"id": str()} as lock}:
            return dict(lock)
    raise CannotOpen


def foreign_locks(value: Any, own: Lock | None) -> list[Lock]:
    """Return the locks that other devices have put on keys here, each once."""
    records = value["keys"].values()
    locks = {
        lock["id"]: lock
        for record in records
        if isinstance(record, Mapping)
        and isinstance(lock := record.get("lock"), Mapping)
        and isinstance(lock.get("id"), str)
    }
    return [lock for id, lock in locks.items() if own is None or id != own["id"]]


async def read(crypto: Crypto, value: Any, key: bytes | None = None) -> dict[str, bytes]:
    """Return, by key id, the account keys that lie open and those that the lock's `key` opens; the
    current one first. CannotOpen where the current one is not among them; others may be damaged."""
    lock_of(value)
    current = value["current"]
    first = await _read_key(crypto, current, value["keys"][current], key)
    return {current: first, **await readable(crypto, value, key)}


async def readable(crypto: Crypto, value: Any, key: bytes | None = None) -> dict[str, bytes]:
    """Return what `read` does, without asking for any one key."""
    keys = {}
    for kid, record in value["keys"].items():
        with suppress(CannotOpen):
            keys[kid] = await _read_key(crypto, kid, record, key)
    return keys


def is_open(record: Any) -> bool:
    """Whether what unwraps a key lies beside it."""
    return isinstance(record, Mapping) and "beside" in record


async def records(
    crypto: Crypto, keys: Iterable[bytes], lock: Lock | None, key: bytes | None
) -> dict[str, dict[str, Any]]:
    """Return account keys as stored records by key id, under `lock`, whose key is `key`."""
    made: dict[str, dict[str, Any]] = {}
    for each in keys:
        if lock is None or key is None:
            kek = await crypto.random(KEY_SIZE)
            record: dict[str, Any] = {"beside": base64.b64encode(kek).decode()}
        else:
            kek, record = key, {"lock": lock}
        record["wrapped"] = await wrapped(crypto, kek, (each,))
        made[(await key_id(crypto, each)).hex()] = record
    return made


async def _read_key(crypto: Crypto, kid: str, record: Any, lock_key: bytes | None) -> bytes:
    """Return the key in `record`. CannotOpen unless it is the one that `kid` names."""
    try:
        if is_open(record):
            kek = base64.b64decode(record["beside"], validate=True)
        elif lock_key is not None and "lock" in record:
            kek = lock_key
        else:
            raise CannotOpen
        (key,) = await unwrapped(crypto, kek, record["wrapped"])
    except (KeyError, TypeError, ValueError) as error:
        raise CannotOpen from error
    if not hmac.compare_digest((await key_id(crypto, key)).hex(), kid):
        raise CannotOpen
    return key
