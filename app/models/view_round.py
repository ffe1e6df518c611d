"""A round of views: one request to some colleagues, and what came of it. Kept as sealed records of
the journal: one for the round, one for each view that came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from app.models.framed import from_letters, in_letters
from app.models.journal import Entry, Written
from app.models.view_request import GROUPS, SAID, Request, View
from app.models.views import Look

TEMPLATE = "~views"
"""The template of the records."""
Way = Literal["endpoint", "carried"]
"""How answers come back: through an endpoint, or in codes from device to device."""
FEWEST, MOST = 3, 30
"""How many colleagues may be asked in one round."""


@dataclass(frozen=True, slots=True)
class Round:
    """One request, and how far it has come."""

    request: Request
    private: bytes
    """Opens the letters of this round; none where its answers are not sealed."""
    most: int
    """How many answers are taken."""
    made_at: int
    """Milliseconds since 1970."""
    device: str = ""
    """The device that asked. Where views are carried only this one takes them in and looks, so
    that no two devices show different ones."""
    looks: tuple[tuple[str, ...], ...] = ()
    """Ids of the records that were there at each look, without those of a look before."""
    is_closed: bool = False
    left: int = 0
    """How many answers were forgotten when it was closed, because they could only have been shown
    by themselves."""
    unread: int = 0
    """How many answers could not be opened."""

    @property
    def id(self) -> str:
        """The id of the request and of the record."""
        return self.request.id

    @property
    def way(self) -> Way:
        """How answers come back."""
        return "endpoint" if self.request.endpoint else "carried"


@dataclass(frozen=True, slots=True)
class Came:
    """A view that came, in its record."""

    record: str
    round: str
    view: View


def record_of(round: str, view: str) -> str:
    """Return the id of the record of a view. A rater chose the view's own id, so that one must not
    name a record: it could be that of another entry."""
    return hashlib.blake2b(f"{round}/{view}".encode(), digest_size=13).hexdigest()


def written_round(round: Round) -> Written:
    """Return what is sealed of a round."""
    request = round.request
    data = {
        "kind": "round",
        "name": request.name,
        "statements": list(request.statements),
        "until": request.until,
        "public": in_letters(request.public),
        "private": in_letters(round.private),
        "endpoint": request.endpoint,
        "token": request.token,
        "most": round.most,
        "device": round.device,
        "looks": [list(look) for look in round.looks],
        "closed": round.is_closed,
        "left": round.left,
        "unread": round.unread,
    }
    return Written(TEMPLATE, round.made_at, data=data)


def written_view(round: Round, view: View) -> Written:
    """Return what is sealed of a view: not when it came."""
    data = {
        "kind": "view",
        "round": round.id,
        "id": view.id,
        "said": dict(view.said),
        "group": view.group,
        "alone": view.is_alone,
        "words": view.words,
    }
    return Written(TEMPLATE, round.made_at, data=data)


def rounds(records: Iterable[Entry]) -> tuple[Round, ...]:
    """Return the rounds among sealed records, the newest first."""
    found = [round for entry in records if (round := _joined(entry)) is not None]
    return tuple(sorted(found, key=lambda round: (round.made_at, round.id), reverse=True))


def came(records: Iterable[Entry], round: str) -> tuple[Came, ...]:
    """Return the views of a round among sealed records, in no order that means anything."""
    found = []
    for entry in records:
        data = entry.written.data
        is_view = entry.written.template == TEMPLATE and data.get("kind") == "view"
        if is_view and data.get("round") == round:
            found.append(Came(entry.id, round, _view(data)))
    return tuple(sorted(found, key=lambda each: each.record))


def looks_of(round: Round, there: Sequence[Came]) -> tuple[Look, ...] | None:
    """Return the views of each look; None while one of them is not open yet, since a part of a look
    must not be shown."""
    views = {each.record: each.view for each in there}
    if not all(record in views for look in round.looks for record in look):
        return None
    return tuple(tuple(views[record] for record in look) for look in round.looks)


def waiting(round: Round, there: Sequence[Came]) -> tuple[Came, ...]:
    """Return the views that nobody has looked at."""
    looked = {record for look in round.looks for record in look}
    return tuple(each for each in there if each.record not in looked)


def _joined(entry: Entry) -> Round | None:
    """Return the round of a record; of two versions the one that has come further."""
    found = [round for each in entry.versions if (round := _round(entry.id, each.written))]
    if not found:
        return None
    return max(found, key=lambda round: (round.is_closed, len(round.looks)))


def _round(id: str, written: Written) -> Round | None:
    data = written.data
    if written.template != TEMPLATE or data.get("kind") != "round":
        return None
    try:
        request = Request(
            id,
            str(data["name"]),
            tuple(map(str, data["statements"])),
            str(data["until"]),
            from_letters(data["public"]),
            str(data["endpoint"]),
            str(data["token"]),
        )
        return Round(
            request,
            from_letters(data["private"]),
            int(data["most"]),
            written.created_at,
            str(data["device"]),
            tuple(tuple(map(str, look)) for look in data["looks"]),
            bool(data["closed"]),
            int(data.get("left", 0)),
            int(data.get("unread", 0)),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        # A later release may write what this one cannot read; its record stays as it is.
        return None


def _view(data: Mapping[str, Any]) -> View:
    said, group = data.get("said"), data.get("group")
    return View(
        str(data.get("id", "")),
        {str(id): value for id, value in said.items() if value in SAID}
        if isinstance(said, Mapping)
        else {},
        group if group in GROUPS else "other",
        data.get("alone") is True,
        str(data.get("words") or ""),
    )


def end_of(until: date) -> int:
    """Return when a day has ended everywhere on earth, in milliseconds: noon of the next one by
    Greenwich."""
    midnight = datetime(until.year, until.month, until.day, tzinfo=UTC)
    return int((midnight + timedelta(hours=36)).timestamp()) * 1000
