"""The bounds of a question: out of its constraint, or out of the parameters of a range."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace

from app.content.xlsform.bounds import bounds, can_be
from app.content.xlsform.expression import parse
from app.content.xlsform.left import short
from app.content.xlsform.table import Table
from app.content.xlsform.tokens import Malformed
from app.content.xlsform.workbook import Row
from app.models.checklist import VisitItem

Tell = Callable[[Row, str], None]
PARAMETER = re.compile(r"(start|end|step)\s*=\s*(-?[0-9]+(?:\.[0-9]+)?)", re.IGNORECASE)
RANGE = {"start": 1.0, "end": 10.0, "step": 1.0}
"""What a range is where it does not say (XLSForm reference, “Range”)."""


def bounded(table: Table, row: Row, item: VisitItem, is_whole: bool, tell: Tell) -> VisitItem:
    """Return the item with the bounds that the form gives it; what is left out is told."""
    type, parameters = table.cell(row, "type").lower(), table.cell(row, "parameters")
    item = replace(item, is_whole=is_whole)
    if type == "range":
        item = _range(row, item, parameters, tell)
    elif parameters:
        tell(row, "The column “parameters” is left out: only a range has parameters here.")
    if type == "percentage":
        item = replace(item, least=0.0, most=100.0)
    constraint = table.cell(row, "constraint")
    message = table.cell(row, "constraint_message")
    if not constraint:
        if message:
            tell(row, "The column “constraint_message” is left out: there is no constraint.")
        return item
    return _constrained(row, item, constraint, message, table.cell(row, "name"), tell)


def _constrained(
    row: Row, item: VisitItem, constraint: str, message: str, name: str, tell: Tell
) -> VisitItem:
    also = ", and so is its message" if message else ""
    what = f"The constraint {short(constraint)} is left out{also}"
    if item.kind != "number":
        tell(row, f"{what}: only numbers have bounds here.")
        return item
    try:
        found, left = bounds(parse(constraint), name, item.is_whole)
    except Malformed as error:
        tell(row, f"{what}: it cannot be read, since {error.words}.")
        return item
    has_bounds = found.least is not None or found.most is not None
    if has_bounds:
        what = f"A part of the constraint {short(constraint)} is left out"
    for words in left:
        tell(row, f"{what}: {words}.")
    if not has_bounds:
        return item
    found.narrow(item.least, item.most)
    if not can_be(found.least, found.most, item.is_whole):
        tell(row, f"The constraint {short(constraint)} is left out: no number would be allowed.")
        return item
    return replace(item, least=found.least, most=found.most, wrong=message)


def _range(row: Row, item: VisitItem, parameters: str, tell: Tell) -> VisitItem:
    said = {name.lower(): float(value) for name, value in PARAMETER.findall(parameters)}
    got = {**RANGE, **said}
    if PARAMETER.sub("", parameters).strip(" ;,"):
        tell(row, f"The parameters {short(parameters)} are read only in part: start, end and step.")
    least, most = sorted((got["start"], got["end"]))
    if not all(map(math.isfinite, got.values())):
        return item
    is_whole = all(value.is_integer() for value in got.values())
    if abs(got["step"]) != 1:
        tell(row, f"The step of the range ({got['step']:g}) is left out: any number in it will do.")
    tell(row, f"The range {short(item.id)} is a number with bounds, without a slider.")
    return replace(item, least=least, most=most, is_whole=is_whole)
