"""The versions of an entry, as the store keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def past(document: Mapping[str, Any]) -> list[str]:
    """Return the versions that others took the place of, the latest first.

    By what was made from what: the clock may have been set back in between.
    """
    kept = document["revisions"]
    ages: dict[str, int] = {}
    waiting = [(rev, 0) for rev in document["heads"]]
    while waiting:
        rev, age = waiting.pop()
        # A chain is no longer than all of it, save where a damaged device made a ring.
        if rev in kept and ages.get(rev, -1) < age < len(kept):
            ages[rev] = age
            waiting += [(parent, age + 1) for parent in kept[rev]["parents"]]
    found = [
        rev for rev in kept if rev not in document["heads"] and kept[rev]["sealed"] is not None
    ]
    return sorted(found, key=lambda rev: (ages.get(rev, len(kept)), -kept[rev]["at"], rev))
