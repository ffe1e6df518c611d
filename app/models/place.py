"""Places as people write them: the same ward, whatever capitals and spaces."""

from __future__ import annotations


def place_key(words: str) -> str:
    """Return what two ways of writing one place have in common."""
    return "".join(words.casefold().split())
