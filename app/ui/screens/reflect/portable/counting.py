"""Numbers in words."""

from __future__ import annotations


def counted(words: tuple[str, str], n: int) -> str:
    """Return the words for one thing or for several, with their number."""
    return words[n != 1].format(n=n)
