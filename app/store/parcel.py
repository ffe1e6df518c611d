"""A visit for who was there too, or all for a successor, in one file; and how it is taken in.

The file is an archive (`app.store.archive`) with other contents: {"about", "ops"}. What comes is
added as relays, so that either way, in any order and as often as one likes gives the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, get_args

from app.errors import Damaged, LeadwellError
from app.models.collector import keep, resting
from app.models.moment import moment
from app.models.op import Op
from app.models.parcel import Kind, Parcel
from app.schemas import later
from app.store.archive import READ, Imported, checked, relay, unknown
from app.store.attachments import Attachments
from app.store.behind import Behind, add_behind, named_in, put_behind, shown_in
from app.store.course import Course, StoppedHalfway
from app.store.folds import Document
from app.store.ledger import original
from app.store.pack import filed
from app.store.selection import TYPES, documents, for_successor, of_visit, records_of
from app.store.store import Store
from app.store.unpack import HANDOVER, VERSION, VISIT, WHOLE, shared_or_whole

FORMATS: Mapping[str, Kind] = {VISIT: "visit", HANDOVER: "handover"}
LONGEST_NAME = 100
"""The most letters of a sender's name that are shown."""


class WholeFile(LeadwellError):
    """This file holds everything that somebody keeps in Leadwell, not one visit or a handover.
    Nothing was changed. If it is your own, bring it in under Me."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a parcel would bring, looked at before anything is changed."""

    documents: Mapping[str, Mapping[str, Document]]
    """What the parcel says by itself, by table and record."""
    fresh: Mapping[str, frozenset[str]]
    """By table: the records of which nothing is here yet."""
    added: Mapping[str, frozenset[str]]
    """By table: the records that are here and would hear something new."""
    new: int
    """Changes that are not here yet."""
    photos: int = 0
    """Photos in the file that are not here yet."""


async def visit_parcel(
    store: Store, visit: str, sender: str, now: int, course: Course
) -> dict[str, Any]:
    """Return what is known of a visit, as the content of a parcel."""
    records = await records_of(store.ops, course)
    return _content(of_visit(records, visit), {"from": sender, "made": now, "visit": visit})


async def handover_parcel(
    store: Store, left_out: Set[str], sender: str, now: int, course: Course
) -> dict[str, Any]:
    """Return what a successor needs, as the content of a parcel."""
    records = await records_of(store.ops, course)
    return _content(await for_successor(records, left_out, course), {"from": sender, "made": now})


def _content(ops: list[Op], about: dict[str, Any]) -> dict[str, Any]:
    return {"about": about, "ops": [op.wire() for op in ops]}


async def parcel_file(
    content: Mapping[str, Any], kind: Kind, course: Course, attachments: Attachments | None = None
) -> bytes:
    """Return a parcel as a file, with the photos in `attachments` that it names."""
    format = next(name for name, each in FORMATS.items() if each == kind)
    file = BytesIO()
    for share, packed in filed(content, format, VERSION):
        file.write(packed)
        await course.pause(share)
    wanted = shown_in(map(Op.of, content["ops"])) if attachments else ()
    await add_behind(file, attachments, wanted, course)
    return file.getvalue()


async def parcel_in(data: bytes, course: Course) -> Parcel:
    """Return the parcel in a file. WholeFile, ForeignFile, Damaged, NewerFile or NotYetHere: there
    is none that can be opened."""
    await later.ready()
    with resting():
        format, content, behind = await shared_or_whole(data, course)
        if format == WHOLE:
            raise WholeFile
        parcel = await parcel_of(FORMATS[format], content, course)
        return replace(parcel, photos=behind.found, photo_count=behind.count)


async def parcel_of(kind: Kind, content: Mapping[str, Any], course: Course) -> Parcel:
    """Return the parcel that a file or codes hold, each change checked. Damaged: it is none."""
    await later.ready()
    about = content.get("about")
    if not isinstance(about, dict) or kind not in get_args(Kind):
        raise Damaged
    ops = await checked(content["ops"], course)
    taken = tuple(op for op in ops.values() if op.type in TYPES and _is_sound(op))
    visit = str(about.get("visit") or "")
    if kind == "visit":
        if not any(op.type == "visit.set" and op.record == visit for op in taken):
            raise Damaged
        # What is told before it is taken in must be all that is taken in.
        taken = tuple(of_visit(await records_of(taken, course, READ), visit))
    sender = " ".join(str(about.get("from") or "").split())[:LONGEST_NAME]
    made = moment(about.get("made")) or 0
    return Parcel(kind, sender, made, visit, taken, len(ops) - len(taken))


def _is_sound(op: Op) -> bool:
    """Whether an op has the form of its kind. A release that does not know the kind yet keeps it
    for the next one, which folds it at its start and must not stumble over it."""
    match op.payload:
        case {"set": dict(), "over": dict(over)}:
            return all(
                id is None or (isinstance(id, list) and [type(x) for x in id] == [str, int])
                for id in over.values()
            )
        case {"set": dict()} | {"e": str(), "k": str()}:
            return True
    return False


async def look(
    store: Store, parcel: Parcel, course: Course, attachments: Attachments | None = None
) -> Content:
    """Return what a parcel would bring to `store`. Damaged: nothing that can be understood."""
    with resting():
        records = await records_of(parcel.ops, course, READ)
        new = await unknown(store, parcel.ops, course)
        fresh_ids = {op.id for op in new}
        here = {(op.type, op.record) for op in map(original, store.ops)}
        fresh: dict[str, frozenset[str]] = {}
        added: dict[str, frozenset[str]] = {}
        for table, there in records.items():
            touched = {id for id, ops in there.items() if any(op.id in fresh_ids for op in ops)}
            known = {id for id in touched if (there[id][0].type, id) in here}
            fresh[table], added[table] = frozenset(touched - known), frozenset(known)
        photos = 0
        if attachments and parcel.photos:
            whole = {digest for digest, is_small in shown_in(parcel.ops).items() if not is_small}
            photos = len(whole & parcel.photos.keys() - await attachments.names())
        return Content(await documents(records, course, READ), fresh, added, len(new), photos)


async def take_in(
    store: Store, parcel: Parcel, course: Course, attachments: Attachments | None = None
) -> Imported:
    """Add a parcel to what is here; nothing is written over. Stopped: nothing was changed.

    NotSaved or StoppedHalfway: some of it may have been added; the same again adds the rest.
    """
    with resting():
        await documents(await records_of(parcel.ops, course), course)
        new = await unknown(store, parcel.ops, course)
        behind = Behind(parcel.photo_count, parcel.photos)
        photos = await put_behind(behind, attachments, named_in(parcel.ops), course)
        course.stopping = StoppedHalfway
        await relay(store, new, course)
    keep(len(new))
    return Imported(len(new), len(parcel.ops) - len(new), photos)


def without(content: Mapping[str, Any], type: str) -> dict[str, Any]:
    """Return the content of a parcel without one kind of change."""
    return {**content, "ops": [op for op in content["ops"] if op["t"] != type]}
