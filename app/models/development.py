"""Entries of the development record that the person made themselves, of what they learned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.models.cpd import Declared, Line, are_minutes


@dataclass(frozen=True, slots=True)
class Development:
    """One entry: what the person left in, and nothing of the journal besides."""

    id: str
    title: str
    day: str
    """ISO date."""
    minutes: int | None
    """As declared; None where the person did not say."""
    note: str


def development_of(document: Mapping[str, Any]) -> Development | None:
    """Return the entry that a document holds; None where it was taken out."""
    fields = document["fields"]
    day = fields.get("day")
    try:
        date.fromisoformat(str(day))
    except ValueError:
        return None
    if fields.get("removed"):
        return None
    number = fields.get("minutes")
    return Development(
        str(document["id"]),
        str(fields.get("title") or ""),
        str(day),
        number if are_minutes(number) else None,
        str(fields.get("note") or ""),
    )


def line(entry: Development, kind: str) -> Line:
    """Return an entry as a line of the log; `kind` says what kind of learning it was."""
    noon = datetime.fromisoformat(f"{entry.day}T12:00")
    said = Declared(entry.minutes, entry.note)
    return Line("", entry.title, round(noon.timestamp() * 1000), said, kind=kind)
