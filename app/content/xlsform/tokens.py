"""The marks, names and words that an expression of a form is made of."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "text", "ref", "self", "name", "mark"]

QUOTES = (("'", "'"), ('"', '"'), ("\u2018", "\u2019"), ("\u201c", "\u201d"))
"""Around words; spreadsheets like to make curly ones of them."""
TOKEN = re.compile(
    r"""
      (?P<number> [0-9]+ (?: \.[0-9]* )? | \.[0-9]+ )
    | (?P<text> '[^']*' | "[^"]*" | \u2018[^\u2019]*\u2019 | \u201c[^\u201d]*\u201d )
    | \$\{ \s* (?P<ref> [^{}\s] (?: [^{}]*[^{}\s] )? ) \s* \}
    | (?P<self> \. (?!\.) )
    | (?P<name> [A-Za-z_][A-Za-z0-9_.-]* (?: :[A-Za-z_][A-Za-z0-9_.-]* )? )
    | (?P<mark> <= | >= | != | [=<>+*(),-] )
    """,
    re.VERBOSE,
)
PATH = set("/@[]|:")
"""Marks of paths, which are not read."""


class Malformed(Exception):
    """Why an expression cannot be read, in words that go on from “it cannot be read: ”."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Token:
    """One of them; `text` without its quotes or braces."""

    kind: Kind
    text: str


def tokens(text: str) -> Iterator[Token]:
    """Yield every token of an expression. Malformed: something in it is none."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = TOKEN.match(text, at)
        if match is None:
            raise Malformed(_why(text[at:]))
        at = match.end()
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the names of the groups
        inside = match[kind]
        if kind == "text":
            inside = inside[1:-1]
        if kind == "number" and math.isinf(float(inside)):
            raise Malformed("it has a number that is too large")
        yield Token(kind, inside)


def _why(rest: str) -> str:
    if rest[0] in PATH or rest.startswith(".."):
        return f"it has a path (“{rest[0]}”)"
    if any(rest[0] in marks for marks in QUOTES):
        return "a quotation mark is not closed"
    return f"“{rest[0]}” is not known"
