"""Everything of a person in one file, and back again.

The file is gzip of JSON: {"format": "leadwell", "version", "digest", "content": {"ops", "drafts",
"meta", "keyring"}}; `app.keys.archive` puts it under a pass phrase. Of the facts about a device
only those that are the person's own go with it.

An import never overwrites. Ops that this device has not yet are committed as relays, which carry
them word for word with their device, number and clock. They fold to what they were, they reach
the endpoint from here even if their own device is gone, and meeting the original later changes
nothing. Ops that the endpoint has already go as relays too: it may be another endpoint.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import Damaged, LeadwellError
from app.models.op import canonical
from app.schemas.op import ops_from
from app.store.ledger import RELAY, original
from app.store.store import Change, Store

VERSION = 1
MOST_BYTES = 256 * 1024 * 1024
"""What an archive may unpack to, so that a small file cannot use up a phone."""
PERSONAL = "me."
"""Facts whose name starts so are the person's, not the device's."""


class ForeignFile(Damaged):
    """This file was not made by Leadwell. Nothing on this device was changed."""


class NewerFile(LeadwellError):
    """This file is from a newer Leadwell. Nothing was changed. Update this app and try again."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    added: int
    """Changes that were not here yet."""
    known: int
    """Changes that already were."""


def export_archive(store: Store) -> bytes:
    """Return everything `store` holds."""
    content = {
        "ops": [op.wire() for op in store.ops],
        "drafts": store.drafts,
        "meta": _personal(store.meta),
        "keyring": store.keyring,
    }
    envelope = {
        "format": "leadwell",
        "version": VERSION,
        "digest": hashlib.sha256(canonical(content)).hexdigest(),
        "content": content,
    }
    return gzip.compress(canonical(envelope), 6, mtime=0)


async def import_archive(store: Store, data: bytes) -> Imported:
    """Add what is in `data` to `store`.

    Where both have a draft, a fact or a key of one name, the one here stays. ForeignFile, Damaged
    or NewerFile: nothing was changed. NotSaved: some of it may have been added; importing again
    adds the rest.
    """
    content = _read(data)
    known = {original(op).id for op in store.ops}
    try:
        ops = {op.id: op for op in map(original, ops_from(content["ops"]))}
    except Damaged as error:
        raise Damaged from error
    changes = [
        Change(RELAY, op.record, {"op": op.wire()}) for op in ops.values() if op.id not in known
    ]
    # Keys first: should it end halfway, no entry is here that does not open.
    await _import_keys(store, content["keyring"])
    await store.commit(*changes)
    for key, value in content["drafts"].items():
        if key not in store.drafts:
            await store.draft(key, value)
    for key, value in _personal(content["meta"]).items():
        if key not in store.meta:
            await store.remember(key, value)
    return Imported(len(changes), len(ops) - len(changes))


def _personal(meta: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in meta.items() if key.startswith(PERSONAL)}


def _read(data: bytes) -> dict[str, Any]:
    """Return the content of an archive, its form and digest checked."""
    match _envelope(data):
        case {"format": "leadwell", "version": int(version)} if version > VERSION:
            raise NewerFile
        case {
            "format": "leadwell",
            "version": 1,
            "digest": str(digest),
            "content": {
                "ops": list(),
                "drafts": dict(),
                "meta": dict(),
                "keyring": None | {"keys": dict()},
            } as content,
        }:
            try:
                is_sound = hashlib.sha256(canonical(content)).hexdigest() == digest
            except (ValueError, RecursionError) as error:
                raise Damaged from error
            if is_sound:
                return dict(content)
        case {"format": "leadwell"}:
            pass
        case _:
            raise ForeignFile
    raise Damaged


def _envelope(data: bytes) -> object:
    if not data.startswith(b"\x1f\x8b"):
        raise ForeignFile
    try:
        unpacker = zlib.decompressobj(wbits=31)
        raw = unpacker.decompress(data, MOST_BYTES)
    except zlib.error as error:
        raise Damaged from error
    if not unpacker.eof:
        raise Damaged
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ForeignFile from error


async def _import_keys(store: Store, keyring: Any) -> None:
    """Keep keys that this device has not; without them the imported journal stays sealed."""
    mine = store.keyring or {"keys": {}}
    if keyring is not None and not keyring["keys"].keys() <= mine["keys"].keys():
        keys = {**keyring["keys"], **mine["keys"]}
        await store.keep_keys({**keyring, **mine, "keys": keys})
