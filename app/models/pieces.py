"""Pieces of a long text that can be looked at one by one, so that a key looks at one anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG = 1_000
"""Characters after which a line is cut where a sentence ends."""
_END = re.compile(r"[.!?]\s+(?=\S)")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each piece begins, and the piece: its lines, the long ones cut between
    sentences. Together they are the whole text."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        while end - start > LONG:
            cut = _END.search(text, start + LONG, end)
            if cut is None:
                break
            yield start, text[start : cut.end()]
            start = cut.end()
        if start < end:
            yield start, text[start:end]
        start = end
