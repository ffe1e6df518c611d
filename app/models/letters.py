"""The letters that a PDF can write with its built-in typeface, which are those of Western Europe.

What it lacks is written without its marks, and never stops anything.
"""

from __future__ import annotations

import unicodedata

ENCODING = "cp1252"
"""What the built-in typeface can write: the letters of Western Europe, with dashes and quotes."""
DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"
ALIKE = str.maketrans("ŁłĐđĦħŦŧĸŊŋ" + DOTLESS, "LlDdHhTtkNni")
"""Letters that are no other letter with a mark on it, and what they are written as."""
GAP = "_"
"""Stands for a letter of another script, so that it can be written by hand."""
LONGEST = 300
"""The most letters of a part that must fit on one page with others."""


def _letter(letter: str) -> str:
    """Return a letter as it can be written: itself, else without its marks, else a gap."""
    if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return ""
    for each in (letter, unicodedata.normalize("NFKD", letter)):
        plain = "".join(other for other in each if each is letter or not _is_mark(other))
        plain = plain.translate(ALIKE)
        try:
            plain.encode(ENCODING)
        except UnicodeEncodeError:
            continue
        if plain.isprintable():
            return plain
    return GAP


def _is_mark(letter: str) -> bool:
    return unicodedata.combining(letter) != 0


def _whole(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))


def written(words: str, longest: int = LONGEST) -> str:
    """Return words as the PDF can write them, on one line."""
    whole = "".join(map(_letter, _whole(words)))
    return whole if len(whole) <= longest else f"{whole[: longest - 1].rstrip()}…"


def lacking(words: str) -> list[str]:
    """Return the letters of `words` that the PDF writes otherwise, each once."""
    return list(dict.fromkeys(letter for letter in _whole(words) if _letter(letter) != letter))
