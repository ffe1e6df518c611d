"""Names out of a form made into ids: answers are kept by them, and addresses have them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.content.visit_rules import ID
from app.models.questions import plain

LONGEST = 60
FILLED_IN = re.compile(r"\$\{[^{}]*\}|%\([a-z]+\)s")
"""An answer that a form puts into its words, or what a loop goes over."""


def identify(wanted: str, otherwise: str) -> str:
    """Return `wanted` where it can be an id, or what is left of it, or `otherwise`."""
    if ID.fullmatch(wanted) and len(wanted) <= LONGEST:
        return wanted
    return "-".join(re.findall("[a-z0-9]+", plain(wanted)))[:LONGEST].strip("-") or otherwise


def filled_in(text: str, otherwise: str) -> tuple[str, str]:
    """Return words with “…” where a form puts an answer in, and those places; "" for none.

    Where nothing else would be left, `otherwise` is returned for the words.
    """
    found = ", ".join(dict.fromkeys(FILLED_IN.findall(text)))
    if not found:
        return text, ""
    words = FILLED_IN.sub("…", text)
    return (words if words.strip("… ") else otherwise or "…"), found


class Ids:
    """Ids of one kind, each given once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Those in `taken` are given to nothing else."""
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return an id like `wanted` that nothing else has."""
        id = wanted
        while id in self._taken:
            self._last[wanted] = self._last.get(wanted, 1) + 1
            id = f"{wanted}-{self._last[wanted]}"
        self._taken.add(id)
        return id
