"""The content of an archive out of its bytes, checked, in slices that no tap has to wait for."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from typing import Any

from app.errors import Damaged, LeadwellError
from app.store.behind import Behind, behind_in
from app.store.course import Course
from app.store.pack import pieces

VERSION = 1
WHOLE = "leadwell"
"""The format of a file that holds everything of a person."""
VISIT = "leadwell-visit"
"""Of one that holds a visit, for who was there too."""
HANDOVER = "leadwell-handover"
"""Of one that holds what a successor needs."""
FORMATS = (WHOLE, VISIT, HANDOVER)
MOST_BYTES = 256 * 1024 * 1024
"""What an archive may unpack to, so that a small file cannot use up a phone."""
PIECE = 256 * 1024
"""Bytes that are unpacked at once."""
_SPACE = re.compile(r"[ \t\n\r]*")
_decode = json.JSONDecoder().raw_decode


class ForeignFile(Damaged):
    """This file was not made by Leadwell. Nothing on this device was changed."""


class NewerFile(LeadwellError):
    """This file is from a newer Leadwell. Nothing was changed. Update this app and try again."""


class SharedFile(LeadwellError):
    """This file holds what a colleague shared: a visit or a handover. Nothing was changed. Open it
    under Visit, with “From a colleague”."""


async def content_of(data: bytes, course: Course) -> tuple[dict[str, Any], Behind]:
    """Return the content of an archive, its form and digest checked, and the photos behind it."""
    format, content, behind = await shared_or_whole(data, course)
    if format != WHOLE:
        raise SharedFile
    match content:
        case {"drafts": dict(), "meta": dict(), "keyring": None | {"keys": dict()}}:
            return content, behind
    raise Damaged


async def shared_or_whole(data: bytes, course: Course) -> tuple[str, dict[str, Any], Behind]:
    """Return the format and the content of any of our files, and the photos behind it; its form is
    checked as far as all have the same: it has "ops", and its digest is right."""
    envelope, rest = await _envelope(data, course)
    match envelope:
        case {"format": str(format), "version": int(version)} if (
            format in FORMATS and version > VERSION
        ):
            raise NewerFile
        case {
            "format": str(format),
            "version": 1,
            "digest": str(digest),
            "content": {"ops": list()} as content,
        } if format in FORMATS:
            try:
                is_sound = await _digest(content, course) == digest
            except (ValueError, RecursionError) as error:
                raise Damaged from error
            if is_sound:
                return format, dict(content), behind_in(rest)
        case {"format": str(format)} if format in FORMATS:
            pass
        case _:
            raise ForeignFile
    raise Damaged


async def _envelope(data: bytes, course: Course) -> tuple[object, memoryview]:
    """Return the JSON in a file, and what comes after it."""
    if not data.startswith(b"\x1f\x8b"):
        raise ForeignFile
    unpacker = zlib.decompressobj(wbits=31)
    pieces, size, at = [], 0, 0
    # Bit by bit: what is behind would be copied at each step.
    view, left = memoryview(data), b""
    try:
        while not unpacker.eof and size < MOST_BYTES and (left or at < len(view)):
            if not left:
                left, at = bytes(view[at : at + PIECE]), at + PIECE
            piece = unpacker.decompress(left, PIECE)
            left = unpacker.unconsumed_tail
            pieces.append(piece)
            size += len(piece)
            await course.pause(0.0)
    except zlib.error as error:
        raise Damaged from error
    if not unpacker.eof:
        raise Damaged
    end = min(at, len(view)) - len(unpacker.unused_data)
    try:
        value = await parsed(b"".join(pieces).decode(), course, "content", "ops")
    except (ValueError, RecursionError) as error:
        raise ForeignFile from error
    return value, view[end:]


async def parsed(text: str, course: Course, *path: str) -> Any:
    """Return the JSON value that `text` is; the list at `path` is read item by item. ValueError or
    RecursionError: it is none."""
    value, end = await _value(text, _past(text, 0), course, path)
    if end != len(text):
        raise ValueError("more after the end")
    return value


def _past(text: str, at: int, mark: str = "") -> int:
    """Return where the next value begins, after `mark` and the space around it."""
    space = _SPACE.match(text, at)
    at = space.end() if space else at
    if not mark:
        return at
    if not text.startswith(mark, at):
        raise ValueError(f"no {mark}")
    return _past(text, at + len(mark))


async def _value(text: str, at: int, course: Course, path: tuple[str, ...]) -> tuple[Any, int]:
    """Return the JSON value at a place, and where the next begins.

    What lies on `path`, and is long, is read piece by piece; all else at once.
    """
    if path and text.startswith("{", at):
        return await _object(text, at, course, path)
    if not path and text.startswith("[", at):
        return await _array(text, at, course)
    value, at = _decode(text, at)
    return value, _past(text, at)


async def _object(text: str, at: int, course: Course, path: tuple[str, ...]) -> tuple[Any, int]:
    value: dict[str, Any] = {}
    at = _past(text, at, "{")
    while not text.startswith("}", at):
        if value:
            at = _past(text, at, ",")
        key, at = _decode(text, at)
        if not isinstance(key, str):
            raise ValueError("a key is no string")
        at = _past(text, at, ":")
        if key == path[0]:
            value[key], at = await _value(text, at, course, path[1:])
        else:
            value[key], at = _decode(text, at)
            at = _past(text, at)
    return value, _past(text, at, "}")


async def _array(text: str, at: int, course: Course) -> tuple[Any, int]:
    items: list[Any] = []
    at = _past(text, at, "[")
    while not text.startswith("]", at):
        if items:
            at = _past(text, at, ",")
        item, at = _decode(text, at)
        items.append(item)
        at = _past(text, at)
        await course.pause(0.1 * at / len(text))
    return items, _past(text, at, "]")


async def _digest(content: dict[str, Any], course: Course) -> str:
    """Return SHA-256 of the content's canonical JSON."""
    digest = hashlib.sha256()
    for piece in pieces(content):
        digest.update(piece)
        await course.pause(0.1)
    return digest.hexdigest()
