"""A receipt for the ward: what was promised, and the team's own word on whether it happened.

Without an endpoint both travel whole in an address, so that no server sees them: a letter for what
it is, a digit for the version, then base64url of a check (BLAKE2b, 4 bytes) and of deflated JSON.
"""

from __future__ import annotations

import binascii
import hashlib
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from app.errors import LeadwellError
from app.models.op import canonical

Word = Literal["", "yes", "partly", "not-yet"]
WORDS: tuple[Word, ...] = ("yes", "partly", "not-yet")
"""What a team can say of a promise; nothing where it leaves one out."""
VERSION = 1
MOST = 12
"""The most promises on one receipt; three a visit is the rule."""
LONGEST_WORDS = 300
"""The most letters of a promise on a receipt, and of a place."""
LONGEST_LINE = 200
"""The most letters of what a team adds in words."""
_CHECK = 4
_INFLATED = 32 * 1024
"""The most bytes that a code may become: a small one must not fill the memory."""


class NotOurs(LeadwellError):
    """This code is not one of ours. Nothing was changed. Scan the code on the feedback sheet, or
    the one on the team's phone."""


class Cut(LeadwellError):
    """A part of this code is missing, so it cannot be read. Nothing was changed. Scan it again, or
    copy the whole address."""


class Newer(LeadwellError):
    """This code was made by a newer Leadwell. Nothing was changed. Go online for a minute so that
    this one can update, then scan it again."""


class TooLong(LeadwellError):
    """These promises are too long for one code. Nothing was changed. Make their words shorter on
    the sheet, then try again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A promise, as the team reads it."""

    words: str
    due: str = ""
    """ISO date; empty where none was given."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was promised on one visit. Who knows its id has seen it, and may answer."""

    id: str
    place: str
    day: str
    """ISO date of the visit."""
    promises: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a team says about the promises of a receipt."""

    id: str
    """Of this answer, so that one that comes twice counts once."""
    receipt: str
    day: str
    """ISO date on which it was said."""
    said: tuple[Word, ...]
    """One for each promise, in the order of the receipt."""
    line: str = ""
    """What the team added in words."""


def pack(what: Receipt | Answer) -> str:
    """Return a receipt or an answer as it stands in an address."""
    body: list[Any]
    if isinstance(what, Receipt):
        letter = "r"
        asked = [[promise.words, promise.due] for promise in what.promises]
        body = [what.id, what.place, what.day, asked]
    else:
        letter = "a"
        numbers = "".join(str(("", *WORDS).index(word)) for word in what.said)
        body = [what.id, what.receipt, what.day, numbers, what.line]
    head = f"{letter}{VERSION}"
    packer = zlib.compressobj(9, wbits=-15)
    data = packer.compress(canonical(body)) + packer.flush()
    return head + urlsafe_b64encode(_check(head, data) + data).decode().rstrip("=")


def _check(head: str, data: bytes) -> bytes:
    return hashlib.blake2b(head.encode() + data, digest_size=_CHECK).digest()


def unpack(code: str) -> Receipt | Answer:
    """Return what a code holds. NotOurs, Cut, Newer: it holds nothing that can be read here."""
    head, rest = code[:2], code[2:]
    if len(head) < 2 or head[0] not in "ra" or head[1] not in "123456789":
        raise NotOurs
    if int(head[1]) > VERSION:
        raise Newer
    try:
        packed = urlsafe_b64decode(rest.encode("ascii") + b"=" * (-len(rest) % 4))
    except (ValueError, binascii.Error) as error:
        raise Cut from error
    check, data = packed[:_CHECK], packed[_CHECK:]
    if len(packed) <= _CHECK or check != _check(head, data):
        raise Cut
    try:
        inflater = zlib.decompressobj(wbits=-15)
        body = json.loads(inflater.decompress(data, _INFLATED))
        return _receipt(body) if head[0] == "r" else _answer(body)
    except (ValueError, TypeError, RecursionError, zlib.error) as error:
        # The check fits, so somebody made it so on purpose: it is none of ours.
        raise NotOurs from error


def _receipt(body: Any) -> Receipt:
    id, place, day, asked = body
    promises = tuple(Asked(_text(words), _day(due)) for words, due in asked)
    if not 0 < len(promises) <= MOST:
        raise ValueError("no promises, or too many")
    return Receipt(_name(id), _text(place), _day(day), promises)


def _answer(body: Any) -> Answer:
    id, receipt, day, numbers, line = body
    if not isinstance(numbers, str) or not 0 < len(numbers) <= MOST:
        raise ValueError("no answers, or too many")
    words: tuple[Word, ...] = ("", *WORDS)
    said = tuple(words[int(number)] for number in numbers if int(number) < len(words))
    if len(said) != len(numbers) or not any(said):
        raise ValueError("nothing was said")
    return Answer(_name(id), _name(receipt), _day(day), said, _text(line, LONGEST_LINE))


def _text(value: Any, longest: int = LONGEST_WORDS) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("not words, or too many")
    return value


def _name(value: Any) -> str:
    if (
        not isinstance(value, str)
        or not (value.isascii() and value.isalnum())
        or not 0 < len(value) <= 40
    ):
        raise ValueError("not a name")
    return value


def _day(value: Any) -> str:
    if value == "":
        return ""
    return date.fromisoformat(value).isoformat()


def shortened(words: str, longest: int = LONGEST_WORDS) -> str:
    """Return words on one line, with dots where they are cut."""
    whole = " ".join(words.split())
    return whole if len(whole) <= longest else f"{whole[: longest - 1].rstrip()}…"


def is_said(said: Sequence[str]) -> bool:
    """Whether anything at all was said."""
    return any(word in WORDS for word in said)
