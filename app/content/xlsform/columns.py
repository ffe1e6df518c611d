"""Columns of the sheet “survey”: those that are read, and why the others are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.content.xlsform.left import short
from app.content.xlsform.table import Table
from app.content.xlsform.workbook import Row

COMMON = frozenset(
    {
        *("type", "name", "label", "hint", "required", "relevant", "constraint"),
        *("constraint_message", "parameters", "disabled"),
    }
)
GROUPED = frozenset({"type", "name", "label", "relevant", "disabled"})
"""What a group may say."""
YES = frozenset({"yes", "true", "true()", "1", "y"})
NO = frozenset({"", "no", "false", "false()", "0", "n"})
QUIET = frozenset({"false", "false()", "no", "0"})
"""What says nothing in a column such as `read_only`."""
WHY = {
    "appearance": "Leadwell draws each question in its own way",
    "default": "an answer is never filled in beforehand",
    "calculation": "a checklist works nothing out",
    "choice_filter": "all choices of its list are shown",
    "repeat_count": "nothing is repeated",
    "read_only": "a question is there to be answered",
    "required_message": "Leadwell says in its own words that an answer is needed",
    "guidance_hint": "a question has one hint",
    "hint": "a group has no hint",
    "trigger": "a checklist works nothing out",
    "parameters": "only a range has parameters here",
    "required": "each question says it for itself",
    "constraint": "each question says it for itself",
    "constraint_message": "each question says it for itself",
    "": "the column has no head",
}
MEDIA = ("image", "audio", "video", "big-image", "media", "autoplay")


def unused(
    table: Table,
    row: Row,
    used: Iterable[str],
    tell: Callable[[Row, str], None],
    kind: str = "",
) -> None:
    """Tell of every cell of a row that is not read; `kind` is that of its item."""
    for name, head, text in table.unused(row, used):
        if text.lower() in QUIET or (name == "appearance" and kind == "signature"):
            continue
        why = WHY.get(name, "a checklist has no such thing")
        if name.startswith(MEDIA):
            why = "a question has words only"
        column = f"The column “{head}”" if head else f"The cell {short(text)}"
        tell(row, f"{column} is left out: {why}.")
