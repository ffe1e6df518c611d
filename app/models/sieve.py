"""Which entries of a journal one wants to see."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Literal

from app.models.journal import Entry

Kind = Literal["template", "tag", "behaviour", "value", "month", "grew"]


@dataclass(frozen=True, slots=True)
class Sieve:
    """What an entry must have to be shown; None where anything will do."""

    template: str | None = None
    """Id; empty for a blank page."""
    tag: str | None = None
    behaviour: str | None = None
    value: str | None = None
    month: str | None = None
    """`2026-03`, by this device's clock."""
    grew: str | None = None
    """What it grew from."""

    @property
    def asks(self) -> dict[Kind, str]:
        """What is asked for, by its kind."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {kind: value for kind, value in said.items() if value is not None}  # type: ignore[misc]

    def turned(self, kind: Kind, value: str) -> Sieve:
        """Return this with one more asked for, or, if that was asked for already, one less."""
        asked = None if getattr(self, kind) == value else value
        return replace(self, **{kind: asked})

    def lets(self, entry: Entry) -> bool:
        """Whether an entry has all that is asked for."""
        return _lets(entry, self.asks)

    def sifted(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Return the entries that have all that is asked for, in their order."""
        asks = self.asks
        return tuple([each for each in entries if _lets(each, asks)]) if asks else entries


ALL = Sieve()
"""Lets every entry through."""


def _lets(entry: Entry, asks: dict[Kind, str]) -> bool:
    return all(value in _has(entry, kind) for kind, value in asks.items())


def counts(entries: Iterable[Entry], kind: Kind) -> Counter[str]:
    """Return how many entries have what, of one kind."""
    return Counter(value for entry in entries for value in dict.fromkeys(_has(entry, kind)))


def _has(entry: Entry, kind: Kind) -> tuple[str, ...]:
    written = entry.written
    match kind:
        case "tag":
            return written.tags
        case "template":
            return (written.template,)
        case "behaviour":
            return written.behaviours
        case "value":
            return written.values
        case "month":
            day = time.localtime(written.created_at / 1000)
            return (f"{day.tm_year:04}-{day.tm_mon:02}",)
        case "grew":
            return (written.grew,) if written.grew else ()
