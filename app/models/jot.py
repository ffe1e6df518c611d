"""Jots: lines written while one listens, each with its time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.moment import moment


@dataclass(frozen=True, slots=True)
class Jot:
    """One line."""

    id: str
    at: int
    """Milliseconds since 1970."""
    text: str

    @property
    def field(self) -> str:
        """The register that it is kept in: one of its own, so that two devices' lines unite."""
        return f"jot.{self.id}"

    def value(self) -> dict[str, Any]:
        """Return what the register holds."""
        return {"at": self.at, "text": self.text}


def jots_of(kept: Mapping[str, Any]) -> tuple[Jot, ...]:
    """Return the jots of a visit, the first before the others; `kept` is by id."""
    found = [
        Jot(id, moment(value.get("at")) or 0, str(value["text"]))
        for id, value in kept.items()
        if isinstance(value, dict) and value.get("text")
    ]
    return tuple(sorted(found, key=lambda jot: (jot.at, jot.id)))


def asked_of(kept: Mapping[str, Any]) -> int:
    """Return how many open questions were asked: each device counts its own, and they add up."""
    return sum(value for value in kept.values() if type(value) is int and 0 < value < 100_000)
