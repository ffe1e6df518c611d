"""The team's own word on a promise: an event, which never closes the promise by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.models.moment import moment
from app.models.receipt import WORDS, Word

Way = Literal["carried", "endpoint"]


@dataclass(frozen=True, slots=True)
class TeamWord:
    """What a team said about one promise."""

    id: str
    said: Word
    day: str
    """ISO date on which it was said."""
    line: str = ""
    """What was added in words, for the whole receipt."""
    heard_at: int = 0
    """When this reached the leader, in milliseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Given:
    """A receipt that was given to a team."""

    id: str
    visit: str
    promises: tuple[str, ...]
    """Ids of the promises, in the order in which the team reads them."""
    place: str
    day: str
    """ISO date of the visit."""
    way: Way
    token: str
    """The end of its address at the endpoint, which nobody can guess; empty where it is carried.

    The endpoint's own table has only a hash of it; who reads this record there reads the promises
    as well.
    """
    given_at: int
    is_withdrawn: bool = False


def event(id: str, said: Word, day: str, line: str, receipt: str, heard_at: int) -> dict[str, Any]:
    """Return the event that keeps a team's word; `id` makes one that comes twice count once."""
    return {
        "e": id, "k": "word", "said": said, "day": day, "line": line, "receipt": receipt,
        "at": heard_at,
    }  # fmt: skip


def words_of(events: Iterable[Mapping[str, Any]]) -> tuple[TeamWord, ...]:
    """Return what a team said about one promise, the newest first; a later release may have kept
    other things too."""
    found = [
        TeamWord(
            str(each["e"]),
            each["said"],
            str(each.get("day") or ""),
            str(each.get("line") or ""),
            moment(each.get("at")) or 0,
        )
        for each in events
        if each.get("k") == "word" and each.get("said") in WORDS
    ]
    return tuple(sorted(found, key=lambda word: (word.day, word.heard_at, word.id), reverse=True))


def given_of(document: Mapping[str, Any]) -> Given:
    """Return the receipt that a document of registers holds."""
    fields = document["fields"]
    promises = fields.get("promises")
    return Given(
        id=document["id"],
        visit=str(fields.get("visit", "")),
        promises=tuple(map(str, promises)) if isinstance(promises, list) else (),
        place=str(fields.get("place", "")),
        day=str(fields.get("day", "")),
        way="endpoint" if fields.get("way") == "endpoint" else "carried",
        token=str(fields.get("token") or ""),
        given_at=moment(fields.get("given")) or 0,
        is_withdrawn=bool(fields.get("withdrawn")),
    )
