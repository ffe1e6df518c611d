"""The marks of GIFT, and how a text says the same characters without meaning them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

MARKS = "~=#{}:\\"
FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
LOW = 0xDC00
"""An escaped mark becomes a lone surrogate while a file is read: no text in UTF-8 holds one, so
that what is looked for with ordinary searches is always a mark that is meant."""

_HIDDEN = {mark: chr(LOW + ord(mark)) for mark in (*MARKS, "\n")}
_SHOWN = {ord(hidden): mark for mark, hidden in _HIDDEN.items()}


def escape(text: str) -> str:
    """Return `text` so that nothing in it is a mark."""
    text = "".join("\\" + letter if letter in MARKS else letter for letter in text)
    text = text.replace("\n", "\\n")
    # A weight or the name of a format would be taken for one, but not after a format.
    return f"[plain]{text}" if text.startswith(("%", "[")) else text


def hide(text: str) -> str:
    """Return `text` with every escaped mark put out of sight."""

    def one(found: re.Match[str]) -> str:
        letter = "\n" if found[1] == "n" else found[1]
        return _HIDDEN.get(letter, found[0])

    return re.sub(r"\\([~=#{}:\\n])", one, text)


def show(text: str, form: str = "plain") -> str:
    """Return what a hidden text says; `form` is its format unless it names one itself."""
    named = FORMAT.match(text)
    if named:
        form, text = named[1], text[named.end() :]
    shown = bare(text)
    return _Words.of(shown) if form == "html" else shown


def bare(text: str) -> str:
    """Return what a hidden text says where no format is named: in a title."""
    return re.sub(r"\s*\n\s*", " ", text.strip()).translate(_SHOWN)


class _Words(HTMLParser):
    """The words of a piece of HTML."""

    BREAKS = frozenset({"br", "p", "div", "li", "tr"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BREAKS:
            self.found.append("\n")
        if tag == "img":
            self.found.append(dict(attrs).get("alt") or "")

    @classmethod
    def of(cls, html: str) -> str:
        parser = cls()
        parser.feed(html)
        parser.close()
        lines = (" ".join(line.split()) for line in "".join(parser.found).split("\n"))
        return "\n".join(filter(None, lines))
