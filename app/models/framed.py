"""What a QR code of ours carries: a letter for what it is, a digit for the version, then base64url
of a check (BLAKE2b, 4 bytes) and of the data."""

from __future__ import annotations

import binascii
import hashlib
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from app.errors import LeadwellError
from app.models.op import canonical

VERSION = 1
INFLATED = 32 * 1024
"""The most bytes that a code may become: a small one must not fill the memory."""
_CHECK = 4


class NotOurs(LeadwellError):
    """This code is not one of ours. Nothing was changed. Scan the code on the feedback sheet, or
    the one on the team's phone."""


class Cut(LeadwellError):
    """A part of this code is missing, so it cannot be read. Nothing was changed. Scan it again, or
    copy the whole address."""


class Newer(LeadwellError):
    """This code was made by a newer Leadwell. Nothing was changed. Go online for a minute so that
    this one can update, then scan it again."""


def check(head: str, data: bytes) -> bytes:
    """Return what shows that data came whole."""
    return hashlib.blake2b(head.encode() + data, digest_size=_CHECK).digest()


def framed(letter: str, data: bytes) -> str:
    """Return data as it stands in an address; `letter` says what it is."""
    head = f"{letter}{VERSION}"
    return head + in_letters(check(head, data) + data)


def unframed(code: str, letters: str) -> tuple[str, bytes]:
    """Return what a code says that it is, one of `letters`, and its data. NotOurs, Cut, Newer: it
    holds nothing that can be read here."""
    head, rest = code[:2], code[2:]
    if len(head) < 2 or head[0] not in letters or head[1] not in "123456789":
        raise NotOurs
    if int(head[1]) > VERSION:
        raise Newer
    try:
        packed = from_letters(rest)
    except ValueError as error:
        raise Cut from error
    if len(packed) <= _CHECK or packed[:_CHECK] != check(head, packed[_CHECK:]):
        raise Cut
    return head[0], packed[_CHECK:]


def in_letters(data: bytes) -> str:
    """Return bytes in letters that an address may hold."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def from_letters(text: str) -> bytes:
    """Undo `in_letters`. ValueError: they are none of its letters."""
    try:
        return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ValueError("not base64url") from error


def deflated(body: object) -> bytes:
    """Return JSON, made small."""
    packer = zlib.compressobj(9, wbits=-15)
    return packer.compress(canonical(body)) + packer.flush()


def inflated(data: bytes) -> Any:
    """Undo `deflated`. NotOurs: somebody made it so that it cannot be, since its check fits."""
    try:
        return json.loads(zlib.decompressobj(wbits=-15).decompress(data, INFLATED))
    except (ValueError, RecursionError, zlib.error) as error:
        raise NotOurs from error


def text_of(value: Any, longest: int) -> str:
    """Return words from a code. ValueError: they are none, or too many."""
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("not words, or too many")
    return value


def name_of(value: Any) -> str:
    """Return an id from a code. ValueError: it is none."""
    if (
        not isinstance(value, str)
        or not (value.isascii() and value.isalnum())
        or not 0 < len(value) <= 40
    ):
        raise ValueError("not a name")
    return value
