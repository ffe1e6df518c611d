"""What a journal holds, counted: reckoned when first asked for, and again when it has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from app.models.journal import Entry
from app.models.sieve import Kind, Sieve, counts
from app.models.tags import used

T = TypeVar("T")
Entries = tuple[Entry, ...]


class Contents:
    """Remembers the last answer to each question; `forget` it when the journal locks."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._known: dict[str, tuple[Entries, Any, Any]] = {}

    def shown(self, entries: Entries, sieve: Sieve) -> Entries:
        """Return the entries that a sieve lets through."""
        return self._once("shown", entries, sieve, lambda: sieve.sifted(entries))

    def counts(self, entries: Entries, kind: Kind) -> Mapping[str, int]:
        """Return how many entries have what one can look for, of one kind."""
        return self._once(f"counts/{kind}", entries, None, lambda: counts(entries, kind))

    def tags(self, entries: Entries) -> list[str]:
        """Return all tags, those used most first."""
        return self._once("tags", entries, None, lambda: used(entries))

    def forget(self) -> None:
        """Let go of everything."""
        self._known = {}

    def _once(self, name: str, entries: Entries, by: Any, reckon: Callable[[], T]) -> T:
        known = self._known.get(name)
        if known is None or known[0] is not entries or known[1] != by:
            known = (entries, by, reckon())
            self._known[name] = known
        answer: T = known[2]
        return answer
