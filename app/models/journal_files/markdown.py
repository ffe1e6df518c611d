"""Markdown: what people read in any editor, and other journals take in."""

from __future__ import annotations

import re

from app.models.journal_files.pieces import Piece

_MEANT = re.compile(r"^( {0,3})(#|>|=+[ \t]*$|-+[ \t]*$|~~~)", re.MULTILINE)
_INDENTED = re.compile(r"^(?: *\t[ \t]*| {4,})", re.MULTILINE)
"""What begins a line so would be set as a program."""
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
    lines = _MEANT.sub(r"\1\\\2", _INDENTED.sub("   ", escaped(words))).split("\n")
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
