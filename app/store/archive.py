"""Everything of a person in one file, and back again.

The file is gzip of JSON: {"format": "leadwell", "version", "digest", "content": {"ops", "drafts",
"meta", "keyring"}}, with photos behind it (`app.store.behind`); `app.keys.archive` puts it under a
pass phrase. Of the facts about a device only those that are the person's own go with it.

An import never overwrites. Ops that this device has not yet are committed as relays, which carry
them word for word with their device, number and clock. They fold to what they were, they reach
the endpoint from here even if their own device is gone, and meeting the original later changes
nothing. Ops that the endpoint has already go as relays too: it may be another endpoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from app.errors import Damaged
from app.models.collector import keep, resting
from app.models.op import Op
from app.schemas import later
from app.schemas.op import op_from
from app.store.attachments import Attachments
from app.store.behind import Put, add_behind, named_in, put_behind
from app.store.course import Course, StoppedHalfway
from app.store.enclosed import Enclosed
from app.store.ledger import RELAY, original
from app.store.pack import filed
from app.store.store import Change, Store
from app.store.unpack import VERSION, WHOLE, content_of
from app.store.unpack import ForeignFile as ForeignFile
from app.store.unpack import NewerFile as NewerFile

TOGETHER = 40
"""Changes in one transaction of an import: some ten milliseconds on a phone."""
READ = 0.4
"""The share of an import after which everything is checked, and the first change is made."""
PERSONAL = "me."
"""Facts whose name starts so are the person's, not the device's."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    added: int
    """Changes that were not here yet."""
    known: int
    """Changes that already were."""
    photos: Put = field(default_factory=Put)
    """What became of the photos in the file."""


def export_archive(store: Store) -> bytes:
    """Return everything `store` holds."""
    return b"".join(packed for _, packed in _packed(store))


async def save_archive(
    store: Store, course: Course, attachments: Attachments | None = None
) -> bytes:
    """Return everything `store` holds as it is now, and the photos in `attachments` that it names,
    without keeping anybody waiting meanwhile.

    Each photo is read, written and let go: the memory holds the file, and one photo.
    """
    file = BytesIO()
    for share, packed in _packed(store):
        file.write(packed)
        await course.pause(share)
    wanted = {each.digest for each in Enclosed(store).all() if each.is_wanted}
    await add_behind(file, attachments, wanted, course)
    return file.getvalue()


def _packed(store: Store) -> Iterator[tuple[float, bytes]]:
    """Give the share that is done and the next bytes of the file."""
    content = {
        "ops": store.ops,
        "drafts": dict(store.drafts),
        "meta": _personal(store.meta),
        "keyring": store.keyring,
    }
    return filed(content, WHOLE, VERSION)


async def import_archive(
    store: Store,
    data: bytes,
    course: Course | None = None,
    attachments: Attachments | None = None,
) -> Imported:
    """Add what is in `data` to `store`, and its photos to `attachments`.

    Where both have a draft, a fact or a key of one name, the one here stays. ForeignFile, Damaged,
    NewerFile or NotYetHere: nothing was changed. NotSaved or StoppedHalfway: some of it may have
    been added; importing again adds the rest.
    """
    with resting():
        done = await _add(store, data, course or Course(), attachments)
        # Before anything is collected: half a second, where there are many.
        keep(done.added)
    return done


async def _add(
    store: Store, data: bytes, course: Course, attachments: Attachments | None
) -> Imported:
    await later.ready()
    content, behind = await content_of(data, course)
    ops = await checked(content["ops"], course)
    # Bytes first, as everywhere; those that no op comes to name are tidied away a day later.
    photos = await put_behind(behind, attachments, named_in(ops.values()), course)
    new = await unknown(store, ops.values(), course)
    course.stopping = StoppedHalfway
    # Keys first: should it end halfway, no entry is here that does not open.
    await _import_keys(store, content["keyring"])
    await relay(store, new, course)
    for key, value in content["drafts"].items():
        await course.pause(1.0)
        if key not in store.drafts:
            await store.draft(key, value)
    for key, value in _personal(content["meta"]).items():
        await course.pause(1.0)
        if key not in store.meta:
            await store.remember(key, value)
    return Imported(len(new), len(ops) - len(new), photos)


async def unknown(store: Store, ops: Iterable[Op], course: Course) -> list[Op]:
    """Return those of `ops`, none of them a relay, that `store` has not yet."""
    known = set()
    for op in store.ops:
        known.add(original(op).id)
        await course.pause(READ)
    return [op for op in ops if op.id not in known]


async def relay(store: Store, new: Sequence[Op], course: Course) -> None:
    """Add `new` ops of other devices to `store`, word for word."""
    for start in range(0, len(new), TOGETHER):
        await course.pause(READ + (1 - READ) * start / len(new))
        await store.commit(
            *(Change(RELAY, op.record, {"op": op.wire()}) for op in new[start : start + TOGETHER])
        )


async def checked(data: list[Any], course: Course) -> dict[tuple[str, int], Op]:
    """Return the ops of an archive by id, each checked."""
    ops = {}
    for number, item in enumerate(data):
        try:
            op = original(op_from(item))
        except Damaged as error:
            raise Damaged from error
        ops[op.id] = op
        await course.pause(0.1 + (READ - 0.1) * number / len(data))
    return ops


def _personal(meta: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in meta.items() if key.startswith(PERSONAL)}


async def _import_keys(store: Store, keyring: Any) -> None:
    """Keep keys that this device has not; without them the imported journal stays sealed."""

    def merged(mine: Any | None) -> Any:
        if keyring is None or mine is None:
            return mine if keyring is None else keyring
        keys = {**keyring["keys"], **mine["keys"]}
        for kid, record in keyring["keys"].items():
            # One under a lock of another device here, and without any lock there, opens from there.
            if _is_open(record) and _is_elsewhere(mine, kid):
                keys[kid] = record
        return {**keyring, **mine, "keys": keys}

    await store.change_keys(merged)


def _is_open(record: Any) -> bool:
    return isinstance(record, Mapping) and "beside" in record


def _is_elsewhere(keyring: Mapping[str, Any], kid: str) -> bool:
    """Whether the key called `kid` is under another lock than the one that is used here."""
    record, current = (keyring["keys"].get(id) for id in (kid, keyring.get("current")))
    match record:
        case {"lock": {"id": str(id)}}:
            own = current.get("lock") if isinstance(current, Mapping) else None
            return not isinstance(own, Mapping) or own.get("id") != id
    return False
