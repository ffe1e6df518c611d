"""Visits and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.models.checklist import VisitItem, VisitTemplate
from app.models.ink import Ink, ink_of
from app.models.jot import Jot, asked_of, jots_of
from app.models.moment import moment
from app.models.photo import Photo, photos_of
from app.models.promise import Promise as Promise
from app.models.promise import PromiseState as PromiseState
from app.models.promise import promise_of as promise_of

YPN = ("yes", "partly", "no", "unseen")
"""The answers to a yes, partly or no item."""
CLOCK = (2, 10, 30, 90)
"""Days after which a team may expect to hear (our own clock; no study fixes one)."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit, as far as it has come."""

    id: str
    template: str
    place: str
    """The team or ward, in the visitor's words."""
    started_at: int
    """Milliseconds since 1970."""
    finished_at: int | None
    answers: Mapping[str, str]
    """By item id: a YPN word, a number, the id of an option, an ISO date, a time, or text."""
    notes: Mapping[str, str]
    """By item id."""
    conflicts: tuple[str, ...] = ()
    """Item ids that two devices answered without knowing of each other."""
    is_removed: bool = False
    edition: str = ""
    """The checklist it began with (`app.models.edition`); empty where it kept none."""
    picks: frozenset[str] = frozenset()
    """The registers of options that are chosen (`app.models.filled`)."""
    inks: Mapping[str, Ink] = field(default_factory=dict)
    """By item id: what was signed with the finger."""
    photos: tuple[Photo, ...] = ()
    jots: tuple[Jot, ...] = ()
    asked: int = 0
    """Open questions that were counted."""


def visit_of(document: Mapping[str, Any]) -> Visit:
    """Return the visit that a document of registers holds."""
    fields = document["fields"]
    parts: dict[str, dict[str, Any]] = {}
    for name, value in fields.items():
        kind, _, rest = name.partition(".")
        if rest and value is not None:
            parts.setdefault(kind, {})[rest] = value

    def part(kind: str) -> Mapping[str, Any]:
        return parts.get(kind, {})

    return Visit(
        id=document["id"],
        template=str(fields.get("template", "")),
        place=str(fields.get("place", "")),
        started_at=moment(fields.get("started")) or 0,
        finished_at=moment(fields.get("finished")),
        answers={item: str(value) for item, value in part("answer").items()},
        notes={item: str(value) for item, value in part("note").items()},
        conflicts=tuple(
            name.removeprefix("answer.")
            for name in document["conflicts"]
            if name.startswith("answer.")
        ),
        is_removed=bool(fields.get("removed")),
        edition=str(fields.get("edition") or ""),
        picks=frozenset(f"pick.{rest}" for rest, value in part("pick").items() if value),
        inks={item: ink for item, value in part("ink").items() if (ink := ink_of(value))},
        photos=photos_of(part("photo"), part("caption")),
        jots=jots_of(part("jot")),
        asked=asked_of(part("asked")),
    )


def items(template: VisitTemplate) -> list[VisitItem]:
    """Return all items of a template."""
    return [item for section in template.sections for item in section.items]
