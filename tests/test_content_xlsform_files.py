"""Files that are no form, or a trap: refused in words that say how to mend it."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.cli import main
from app.content.check import gather
from app.content.compile import ContentError
from app.content.xlsform.checklist import read_form
from app.content.xlsform.container import MOST_BYTES, MOST_UNPACKED, OLD
from app.content.xlsform.workbook import MOST_COLUMNS, MOST_ROWS, read_workbook
from app.content.xlsform.writing import write_template
from tests.forms import write_form

ASKED = [{"type": "text", "name": "why", "label": "Why?"}]
SAVE = "save it as .xlsx"


def _zip(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return made.getvalue()


def _changed(path: Path, name: str, data: bytes) -> None:
    """Put other bytes into one of the files of a workbook."""
    with zipfile.ZipFile(path) as archive:
        files = {file: archive.read(file) for file in archive.namelist()}
    assert name in files
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, old in files.items():
            archive.writestr(file, data if file == name else old)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty. Fetch or save it again."),
        (OLD + b"\0" * 600, "in the old format of Excel (.xls). Open it in a spreadsheet program"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "has a password. Open it, take the"),
        (b"type,name,label\ntext,why,Why?\n", SAVE),
        (b"PK\x03\x04 cut short", SAVE),
        (_zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), SAVE),
        (_zip(**{"xl__workbook.bin": b"\0"}), SAVE),
        (_zip(**{"xl__workbook.xml": b"<workbook/>"}), SAVE),
        (_zip(**{"xl__workbook.xml": b"not xml"}), SAVE),
        (
            _zip(
                **{"xl__workbook.xml": b'<!DOCTYPE a [<!ENTITY a "aa">]><workbook>&a;</workbook>'}
            ),
            "has parts that no workbook has",
        ),
        (b"0" * (MOST_BYTES + 1), "has more than 20 MB"),
    ],
    ids=["empty", "xls", "locked", "csv", "cut", "ods", "xlsb", "hollow", "broken", "dtd", "large"],
)
def test_a_file_that_is_no_workbook_is_refused_with_the_mend(
    tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    with pytest.raises(ContentError) as refused:
        read_form(path)
    assert said in str(refused.value) and "form.xlsx" in str(refused.value)


def test_a_zip_that_unpacks_to_gigabytes_is_never_unpacked(tmp_path: Path) -> None:
    path = write_form(tmp_path / "form.xlsx", ASKED)
    _changed(path, "xl/worksheets/sheet1.xml", b" " * (MOST_UNPACKED + 1))
    assert path.stat().st_size < 100_000
    with pytest.raises(ContentError, match="would unpack to more than 50 MB"):
        read_form(path)


def test_a_password_on_the_zip_itself_is_named(tmp_path: Path) -> None:
    path = write_form(tmp_path / "form.xlsx", ASKED)
    data = bytearray(path.read_bytes())
    # The flag “encrypted” of each file, in the directory at the end (APPNOTE 4.3.12, 4.4.4).
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    with pytest.raises(ContentError, match="has a password"):
        read_form(path)


def test_a_workbook_without_a_sheet_survey_names_the_sheets_it_has(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Sheet1"
    book.active.append(["type", "name", "label"])
    book.save(tmp_path / "form.xlsx")
    with pytest.raises(ContentError, match=r"has no sheet “survey”.* it has “Sheet1”. If one"):
        read_form(tmp_path / "form.xlsx")


@pytest.mark.parametrize("rows", [[], [{"kind": "text", "label": "Why?"}]])
def test_a_sheet_without_a_column_type_is_no_form(
    tmp_path: Path, rows: list[dict[str, str]]
) -> None:
    with pytest.raises(ContentError, match="has no column “type”"):
        read_form(write_form(tmp_path / "form.xlsx", rows))


def test_a_file_that_is_not_there_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(ContentError, match="There is no file"):
            read_form(path)


def test_a_sheet_that_says_it_is_endless_is_read_to_its_end(tmp_path: Path) -> None:
    path = write_form(tmp_path / "form.xlsx", ASKED)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    wide = sheet.replace(b'<dimension ref="A1:C2"', b'<dimension ref="A1:XFD1048576"')
    assert wide != sheet
    _changed(path, "xl/worksheets/sheet1.xml", wide)
    assert len(read_workbook(path).sheets["survey"].rows) == 1


def test_a_row_far_below_is_refused_and_a_column_far_right_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "survey"
    for row in (["type", "name", "label"], ["text", "why", "Why?"]):
        book.active.append(row)
    book.active.cell(2, MOST_COLUMNS + 1, "far")
    book.save(tmp_path / "wide.xlsx")
    assert read_form(tmp_path / "wide.xlsx").template is not None
    book.active.cell(MOST_ROWS + 1, 1, "text")
    book.save(tmp_path / "long.xlsx")
    with pytest.raises(ContentError, match=r"more than 50,000 rows\. Delete the empty rows"):
        read_form(tmp_path / "long.xlsx")


def test_a_formula_that_was_never_worked_out_is_said(tmp_path: Path) -> None:
    rows = [*ASKED, {"type": "text", "name": "sum", "label": '="A"&"B"'}]
    found = read_form(write_form(tmp_path / "form.xlsx", rows))
    told = [one.words for one in found.left if one.row == 3]
    assert any(words.startswith("A formula here has no value") for words in told)


def test_capitals_in_names_of_sheets_and_columns_do_not_matter(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "SURVEY"
    for row in (["TYPE", "NAME", "LABEL::EN"], ["Select_One yn", "q1", "Good?"]):
        book.active.append(row)
    choices = book.create_sheet("Choices")
    for row in (["LIST_NAME", "NAME", "LABEL::EN"], ["yn", "y", "Yes"], ["yn", "n", "No"]):
        choices.append(row)
    book.save(tmp_path / "form.xlsx")
    found = read_form(tmp_path / "form.xlsx").template
    assert found is not None and found.sections[0].items[0].kind == "choice"


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


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command is given, with a form in it."""
    monkeypatch.chdir(tmp_path)
    write_form(tmp_path / "why.xlsx", [*ASKED, {"type": "geopoint", "name": "place"}])
    (tmp_path / "content" / "visits").mkdir(parents=True)
    return tmp_path


def test_the_command_prints_the_checklist_and_says_what_is_left_out(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "import-xlsform", "why.xlsx"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("id: why\ntitle: why\n")
    assert "why.xlsx, survey, row 3: The question “place” is left out" in said.err
    assert list((here / "content" / "visits").iterdir()) == []


@pytest.mark.parametrize("to", ["content/visits/why.yaml", "content/visits"])
def test_the_command_writes_a_new_file_that_is_sound_and_never_writes_over_one(
    here: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    command = ["content", "import-xlsform", "why.xlsx", "--to", to]
    assert main(command) == 0
    path = here / "content" / "visits" / "why.yaml"
    assert "1 item is in" in capsys.readouterr().out
    assert main(["content", "check"]) == 0
    before = path.read_bytes()
    assert main(["content", "import-xlsform", "why.xlsx", "--to", str(path)]) == 1
    assert "is there already. It was left as it is." in capsys.readouterr().err
    assert path.read_bytes() == before


def test_the_command_refuses_in_one_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "old.xls").write_bytes(OLD)
    assert main(["content", "import-xlsform", "old.xls"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["content", "import-xlsform", "why.xlsx", "--to", "why.txt"]) == 1
    assert "ends in .yaml" in capsys.readouterr().err
    write_form(here / "sum.xlsx", [{"type": "calculate", "name": "sum"}])
    assert main(["content", "import-xlsform", "sum.xlsx"]) == 1
    assert "Nothing in sum.xlsx can be asked on a visit." in capsys.readouterr().err
