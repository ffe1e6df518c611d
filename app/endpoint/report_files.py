"""Reports as files, for a spreadsheet or another program: the very numbers of the screen."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from app.models.cpd import BOM, harmless
from app.models.report import ALL, NONE, Line, Report
from app.models.report_hiding import OTHERS, SMALL

HEADINGS = ("Table", "Group", "Topic", "Number", "Of people", "Why no number")
WORDS = {
    ALL: "Everyone together",
    NONE: "None given",
    OTHERS: "All hidden ones together",
    SMALL: "Small groups together",
}
MARKS = {
    "few": "fewer than five",
    "most": "all, or all but fewer than five",
    "kept": "kept back: it is below five, or would give away a number that is",
}
NOTE = (
    "Numbers below five are not told, nor any that would give one away.",
    "This is no league table: teams differ in size and in what they do.",
)

Row = tuple[str, str, str, int | None, int | None, str]


def rows(report: Report, words: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows of a report under `HEADINGS`; `words` says what ids are called."""
    known = {**words, **report.names, **WORDS}
    for line in report.lines:
        yield _row(line, known)
    for team, month in sorted(report.last.items()):
        yield ("last visit", known.get(team, team), month, None, None, "")
    if report.days is not None:
        yield ("median days until the team heard", WORDS[ALL], "", report.days, None, "")


def as_csv(report: Report, words: Mapping[str, str]) -> bytes:
    """Return it as CSV that Excel reads as UTF-8, with no cell that it takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for row in rows(report, words):
        writer.writerow(harmless("" if cell is None else str(cell)) for cell in row)
    for note in (*NOTE, f"Up to {report.until}"):
        writer.writerow([note])
    return (BOM + out.getvalue()).encode()


def as_xlsx(report: Report, words: Mapping[str, str]) -> bytes:
    """Return it as a workbook of Excel. A text stays a text, whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = report.name
    sheet.append(HEADINGS)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in rows(report, words):
        sheet.append(
            ILLEGAL_CHARACTERS_RE.sub("", harmless(each)) if isinstance(each, str) else each
            for each in row
        )
    for column, width in zip("ABCDEF", (16, 36, 36, 10, 10, 36), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    about = book.create_sheet("About")
    for note in (*NOTE, f"Up to {report.until}"):
        about.append([note])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_json(report: Report, words: Mapping[str, str]) -> bytes:
    """Return it as JSON: an object a row, by `HEADINGS`."""
    named = [dict(zip(HEADINGS, row, strict=True)) for row in rows(report, words)]
    whole = {"report": report.name, "until": report.until, "notes": NOTE, "rows": named}
    return json.dumps(whole, indent=1, ensure_ascii=False).encode()


FORMS = {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}
"""By form: what makes the file."""


def _row(line: Line, known: Mapping[str, str]) -> Row:
    figure = line.figure
    group, topic = known.get(line.group, line.group), known.get(line.topic, line.topic)
    return (line.table, group, topic, figure.count, figure.people, MARKS.get(figure.mark, ""))
