"""Everything of a device in one file, and back again.

The file is `LWX1` and gzip of JSON: {"format", "version", "digest", "content": snapshot}.

An import never overwrites: ops that this device has not yet are committed as relays, which carry
them word for word with their device, number and clock. They fold to what they were, they reach
the endpoint from here even if their own device is gone, and meeting the original later changes
nothing.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import Any

from app.errors import Damaged, LeadwellError
from app.models.op import canonical
from app.schemas.op import ops_from
from app.store.store import RELAY, Change, Store, original

VERSION = 1
MOST_BYTES = 512 * 1024 * 1024
"""What an archive may unpack to."""


class NewerFile(LeadwellError):
    """This file was made by a newer Leadwell. Nothing was changed. Update this app, then try again."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    added: int
    """Changes that were not here yet."""
    known: int
    """Changes that already were."""


def export_archive(store: Store) -> bytes:
    """Return everything `store` holds."""
    content = store.snapshot()
    envelope = {
        "format": "leadwell",
        "version": VERSION,
        "digest": hashlib.sha256(canonical(content)).hexdigest(),
        "content": content,
    }
    return gzip.compress(canonical(envelope), 6, mtime=0)


def _read(data: bytes) -> dict[str, Any]:
    try:
        unpacker = zlib.decompressobj(wbits=31)
        raw = unpacker.decompress(data, MOST_BYTES)
        if not unpacker.eof:
            raise Damaged
        envelope = json.loads(raw)
    except (zlib.error, ValueError, RecursionError) as error:
        raise Damaged from error
    if not isinstance(envelope, dict) or envelope.get("format") != "leadwell":
        raise Damaged
    if not isinstance(envelope.get("version"), int):
        raise Damaged
    if envelope["version"] > VERSION:
        raise NewerFile
    content = envelope.get("content")
    if (
        not isinstance(content, dict)
        or hashlib.sha256(canonical(content)).hexdigest() != envelope.get("digest")
        or not isinstance(content.get("ops"), list)
        or not isinstance(content.get("drafts"), dict)
    ):
        raise Damaged
    return content


async def import_archive(store: Store, data: bytes) -> Imported:
    """Add what is in `data` to `store`. Damaged, NewerFile or NotSaved: nothing was changed."""
    content = _read(data)
    known = {original(op).id for op in store.ops}
    changes, total = [], 0
    for op in ops_from(content["ops"]):
        inner = original(op)
        total += 1
        if inner.id not in known:
            known.add(inner.id)
            changes.append(Change(RELAY, inner.record, {"op": inner.wire()}))
    if changes:
        await store.commit(*changes)
    for key, value in content["drafts"].items():
        if key not in store.drafts:
            await store.draft(key, value)
    await _import_keys(store, content.get("keyring"))
    return Imported(len(changes), total - len(changes))


async def _import_keys(store: Store, keyring: Any) -> None:
    """Keep keys that this device has not; without them the imported journal stays sealed."""
    if not isinstance(keyring, dict) or not isinstance(keyring.get("keys"), dict):
        return
    mine = store.keyring or {"current": keyring.get("current"), "keys": {}}
    if not keyring["keys"].keys() <= mine["keys"].keys():
        await store.keep_keys({**mine, "keys": {**keyring["keys"], **mine["keys"]}})
