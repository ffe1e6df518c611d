"""A receipt for the ward: what was promised, and the team's own word on whether it happened.

Without an endpoint both travel whole in an address, so that no server sees them: a letter for what
it is, a digit for the version, then base64url of a check (BLAKE2b, 4 bytes) and of deflated JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from app.errors import LeadwellError
from app.models.framed import Cut as Cut
from app.models.framed import Newer as Newer
from app.models.framed import NotOurs as NotOurs
from app.models.framed import deflated, framed, inflated, name_of, text_of, unframed

Word = Literal["", "yes", "partly", "not-yet"]
WORDS: tuple[Word, ...] = ("yes", "partly", "not-yet")
"""What a team can say of a promise; nothing where it leaves one out."""
MOST = 12
"""The most promises on one receipt; three a visit is the rule."""
LONGEST_WORDS = 300
"""The most letters of a promise on a receipt, and of a place."""
LONGEST_LINE = 200
"""The most letters of what a team adds in words."""


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
    return framed(letter, deflated(body))


def unpack(code: str) -> Receipt | Answer:
    """Return what a code holds. NotOurs, Cut, Newer: it holds nothing that can be read here."""
    letter, data = unframed(code, "ra")
    body = inflated(data)
    try:
        return _receipt(body) if letter == "r" else _answer(body)
    except (ValueError, TypeError) as error:
        # The check fits, so somebody made it so on purpose: it is none of ours.
        raise NotOurs from error


def _receipt(body: Any) -> Receipt:
    id, place, day, asked = body
    promises = tuple(Asked(text_of(words, LONGEST_WORDS), _day(due)) for words, due in asked)
    if not 0 < len(promises) <= MOST:
        raise ValueError("no promises, or too many")
    return Receipt(name_of(id), text_of(place, LONGEST_WORDS), _day(day), promises)


def _answer(body: Any) -> Answer:
    id, receipt, day, numbers, line = body
    if not isinstance(numbers, str) or not 0 < len(numbers) <= MOST:
        raise ValueError("no answers, or too many")
    words: tuple[Word, ...] = ("", *WORDS)
    said = tuple(words[int(number)] for number in numbers if int(number) < len(words))
    if len(said) != len(numbers) or not any(said):
        raise ValueError("nothing was said")
    return Answer(name_of(id), name_of(receipt), _day(day), said, text_of(line, LONGEST_LINE))


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
