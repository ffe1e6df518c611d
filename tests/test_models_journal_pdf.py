"""The journal as a PDF, read back by a reader that was not written here."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.models.journal_files.pdf import Book, named, unwritable
from app.models.journal_files.pieces import Piece
from tests.states import NOON

LONG = "I sat down with a worried porter and listened. " * 400


def read(*pieces: Piece) -> PdfReader:
    book = Book("My journal", "My journal", NOON, "Page {n}")
    for piece in pieces:
        book.add(piece)
    return PdfReader(io.BytesIO(book.data()), strict=True)


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags(reader: PdfReader) -> list[str]:
    """Return what each element is to a reader for ears, in the order of reading."""
    root: Any = reader.root_object
    kids: list[Any] = list(root["/StructTreeRoot"]["/K"])
    found: list[str] = []
    while kids:
        kid = kids.pop(0)
        node = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(node, dict) and "/S" in node:
            found.append(str(node["/S"]))
            inner = node.get("/K", [])
            kids = [*(inner if isinstance(inner, list) else [inner]), *kids]
    return found


def test_it_says_its_title_date_and_language_and_has_headings_and_bookmarks() -> None:
    reader = read(
        Piece("title", "My journal"),
        Piece("entry", "26 November 2025: Values check-in"),
        Piece("question", "What did I show?"),
        Piece("words", "I listened"),
        Piece("entry", "25 November 2025: Blank page"),
        Piece("words", "Tired"),
    )
    root: Any = reader.root_object
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert reader.metadata is not None and reader.metadata.title == "My journal"
    outline: list[Any] = reader.outline
    assert [item.title for item in outline] == [
        "My journal",
        "26 November 2025: Values check-in",
        "25 November 2025: Blank page",
    ]
    assert [tag for tag in tags(reader) if tag in ("/H1", "/H2", "/H3", "/P")] == [
        "/H1", "/H2", "/H3", "/P", "/H2", "/P",
    ]  # fmt: skip


def test_an_answer_as_long_as_pages_loses_no_word() -> None:
    reader = read(Piece("entry", "A day"), Piece("words", LONG))
    assert len(reader.pages) > 2
    said = words(reader)
    for number in range(1, len(reader.pages) + 1):
        said = said.replace(f"Page {number} ", "", 1)
    assert said.count("worried porter") == 400


def test_accents_are_written_pictures_are_named_and_what_is_lacking_is_said() -> None:
    line = "Café, Łódź, 你 and \N{GRINNING FACE}\N{VARIATION SELECTOR-16}"
    assert words(read(Piece("words", line))).endswith("Café, Lódz, _ and [picture]")
    assert unwritable(line) == ["Ł", "ź", "你"]
    assert named("\N{COPYRIGHT SIGN} 2025") == "\N{COPYRIGHT SIGN} 2025"


def test_what_a_keyboard_makes_of_quotes_and_dashes_is_written_as_it_is() -> None:
    line = (
        "\N{LEFT DOUBLE QUOTATION MARK}Well\N{RIGHT DOUBLE QUOTATION MARK} \N{EM DASH} "
        "it\N{RIGHT SINGLE QUOTATION MARK}s 5 \N{EURO SIGN}\N{HORIZONTAL ELLIPSIS} \N{SMALL TILDE}"
    )
    for kind in ("entry", "question", "words"):
        assert words(read(Piece(kind, line))).endswith(line)


def test_each_line_that_was_begun_stays_a_line() -> None:
    page = read(Piece("words", "one\n\ntwo\nthree")).pages[0].extract_text()
    assert [line.strip() for line in page.splitlines() if line.strip()][1:] == [
        "one",
        "two",
        "three",
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["entry", "question", "words"]), st.text(max_size=300))))
def test_no_words_stop_it(pieces: list[tuple[Any, str]]) -> None:
    assert read(*(Piece(kind, text) for kind, text in pieces)).pages


def test_nothing_is_imported_for_it_before_one_is_begun() -> None:
    code = "import sys; from app.models.journal_files import pdf; sys.exit('fpdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
