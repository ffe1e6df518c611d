"""From the file of a form to a checklist, with all that was left out on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.content.compile import ContentError
from app.content.visit_rules import MOST_ITEMS
from app.content.xlsform import defaults
from app.content.xlsform.choices import ChoiceList, choice_lists
from app.content.xlsform.entries import Survey
from app.content.xlsform.left import Left, short
from app.content.xlsform.names import Ids, identify
from app.content.xlsform.sections import sections
from app.content.xlsform.showing import carry_conditions
from app.content.xlsform.survey import read_survey
from app.content.xlsform.table import Table
from app.content.xlsform.workbook import READ, Sheet, Workbook, read_workbook
from app.models.checklist import VisitTemplate

SETTINGS = ("form_title", "form_id", "default_language")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a form became."""

    template: VisitTemplate | None
    """None: nothing in it can be asked on a visit."""
    left: tuple[Left, ...]
    """What was left out or changed, in the order of the form."""


def read_form(path: Path, taken: Collection[str] = ()) -> Taken:
    """Return the checklist that a form becomes, with an id that is not `taken`.

    ContentError: the file cannot be read, is no form, or has more questions than a visit can hold.
    """
    book = read_workbook(path)
    left: list[Left] = list(book.left)
    title, form_id, default = _settings(book, left)
    table = Table(_survey(path, book), default)
    if "type" not in table:
        raise ContentError(
            f"The sheet “{table.sheet}” of {path.name} has no column “type”, so it is no XLSForm. "
            "The first row names the columns: type, name and label."
        )
    choices = Table(book.sheets["choices"], default) if "choices" in book.sheets else None
    lists = choice_lists(choices, left.append)
    survey = read_survey(table, lists, left.append)
    if len(survey.entries) > MOST_ITEMS:
        raise ContentError(
            f"{path.name} has {len(survey.entries):,} questions, and a checklist has {MOST_ITEMS} "
            "at most. Nothing was cut, and nothing was written. Make several forms of it, with "
            "one focus each."
        )
    carry_conditions(survey, left.append)
    left += _unasked(lists, survey, choices.sheet if choices else "")
    left += _other_sheets(book)
    parts = sections(survey, left.append)
    if not parts:
        return Taken(None, _ordered(left, book))
    has_photos = any(item.kind == "photo" for part in parts for item in part.items)
    name = title or path.stem
    settings = book.sheets["settings"].name if "settings" in book.sheets else "settings"
    left += [] if title else [Left(settings, 0, defaults.NO_TITLE)]
    left += [Left(table.sheet, 0, defaults.PHOTOS)] if has_photos else []
    left += [Left(table.sheet, 0, words) for words in (defaults.LACKING, defaults.PROMISELESS)]
    template = VisitTemplate(
        id=Ids(taken).take(identify(form_id or name, identify(path.stem, "form"))),
        title=name,
        summary=f"A checklist made of the form “{name}”.",
        minutes=defaults.MINUTES,
        purpose=defaults.PURPOSE,
        opening=defaults.OPENING,
        safety=defaults.SAFETY,
        sections=parts,
        allows_photos=has_photos,
    )
    return Taken(template, _ordered(left, book))


def _survey(path: Path, book: Workbook) -> Sheet:
    if "survey" in book.sheets:
        return book.sheets["survey"]
    names = ", ".join(f"“{sheet.name}”" for sheet in book.sheets.values()) or "no sheets"
    raise ContentError(
        f"{path.name} has no sheet “survey”, so it is no XLSForm: it has {names}. If one of them "
        "holds the questions, rename it to “survey”."
    )


def _settings(book: Workbook, left: list[Left]) -> tuple[str, str, str]:
    """Title, id and default language; the other settings are left out."""
    if "settings" not in book.sheets:
        return "", "", ""
    table = Table(book.sheets["settings"])
    first, *others = table.rows or (None,)
    if first is None:
        return "", "", ""
    for _, head, text in table.unused(first, SETTINGS):
        words = f"The setting {short(head or text)} is left out: a checklist has no such thing."
        left.append(Left(table.sheet, first.number, words))
    for row in others:
        left.append(Left(table.sheet, row.number, "This row is left out: a form has one."))
    title, form_id, default = (" ".join(table.cell(first, name).split()) for name in SETTINGS)
    return title, form_id, default


def _ordered(left: list[Left], book: Workbook) -> tuple[Left, ...]:
    """By sheet and row; what is about a whole sheet stands after its rows."""
    order = [sheet.name for sheet in book.sheets.values()]

    def place(one: Left) -> tuple[int, float]:
        at = order.index(one.sheet) if one.sheet in order else len(order)
        return at, one.row or float("inf")

    return tuple(sorted(left, key=place))


def _unasked(lists: dict[str, ChoiceList], survey: Survey, sheet: str) -> Iterator[Left]:
    asked = {entry.list_name for entry in survey.entries}
    for name, found in lists.items():
        if name not in asked:
            words = (
                f"The list of choices {short(name)} is left out: no question that is kept uses it."
            )
            yield Left(sheet, found.row, words)


def _other_sheets(book: Workbook) -> Iterator[Left]:
    for name, sheet in book.sheets.items():
        if name not in READ and any(sheet.head.cells):
            words = "This sheet is left out: only survey, choices and settings are read."
            yield Left(sheet.name, 0, words)
