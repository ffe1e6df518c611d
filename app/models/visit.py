"""Visits and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.checklist import Section, VisitItem, VisitTemplate
from app.models.moment import moment
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
    """By item id: a YPN word, a number from 1 to 5, or text."""
    notes: Mapping[str, str]
    """By item id."""
    conflicts: tuple[str, ...] = ()
    """Item ids that two devices answered without knowing of each other."""
    is_removed: bool = False


def visit_of(document: Mapping[str, Any]) -> Visit:
    """Return the visit that a document of registers holds."""
    fields = document["fields"]

    def part(prefix: str) -> dict[str, str]:
        return {
            name.removeprefix(prefix): str(value)
            for name, value in fields.items()
            if name.startswith(prefix) and value is not None
        }

    return Visit(
        id=document["id"],
        template=str(fields.get("template", "")),
        place=str(fields.get("place", "")),
        started_at=moment(fields.get("started")) or 0,
        finished_at=moment(fields.get("finished")),
        answers=part("answer."),
        notes=part("note."),
        conflicts=tuple(
            name.removeprefix("answer.")
            for name in document["conflicts"]
            if name.startswith("answer.")
        ),
        is_removed=bool(fields.get("removed")),
    )


def answered(visit: Visit, section: Section) -> tuple[int, int]:
    """Return how many items of a section have an answer, and how many there are."""
    plain = [item for item in section.items if item.kind != "promise"]
    return sum(item.id in visit.answers for item in plain), len(plain)


def items(template: VisitTemplate) -> list[VisitItem]:
    """Return all items of a template."""
    return [item for section in template.sections for item in section.items]
