"""Tags: words of one's own to find an entry by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.models.journal import Entry
from app.models.plain import whole

LONGEST = 40
"""Characters; longer than that it is a sentence."""


def tag(words: str, known: Iterable[str] = ()) -> str:
    """Return the tag that words say, spelt as one of those `known`; empty where there is none."""
    said = " ".join(whole(words).strip().lstrip("#").split())[:LONGEST].strip()
    return next((each for each in known if each.casefold() == said.casefold()), said)


def used(entries: Iterable[Entry]) -> list[str]:
    """Return the tags of entries, those used most first."""
    counted = Counter(each for entry in entries for each in entry.written.tags)
    return [each for each, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]
