"""Photos in a file: their bytes as they are, behind the JSON of their records.

After the gzip member comes `LWA1`, how many there are (4 bytes, big-endian), then each of them:
SHA-256 (32 bytes), length (4 bytes), the bytes. A release that knows nothing of it reads a gzip
member and leaves what follows: it opens the file without the photos.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import AsyncIterator, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from app.errors import LeadwellError
from app.models.op import Op
from app.models.photo import digests
from app.store.attachments import Attachments
from app.store.course import Course
from app.store.enclosed import enclosures
from app.store.folds import Document, registers

MAGIC = b"LWA1"
_COUNT = struct.Struct(">4sI")
_HEAD = struct.Struct(">32sI")


@dataclass(frozen=True, slots=True)
class Behind:
    """The photos of a file. Their bytes are those of the file; nothing is copied."""

    count: int = 0
    """How many there should be: fewer are there where the end of the file is missing."""
    found: Mapping[str, memoryview] = field(default_factory=dict)
    """By digest; not checked yet."""


@dataclass(frozen=True, slots=True)
class Put:
    """What became of the photos of a file."""

    kept: int = 0
    """How many are here now."""
    left: int = 0
    """How many are damaged in the file, or found no room here."""


def named_in(ops: Iterable[Op]) -> dict[str, bool]:
    """Return the digests that photos in `ops` name, and whether each is of a small copy."""
    return {
        digest: is_small
        for op in ops
        if op.type == "visit.set" and isinstance(fields := op.payload.get("set"), Mapping)
        for register, value in fields.items()
        if register.startswith("photo.")
        for digest, is_small in digests(value).items()
    }


def shown_in(ops: Iterable[Op]) -> dict[str, bool]:
    """Return the digests that photos show by `ops`, which came in their order, and whether each is
    of a small copy: those of photos that were taken away are not among them."""
    made: dict[str, Document] = {}
    for op in ops:
        if op.type == "visit.set":
            made[op.record] = registers(made.get(op.record), op)
    found = (each for document in made.values() for each in enclosures(document, ""))
    return {each.digest: each.is_small for each in found if each.is_wanted}


async def whole_photos(ops: Iterable[Op], attachments: Attachments | None) -> int:
    """Return how many photos `ops` show that are on this device, small copies not counted."""
    whole = {digest for digest, is_small in shown_in(ops).items() if not is_small}
    return len(whole & await attachments.names()) if attachments and whole else 0


async def add_behind(
    file: BytesIO, attachments: Attachments | None, wanted: Iterable[str], course: Course
) -> None:
    """Write those of `wanted` that are on this device at the end of `file`, one by one."""
    start, count = file.tell(), 0
    if attachments is None:
        return
    async for digest, data in _each(attachments, sorted(wanted)):
        if not count:
            file.write(_COUNT.pack(MAGIC, 0))
        file.write(_HEAD.pack(bytes.fromhex(digest), len(data)))
        file.write(data)
        count += 1
        await course.pause(1.0)
    if count:
        file.seek(start)
        file.write(_COUNT.pack(MAGIC, count))
        file.seek(0, 2)


async def _each(
    attachments: Attachments, wanted: Iterable[str]
) -> AsyncIterator[tuple[str, bytes]]:
    for digest in wanted:
        data = await attachments.find(digest)
        if data is not None:
            yield digest, data


def behind_in(rest: memoryview) -> Behind:
    """Return the photos in what follows the records of a file."""
    if len(rest) < _COUNT.size or bytes(rest[:4]) != MAGIC:
        return Behind()
    count: int = _COUNT.unpack_from(rest)[1]
    return Behind(count, dict(_entries(rest, count)))


def _entries(rest: memoryview, count: int) -> Iterator[tuple[str, memoryview]]:
    at = _COUNT.size
    for _ in range(count):
        if at + _HEAD.size > len(rest):
            return
        digest, size = _HEAD.unpack_from(rest, at)
        at += _HEAD.size
        if at + size > len(rest):
            return
        yield digest.hex(), rest[at : at + size]
        at += size


async def put_behind(
    behind: Behind, attachments: Attachments | None, wanted: Container[str], course: Course
) -> Put:
    """Keep the photos of a file that are `wanted`; what is damaged, or finds no room, is left out
    and counted, for it must not keep the records out."""
    if attachments is None:
        return Put(0, behind.count)
    kept, strange = 0, 0
    for digest, view in behind.found.items():
        await course.pause(0.0)
        if digest not in wanted:
            strange += 1
        elif hashlib.sha256(view).hexdigest() == digest:
            try:
                await attachments.keep(bytes(view))
            except LeadwellError:
                break
            kept += 1
    return Put(kept, max(0, behind.count - kept - strange))
