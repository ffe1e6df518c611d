"""A mistake in content: where, what and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake, in words for an author."""

    file: str
    line: int
    words: str
    mend: str

    def __str__(self) -> str:
        """Return it as one line of `leadwell content check`."""
        return f"{self.file}:{self.line}: {self.words} Mend: {self.mend}"
