"""Tokens: the words of a sentence, with what tells a name from another word."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}\-][^\W\d_]+)*")
_OWNERS = ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s", "'S", "\N{RIGHT SINGLE QUOTATION MARK}S")

_OPENERS = ':"\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}/*#'


class Token(NamedTuple):
    """A word. A tuple and not a record: hundreds are made anew while one types."""

    text: str
    lower: str
    start: int
    end: int
    gap: str
    """What stands between the word before it and it."""
    is_owner: bool
    """Whether 's followed, which is not part of it."""
    is_capital: bool
    """Whether it begins with a capital and goes on in lower case."""
    is_shouted: bool
    """Whether it is all in capitals."""
    is_start: bool
    """Whether it would begin with a capital anyway: first in its sentence, quote or list."""


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words between two places of a text."""
    row: list[Token] = []
    last = start
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        is_owner = len(word) > 2 and word.endswith(_OWNERS)
        word = word[:-2] if is_owner else word
        is_shouted = len(word) > 1 and word.isupper()
        is_capital = word[0].isupper() and not is_shouted
        gap = text[last : match.start()]
        row.append(
            Token(
                word,
                word.lower(),
                match.start(),
                match.start() + len(word),
                gap,
                is_owner,
                is_capital,
                is_shouted,
                not row or (gap != " " and any(mark in gap for mark in _OPENERS)),
            )
        )
        last = match.start() + len(word)
        if is_owner:
            last = match.end()
    return row
