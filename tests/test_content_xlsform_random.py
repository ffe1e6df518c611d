"""Random cells in forms: whatever stands there is taken in soundly."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.content.check import gather
from app.content.xlsform.checklist import read_form
from app.content.xlsform.writing import write_template

ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(),
    st.times(),
    st.text(st.characters(exclude_categories=("Cs", "Cc"), max_codepoint=0xFFFD), max_size=20),
)
NAMES = ("a", "b", "c", "d e", "")
LIKELY = {
    "type": (
        *("text", "integer", "decimal", "select_one l", "select_multiple l", "select_one m"),
        *("note", "range", "image", "date", "time", "begin group", "end group", "calculate"),
        *("select_one l or_other", "begin repeat", "end repeat", "acknowledge"),
    ),
    "name": NAMES,
    "label": ("Why?", "${a}", "", "Two\nlines", " - dash: and #", "yes", "null"),
    "label::English (en)": ("Why?", ""),
    "hint": ("In short", "${b}"),
    "relevant": (
        *("${a} = 'x'", "${b} > 3", "selected(${c}, 'x')", "not(${a} = '')", "${d e} != 'y'"),
        *("${a} > 1 and ${b} < 9 or ${c} = 'x'", "${a} = ", "true()", "FALSE", "${b} <= -0.5"),
    ),
    "constraint": (". > 3", ". >= -1 and . < 2.5", "not(. > 9)", "regex(., 'a')", ". = 'x'"),
    "constraint_message": ("No.", ""),
    "required": ("yes", "no", "${a} = 1"),
    "parameters": ("start=1 end=5", "start=5;end=0;step=0.5", "x"),
    "appearance": ("signature", "minimal"),
    "list_name": ("l", "m", "l", ""),
    "": ("stray",),
}
"""What stands in a column more often than not."""


def _sheet(least: list[str], most: int) -> st.SearchStrategy[list[list[Any]]]:
    def rows(heads: list[str]) -> st.SearchStrategy[list[list[Any]]]:
        likely = [st.sampled_from(LIKELY[head]) for head in heads]
        cells = [st.sampled_from([one] * 5 + [ANYTHING]).flatmap(lambda s: s) for one in likely]
        found = st.lists(st.tuples(*cells).map(list), min_size=1, max_size=most)
        return found.map(lambda rows: [heads, *rows])

    more = st.lists(st.sampled_from(sorted(LIKELY)), max_size=5)
    return more.map(lambda more: [*least, *more]).flatmap(rows)


@example(
    [["type", "name", "label"], ["select_one l", "", "${a}"]],
    [["list_name", "name", "label"], ["l", "a", "Why?"], ["l", None, "${a}"]],
)
@settings(max_examples=80)
@given(_sheet(["type", "name", "label"], 9), _sheet(["list_name", "name", "label"], 6))
def test_whatever_stands_in_the_cells_is_taken_in_soundly_or_refused_in_words(
    survey: list[list[Any]], choices: list[list[Any]]
) -> None:
    book = openpyxl.Workbook()
    book.active.title = "survey"
    other = book.create_sheet("choices")
    for sheet, rows in ((book.active, survey), (other, choices)):
        for row in rows:
            # What begins with = would be a formula.
            sheet.append([f" {c}" if isinstance(c, str) and c[:1] == "=" else c for c in row])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        book.save(path)
        found = read_form(path)
        assert found.left
        if found.template is None:
            return
        visits = Path(folder) / "content" / "visits"
        visits.mkdir(parents=True)
        (visits / "form.yaml").write_text(write_template(found.template), encoding="utf-8")
        records, mistakes = gather(Path(folder) / "content")
        assert mistakes == []
        assert records["visits"] == [found.template]
