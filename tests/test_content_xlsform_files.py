"""Files that are no form, or a trap: refused in words that say how to mend it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from app.content.compile import ContentError
from app.content.xlsform.checklist import read_form
from app.content.xlsform.container import MOST_BYTES, MOST_UNPACKED, OLD
from app.content.xlsform.workbook import MOST_COLUMNS, MOST_ROWS, read_workbook
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
    found = read_form(tmp_path / "wide.xlsx")
    assert found.template is not None and not any("Columns after" in m.words for m in found.left)
    book.active.cell(1, MOST_COLUMNS + 1, "far_column")
    book.save(tmp_path / "headed.xlsx")
    found = read_form(tmp_path / "headed.xlsx")
    assert any("Columns after number 256 are left out" in m.words for m in found.left)
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
