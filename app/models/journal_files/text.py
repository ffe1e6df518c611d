"""Plain text, to be pasted anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.journal_files.pieces import Piece


def written(pieces: Iterable[Piece]) -> str:
    """Return pieces as plain text, a blank line between two."""
    return "\n\n".join(piece.words.strip() for piece in pieces if piece.words.strip()) + "\n"
