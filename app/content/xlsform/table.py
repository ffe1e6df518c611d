"""A sheet by its columns: what each is called here, and in which language its words are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.content.xlsform.left import Left
from app.content.xlsform.workbook import Row, Sheet

NAMES = {
    "command": "type",
    "tag": "name",
    "value": "name",
    "caption": "label",
    "relevance": "relevant",
    "list name": "list_name",
    "constraint message": "constraint_message",
    "constraint_msg": "constraint_message",
    "constraintmsg": "constraint_message",
    "requiredmsg": "required_message",
    "required message": "required_message",
    "readonly": "read_only",
    "title": "form_title",
    "id_string": "form_id",
}
"""Other names of columns, as older and newer forms have them."""
BRITISH = re.compile(r"british|united kingdom|\buk\b|\ben[-_]gb\b", re.IGNORECASE)
ENGLISH = re.compile(r"\benglish\b|^en\b|\(en\b", re.IGNORECASE)
WORDS = ("label", "hint", "constraint_message")
"""Columns that may be there once for each language."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    at: int
    head: str
    """As it is written there."""
    name: str
    """What it is called here."""
    language: str
    """Empty where none is said."""


def column(at: int, head: str) -> Column:
    """Return what the head of a column says."""
    parts = [part.strip() for part in head.split("::" if "::" in head else ":")]
    if parts[0].lower() == "bind" and len(parts) > 1:
        parts = parts[1:]
        parts[0] = parts[0].removeprefix("jr:")
    name = " ".join(parts[0].lower().split())
    name = NAMES.get(name, name.replace(" ", "_"))
    if name not in WORDS and len(parts) > 1:
        return Column(at, head, head.lower(), "")
    return Column(at, head, name, parts[1] if len(parts) > 1 else "")


class Table:
    """The rows of a sheet, read by the names of its columns."""

    def __init__(self, sheet: Sheet, default: str = "") -> None:
        """`default` is the form's own default language."""
        self.sheet = sheet.name
        self.rows = sheet.rows
        self._default = default.strip().lower()
        columns = [column(at, head) for at, head in enumerate(sheet.head.cells) if head]
        columns.sort(key=lambda one: (self._rank(one.language), one.at))
        self._by_name: dict[str, list[Column]] = {}
        for one in columns:
            self._by_name.setdefault(one.name, []).append(one)
        self._headed = {one.at for one in columns}
        self.head = sheet.head.number

    def __contains__(self, name: str) -> bool:
        """Return whether there is a column of this name."""
        return name in self._by_name

    def _rank(self, language: str) -> int:
        """British English first, then any English, the form's default, and the first there is."""
        if language and BRITISH.search(language):
            return 0
        if language and ENGLISH.search(language):
            return 1
        if language.lower() == self._default or not language:
            return 2
        return 3

    def cell(self, row: Row, name: str) -> str:
        """Return what a row says in a column, in the best language in which it says anything."""
        return next((text for one in self._by_name.get(name, ()) if (text := _at(row, one.at))), "")

    def foreign(self, row: Row, name: str) -> str:
        """Return the language of a cell where it is not the best one of its column."""
        columns = self._by_name.get(name, [])
        for one in columns:
            if _at(row, one.at):
                return one.language if one.language != columns[0].language else ""
        return ""

    def unused(self, row: Row, used: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Yield name, head and text of each cell of a row that stands in no column of `used`."""
        kept = set(used)
        for name, columns in self._by_name.items():
            if name not in kept:
                for one in columns:
                    if text := _at(row, one.at):
                        yield name, one.head, text
        for at, text in enumerate(row.cells):
            if text and at not in self._headed:
                yield "", "", text

    def other_columns(self, used: Iterable[str]) -> Iterator[Left]:
        """Yield the columns that are not read since another one of their name is."""
        kept = set(used)
        for name, columns in self._by_name.items():
            for one in columns[1:] if name in kept else ():
                if not any(_at(row, one.at) for row in self.rows):
                    continue
                why = (
                    f"a checklist has one language, and this one has {columns[0].head}"
                    if one.language != columns[0].language
                    else "there are two of them; the first is read"
                )
                words = f"The column “{one.head}” is left out: {why}. "
                words += "It is read only where the first one is empty."
                yield Left(self.sheet, self.head, words)


def _at(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""
