"""A request for views, and a view in answer to it, as they stand in an address.

Whoever has the address of a request may answer it; nobody but who asked can open the answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from app.errors import LeadwellError
from app.models.framed import (
    NotOurs,
    deflated,
    framed,
    from_letters,
    in_letters,
    inflated,
    name_of,
    text_of,
    unframed,
)
from app.models.op import canonical

Group = Literal["lead", "peer", "report", "other"]
"""Who answers, from where the person who asked stands: someone they report to, a colleague,
someone who reports to them, someone else."""
GROUPS: tuple[Group, ...] = get_args(Group)
NOT_SEEN = 0
SAID = (1, 2, 3, 4, NOT_SEEN)
"""Rarely, sometimes, often, almost always; not seen."""
MOST_STATEMENTS = 32
LONGEST_NAME = 60
LONGEST_WORDS = 300
"""The most letters that one adds in words."""
_ID = 26
"""Letters of an id as `new_id` makes it."""
_PADDED = 256
"""A view is padded to a multiple of so many bytes, so that its size tells little."""


class NotAView(LeadwellError):
    """This code does not ask for your view, and does not bring one. Nothing was changed. Scan the
    code on the other person's screen."""


class TooLong(LeadwellError):
    """These words are too long for one code. They are still here, and nothing was sent. Make them
    shorter, then try again."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks colleagues, in the address that they are given."""

    id: str
    name: str
    """What the person who asks is called."""
    statements: tuple[str, ...]
    """Ids of the behaviour framework."""
    until: str
    """ISO date of the last day."""
    public: bytes = b""
    """The key that answers are sealed with; none where the browser of who asks has no such keys."""
    endpoint: str = ""
    """Where answers go; empty where they are carried back in a code."""
    token: str = ""
    """What proves to the endpoint that one was asked."""


@dataclass(frozen=True, slots=True)
class View:
    """What one colleague says."""

    id: str
    """Of this view, so that one that comes twice counts once."""
    said: Mapping[str, int] = field(default_factory=dict)
    """One of `SAID` by statement; what was left out is not in it."""
    group: Group = "other"
    is_alone: bool = False
    """Whether the rater, somebody that the person reports to, knows and agrees that this view may
    be shown by itself."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """A view in a code, on its way to who asked."""

    request: str
    id: str
    is_sealed: bool
    body: bytes
    """A letter (`keys/letter.py`) where it is sealed, else the view."""


def pack_request(request: Request) -> str:
    """Return a request as it stands in an address."""
    body = [
        request.id,
        request.name,
        " ".join(request.statements),
        request.until,
        in_letters(request.public),
        request.endpoint,
        request.token,
    ]
    return framed("q", deflated(body))


def pack_view(carried: Carried) -> str:
    """Return a view as it stands in an address."""
    data = f"{carried.request}{carried.id}".encode() + carried.body
    return framed("w" if carried.is_sealed else "o", data)


def unpack_request(code: str) -> Request:
    """Return the request in a code. NotAView, Cut, Newer: there is none that can be read here."""
    try:
        _, data = unframed(code, "q")
        id, name, statements, until, public, endpoint, token = inflated(data)
        request = Request(
            name_of(id),
            text_of(name, LONGEST_NAME),
            tuple(text_of(statements, 400).split()),
            date.fromisoformat(until).isoformat(),
            from_letters(public),
            text_of(endpoint, 200),
            text_of(token, 80),
        )
    except (NotOurs, ValueError, TypeError, AttributeError) as error:
        raise NotAView from error
    is_sound = (
        len(request.id) == _ID
        and request.name.strip()
        and 0 < len(set(request.statements)) == len(request.statements) <= MOST_STATEMENTS
        and len(request.public) in (0, 32)
        and bool(request.endpoint) == bool(request.token)
        and (request.public or not request.endpoint)
        and (not request.endpoint or request.endpoint.startswith(("https://", "http://")))
    )
    if not is_sound:
        raise NotAView
    return request


def unpack_view(code: str) -> Carried:
    """Return the view in a code. NotAView, Cut, Newer: there is none that can be read here."""
    try:
        letter, data = unframed(code, "wo")
        request, id = name_of(data[:_ID].decode()), name_of(data[_ID : 2 * _ID].decode())
    except (NotOurs, ValueError) as error:
        raise NotAView from error
    if len(request) != _ID or len(id) != _ID or len(data) <= 2 * _ID:
        raise NotAView
    return Carried(request, id, letter == "w", data[2 * _ID :])


def about(request: str) -> bytes:
    """Return what the letter of a view is bound to: it opens as an answer to this request alone."""
    return f"lw1/view/{request}".encode()


def view_bytes(view: View, statements: tuple[str, ...]) -> bytes:
    """Return a view as it is sealed; what it says in the order of the statements, in digits."""
    digits = "".join(str(view.said[id]) if id in view.said else "-" for id in statements)
    text = canonical([view.id, digits, view.group, int(view.is_alone), view.words])
    # JSON may end in spaces, so the padding needs no mark of its own.
    return text.ljust(-(-len(text) // _PADDED) * _PADDED)


def view_of(data: bytes, statements: tuple[str, ...]) -> View:
    """Undo `view_bytes`. NotAView: it is none, or one about other statements."""
    try:
        return _view(json.loads(data), statements)
    except (ValueError, TypeError, RecursionError) as error:
        raise NotAView from error


def _view(body: Any, statements: tuple[str, ...]) -> View:
    id, digits, group, is_alone, words = body
    if len(text_of(digits, MOST_STATEMENTS)) != len(statements):
        raise ValueError("about other statements")
    said = {
        statement: int(digit)
        for statement, digit in zip(statements, digits, strict=True)
        if digit in "01234"
    }
    if not any(said.values()):
        raise ValueError("it says nothing")
    # A group of a later release counts as another one here.
    known: Group = group if group in GROUPS else "other"
    alone = is_alone == 1 and known == "lead"
    return View(name_of(id), said, known, alone, text_of(words, LONGEST_WORDS))
