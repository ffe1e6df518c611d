"""A parcel: changes that one person hands to another, and its form in a row of QR codes.

A code is `v`, a digit for the version, then base64url of: a check of the rest (BLAKE2b, 4 bytes),
the code's number and how many there are (a byte each, from 1), the digest of the whole (8 bytes),
and its share of the whole. The whole is deflated JSON, the names in it each written once.
"""

from __future__ import annotations

import binascii
import hashlib
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from app.errors import LeadwellError
from app.models.op import Op, canonical
from app.models.parcel_names import expanded, squeezed

Kind = Literal["visit", "handover"]
VERSION = 1
SHARE = 540
"""Bytes of the whole in one code: with the site's address some 800 letters, which a phone's camera
still reads from another phone's screen at arm's length."""
MOST = 9
"""The most codes for one visit: beyond that a file is less trouble."""
_CHECK, _DIGEST = 4, 8
_INFLATED = 512 * 1024
"""The most bytes that the codes may become: small ones must not fill the memory."""


class NotAVisitCode(LeadwellError):
    """This code does not hold a visit. Nothing was changed. Scan the code that your colleague's
    Leadwell shows for the visit."""


class CutVisitCode(LeadwellError):
    """A part of this code is missing, so it cannot be read. Nothing was changed. Scan it again, or
    copy the whole address."""


class NewerVisitCode(LeadwellError):
    """This code was made by a newer Leadwell. Nothing was changed. Go online for a minute so that
    this one can update, then scan it again."""


class TooMuch(LeadwellError):
    """This visit is too long for codes. Nothing was changed. Save it as a file and hand that on."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What somebody hands on."""

    kind: Kind
    sender: str
    """What the sender is called; empty where they did not say."""
    made_at: int
    """Milliseconds since 1970."""
    visit: str
    """The visit it is about; empty for a handover."""
    ops: tuple[Op, ...]
    left: int = 0
    """Changes of kinds that nobody hands on, or that this release does not know."""
    photos: Mapping[str, memoryview] = field(default_factory=dict)
    """Bytes of photos by their digest, as they are in the file; not checked yet."""
    photo_count: int = 0
    """How many of them there should be."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one code holds."""

    number: int
    """From 1."""
    count: int
    digest: str
    """Of the whole, in hexadecimal: parts of one parcel have the same."""
    share: bytes
    code: str


def codes(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a parcel holds ({"about", "ops"}) as codes. TooMuch: they would be too many."""
    packer = zlib.compressobj(9, wbits=-15, zdict=_COMMON)
    whole = packer.compress(canonical(squeezed(content))) + packer.flush()
    count = -(-len(whole) // SHARE)
    if count > MOST:
        raise TooMuch
    # Shares of one length: the last code should not be read in a moment and the first with pains.
    size = -(-len(whole) // count)
    return tuple(
        _code(number, count, whole, whole[size * (number - 1) : size * number])
        for number in range(1, count + 1)
    )


def _code(number: int, count: int, whole: bytes, share: bytes) -> str:
    rest = bytes([number, count]) + _hash(whole, _DIGEST) + share
    packed = _hash(f"v{VERSION}".encode() + rest, _CHECK) + rest
    return f"v{VERSION}{urlsafe_b64encode(packed).decode().rstrip('=')}"


def _hash(data: bytes, size: int) -> bytes:
    return hashlib.blake2b(data, digest_size=size).digest()


def part(code: str) -> Part:
    """Return what one code holds. NotAVisitCode, CutVisitCode, NewerVisitCode: nothing here."""
    head, rest = code[:2], code[2:]
    if len(head) < 2 or head[0] != "v" or head[1] not in "123456789":
        raise NotAVisitCode
    if int(head[1]) > VERSION:
        raise NewerVisitCode
    try:
        packed = urlsafe_b64decode(rest.encode("ascii") + b"=" * (-len(rest) % 4))
    except (ValueError, binascii.Error) as error:
        raise CutVisitCode from error
    check, rest_packed = packed[:_CHECK], packed[_CHECK:]
    if len(rest_packed) <= 2 + _DIGEST or check != _hash(head.encode() + rest_packed, _CHECK):
        raise CutVisitCode
    number, count = rest_packed[0], rest_packed[1]
    if not 1 <= number <= count <= MOST:
        raise NotAVisitCode
    digest, share = rest_packed[2 : 2 + _DIGEST], rest_packed[2 + _DIGEST :]
    return Part(number, count, digest.hex(), share, code)


def whole(parts: Iterable[Part]) -> dict[str, Any] | None:
    """Return what the codes of one parcel hold together; None while some are missing.

    CutVisitCode, NotAVisitCode: they do not fit together, or hold something else.
    """
    there = {each.number: each for each in parts}
    first = next(iter(there.values()), None)
    if first is None or set(there) != set(range(1, first.count + 1)):
        return None
    data = b"".join(there[number].share for number in sorted(there))
    if _hash(data, _DIGEST).hex() != first.digest:
        raise CutVisitCode
    try:
        inflater = zlib.decompressobj(wbits=-15, zdict=_COMMON)
        return expanded(json.loads(inflater.decompress(data, _INFLATED)))
    except (ValueError, TypeError, LookupError, RecursionError, zlib.error) as error:
        # The digest fits, so somebody made it so on purpose: it is none of ours.
        raise NotAVisitCode from error


_COMMON = (
    b'"asked.","pick.","jot.","sheet.","caption.","ink.","clock.","told.","edition","template",'
    b'"place","started","finished","huddle","ward-walkround","visit","promise","item","words",'
    b'"owner","due","made","state":"open","done","cant","passed",{"set":{"answer.","note.":"The '
    b'team ":"unseen"":"partly"":"yes"":"no"}],visit.setpromise.set"from","made","visit"'
)
"""What visits mostly hold, so that short ones become shorter. It is part of version 1: a change of
it is another version."""
