"""What a file with a journal holds, out of its bytes, in slices that no tap has to wait for."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from app.errors import LeadwellError
from app.models.journal_files import dayone, jrnl, leadwell
from app.models.journal_files.found import Found
from app.store.course import Course
from app.store.unpack import MOST_BYTES, PIECE, NewerFile, parsed

READERS = (leadwell, dayone, jrnl)
"""What is asked of each entry, in this order, until one knows it."""
ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""How files begin that are not plain UTF-8; PowerShell writes UTF-16 where one says `>`."""


class NoJournal(LeadwellError):
    """There is no journal in this file. Nothing was changed. Leadwell brings in the JSON of Day One
    (or its zip), of jrnl and its own: choose that file."""


class WholeBackup(LeadwellError):
    """This file holds everything of a Leadwell, not a journal alone. Nothing was changed. Bring it
    in under Me."""


class TooLarge(LeadwellError):
    """This file is too large for this device. Nothing was changed. Export your journal a year at a
    time, and bring in one file after the other."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What was found in a file."""

    found: tuple[Found, ...]
    wordless: int = 0
    """Entries without a word in them, such as photos alone: left out."""
    strange: int = 0
    """Items in the list that are no entries: left out."""


async def carried(data: bytes, now: int, course: Course) -> Carried:
    """Return the entries in a file. NoJournal, NewerFile, WholeBackup, TooLarge: there are none."""
    if data.startswith(b"\x1f\x8b"):
        raise WholeBackup
    if data.startswith(b"PK"):
        items = await _zipped(data, course)
    else:
        items = await _items(await _text(data, course), course)
    found: list[Found] = []
    wordless = strange = 0
    for number, item in enumerate(items):
        reader = _reader(item)
        entry = reader.found(item, now) if reader else None
        if entry is not None:
            found.append(entry)
        elif reader is not None:
            wordless += 1
        else:
            strange += 1
        await course.pause(0.1 + 0.2 * number / len(items))
    if strange == len(items) > 0:
        raise NoJournal
    return Carried(tuple(found), wordless, strange)


def _reader(item: object) -> Any:
    if not isinstance(item, Mapping):
        return None
    return next((reader for reader in READERS if reader.is_entry(item)), None)


async def _items(text: str, course: Course) -> list[Any]:
    try:
        value = await parsed(text, course, "entries")
    except (ValueError, RecursionError) as error:
        raise NoJournal from error
    match value:
        case {"format": leadwell.FORMAT, "version": int(version)} if version > leadwell.VERSION:
            raise NewerFile
        case {"entries": list(items)}:
            return items
    raise NoJournal


async def _text(data: bytes, course: Course) -> str:
    await course.pause(0.0)
    encoding = next((name for mark, name in ENCODINGS if data.startswith(mark)), "utf-8")
    return data.decode(encoding, "replace")


async def _zipped(data: bytes, course: Course) -> list[Any]:
    """Return the entries in a zip: Day One makes one file of JSON for each journal."""
    import struct
    from zipfile import BadZipFile, ZipFile

    items: list[Any] = []
    is_journal = False
    try:
        with ZipFile(BytesIO(data)) as packed:
            for member in packed.infolist():
                name = member.filename
                if not name.lower().endswith(".json") or "__MACOSX" in name:
                    continue
                pieces, size = [], 0
                with packed.open(member) as file:
                    while piece := file.read(PIECE):
                        pieces.append(piece)
                        size += len(piece)
                        if size > MOST_BYTES:
                            raise TooLarge
                        await course.pause(0.0)
                with suppress(NoJournal):
                    items += await _items(await _text(b"".join(pieces), course), course)
                    is_journal = True
    except (
        BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
    ) as error:
        # All seen with broken zips (CPython 3.11); RuntimeError also for one under a pass word.
        raise NoJournal from error
    if not is_journal:
        raise NoJournal
    return items
