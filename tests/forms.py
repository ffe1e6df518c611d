"""Forms of our own, written as spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Iterable[Mapping[str, Any]]


def write_form(
    path: Path, survey: Rows, choices: Rows = (), settings: Rows = (), **sheets: Rows
) -> Path:
    """Write a workbook with these sheets; each row is given by the heads of its columns."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    named = {"survey": survey, "choices": choices, "settings": settings, **sheets}
    for name, rows in named.items():
        _fill(book.create_sheet(name), list(rows))
    book.save(path)
    return path


def _fill(sheet: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    if heads:
        sheet.append(heads)
    for row in rows:
        sheet.append([row.get(head) for head in heads])
