"""The sheets of a workbook as plain text, or why the file cannot be read and what to do."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from app.content.compile import ContentError
from app.content.xlsform.container import checked
from app.content.xlsform.left import Left

MOST_ROWS = 50_000
"""Rows of a sheet, empty ones among them."""
MOST_COLUMNS = 256
READ = ("survey", "choices", "settings")
"""The sheets of a form. Of others nothing is read but whether there is anything in them."""
GLANCE = 50
SAVE = "Open it in a spreadsheet program and save it as .xlsx (“Excel workbook”)."


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it."""

    number: int
    """As the spreadsheet counts it."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its first row that is not empty, and the rows below."""

    name: str
    head: Row
    rows: tuple[Row, ...]
    is_wide: bool = False
    """There are heads of columns further right than is read."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets by their names in small letters, and what could not be read in them."""

    sheets: dict[str, Sheet]
    left: tuple[Left, ...]


def read_workbook(path: Path) -> Workbook:
    """Return the sheets of a file. ContentError: it is no workbook that can be read safely."""
    has_formulas = checked(path)
    try:
        sheets = dict(_sheets(path, are_values=True))
        silent = _silent(path, sheets) if has_formulas else []
    except ContentError:
        raise
    except ImportError as error:
        raise ContentError(
            "Spreadsheets are read with openpyxl, which is not installed. Type: make check"
        ) from error
    except Exception as error:  # a damaged workbook fails in openpyxl in a hundred ways
        raise ContentError(f"{path.name} is damaged, or is no workbook. {SAVE}") from error
    wide = [
        Left(sheet.name, sheet.head.number, f"Columns after number {MOST_COLUMNS} are left out.")
        for sheet in sheets.values()
        if sheet.is_wide
    ]
    return Workbook(sheets, (*silent, *wide))


def _sheets(path: Path, are_values: bool) -> Iterator[tuple[str, Sheet]]:
    import openpyxl

    with warnings.catch_warnings():
        # It warns of drop-down lists, colours and the like, of which nothing is read here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, read_only=True, data_only=are_values)
        try:
            for sheet in book.worksheets:
                name = sheet.title.strip().lower()
                rows = list(_rows(sheet, path, MOST_ROWS if name in READ else GLANCE))
                head = rows[0] if rows else Row(1, ())
                is_wide = name in READ and _is_wide(sheet, head.number)
                yield name, Sheet(sheet.title, head, tuple(rows[1:]), is_wide)
        finally:
            book.close()


def _rows(sheet: Any, path: Path, most: int) -> Iterator[Row]:
    # What a file says of its own size is often wrong, and padding to it costs minutes.
    sheet.reset_dimensions()
    found = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
    for number, cells in enumerate(islice(found, most + (most == MOST_ROWS)), 1):
        if number > MOST_ROWS:
            raise ContentError(
                f"The sheet “{sheet.title}” of {path.name} has more than {MOST_ROWS:,} rows. "
                "Delete the empty rows at its end, save it and try again."
            )
        texts = tuple(map(_text, cells))
        if any(texts):
            yield Row(number, texts)


def _is_wide(sheet: Any, head: int) -> bool:
    beyond = sheet.iter_rows(min_row=head, max_row=head, min_col=MOST_COLUMNS + 1, values_only=True)
    return any(_text(value) for row in beyond for value in row)


def _text(value: Any) -> str:
    """A cell as it is read: whole numbers without a point, days as 2026-11-26."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).replace("\xa0", " ").strip()


def _silent(path: Path, sheets: dict[str, Sheet]) -> list[Left]:
    """Formulas whose value was never worked out: nothing of them can be read."""
    written = dict(_sheets(path, are_values=False))
    found = []
    for name, sheet in written.items():
        known = {row.number: row.cells for row in (sheets[name].head, *sheets[name].rows)}
        for row in (sheet.head, *sheet.rows):
            values = known.get(row.number, ())
            for at, text in enumerate(row.cells):
                if text.startswith("=") and not (at < len(values) and values[at]):
                    words = "A formula here has no value: open the file, save it and try again."
                    found.append(Left(sheet.name, row.number, words))
    return found
