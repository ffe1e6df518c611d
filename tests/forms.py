"""Forms of our own, written as spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from app.content.check import gather
from app.content.source import read_yaml
from app.content.xlsform.checklist import Taken, read_form
from app.content.xlsform.defaults import LACKING, NO_TITLE, PROMISELESS
from app.content.xlsform.writing import write_template
from app.models.checklist import VisitItem, VisitTemplate
from app.models.visit import items
from app.schemas.content import shape

Rows = Iterable[Mapping[str, Any]]
YES_NO = (
    {"list_name": "yn", "name": "yes", "label": "Yes"},
    {"list_name": "yn", "name": "no", "label": "No"},
)
ALWAYS = frozenset({LACKING, PROMISELESS, NO_TITLE})
"""What is said of every form that is only questions."""


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


def question(type: str, name: str, **more: Any) -> dict[str, Any]:
    """Return a row of the sheet “survey”."""
    return {"type": type, "name": name, "label": name.title(), **more}


def take(folder: Path, survey: Rows, *others: Rows, **sheets: Rows) -> Taken:
    """Take in a form of these sheets, and hold what comes out to the rules of content."""
    found = read_form(write_form(folder / "form.xlsx", survey, *others, **sheets))
    if found.template is not None:
        visits = folder / "content" / "visits"
        visits.mkdir(parents=True, exist_ok=True)
        path = visits / "form.yaml"
        path.write_text(write_template(found.template), encoding="utf-8")
        assert gather(folder / "content")[1] == []
        assert shape("visits", read_yaml(path, folder / "content").data) == found.template
    return found


def template_of(found: Taken) -> VisitTemplate:
    """Return the checklist that a form became."""
    assert found.template is not None
    return found.template


def taken_items(found: Taken) -> list[VisitItem]:
    """Return the items that a form became."""
    return items(template_of(found))


def left_words(found: Taken) -> list[tuple[int, str]]:
    """Return the rows and words of what was left out, without what is said of every form."""
    return [(one.row, one.words) for one in found.left if one.words not in ALWAYS]
