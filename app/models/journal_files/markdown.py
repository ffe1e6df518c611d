"""Markdown: what people read in any editor, and other journals take in."""

from __future__ import annotations

import re

from app.models.journal_files.pieces import Piece

_MEANT = re.compile(
    r"^((?: {0,3}(?:[-+]|\d{1,9}[.)]) )* {0,3})(#|>|=+[ \t]*$|-+[ \t]*$|~~~)", re.MULTILINE
)
"""What begins a line, or an item, and would be set as something else."""
_INDENTED = re.compile(r"^(?: *\t[ \t]*| {4,})", re.MULTILINE)
"""What begins a line so would be set as a program."""
_LISTED = re.compile(r"^ {0,3}(?:[-+]|\d{1,9}[.)])[ \t].*$", re.MULTILINE)
"""What begins an item so, and goes on after a gap, would be set as a program too."""
_GAPS = re.compile(r"[ \t]{2,}|\t")
_ANYWHERE = re.compile(r"([\\<*_`\[\]&])")
_HEADS = {"title": "# ", "entry": "## ", "question": "### "}


def written(piece: Piece) -> str:
    """Return a piece as Markdown. The person's own words stay what they are: no mark in them makes
    a heading, a link or a tag, and each of their lines stays a line."""
    words = piece.words.strip("\n")
    if piece.kind in _HEADS:
        return f"{_HEADS[piece.kind]}{escaped(' '.join(words.split()))}\n\n"
    if piece.kind in ("about", "note"):
        return f"*{escaped(' '.join(words.split()))}*\n\n"
    words = _LISTED.sub(lambda item: _GAPS.sub(" ", item[0]), _INDENTED.sub("   ", escaped(words)))
    lines = _MEANT.sub(r"\1\\\2", words).split("\n")
    return (
        "".join(
            f"{line.rstrip()}  \n" if line.strip() and after.strip() else f"{line.rstrip()}\n"
            for line, after in zip(lines, [*lines[1:], ""], strict=True)
        )
        + "\n"
    )


def escaped(words: str) -> str:
    """Return words in which nothing is a mark of Markdown."""
    return _ANYWHERE.sub(r"\\\1", words)
