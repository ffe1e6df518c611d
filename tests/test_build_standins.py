"""What is packed in place of parts of fpdf2 is enough to make a certificate and a journal."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

from build.paths import BUILD
from build.python import UNUSED

SCRIPT = """
import importlib.util, sys
from importlib.abc import MetaPathFinder

class Packed(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        file = name.replace(".", "/")
        if name.split(".")[0] in ("PIL", "defusedxml", "endesive", "cryptography", "uharfbuzz"):
            raise ImportError(name)
        if f"{file}/__init__.py" in UNUSED:
            return importlib.util.spec_from_file_location(name, FILE, submodule_search_locations=[])
        if f"{file}.py" in UNUSED:
            return importlib.util.spec_from_file_location(name, FILE)

sys.meta_path.insert(0, Packed())
"""
SHEET = """
from app.models.sheet import Part, Sheet, pdf
parts = (Part("title", "Certificate"), Part("name", "Łucja Ó Néill"), Part("item", "One " * 50))
sys.stdout.buffer.write(pdf(Sheet("Certificate", "Łucja", "One", 1764158400000, parts)))
"""
BOOK = """
from app.models.journal_files.pdf import Book
from app.models.journal_files.pieces import Piece
book = Book("My journal", "My journal", 1764158400000, "Page {n}")
book.add(Piece("entry", "A day"))
book.add(Piece("words", "Łucja Ó Néill. " * 1000))
sys.stdout.buffer.write(book.data())
"""
LEAN = """
assert "PIL" not in sys.modules and "fontTools.ttLib" not in sys.modules
"""


def read(script: str) -> PdfReader:
    """Return the PDF that a script writes with what is packed."""
    given = f"UNUSED = {UNUSED!r}\nFILE = {str(BUILD / 'standins' / 'unused.py')!r}\n"
    made = subprocess.run(
        [sys.executable, "-c", given + SCRIPT + script + LEAN],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    return PdfReader(io.BytesIO(made.stdout))


def test_a_certificate_needs_no_more_of_fpdf2_than_is_packed() -> None:
    assert "Lucja Ó Néill" in read(SHEET).pages[0].extract_text()


def test_a_journal_of_many_pages_with_bookmarks_needs_no_more_either() -> None:
    found = read(BOOK)
    assert len(found.pages) > 2 and len(found.outline) == 1
    assert "Lucja Ó Néill" in found.pages[2].extract_text()
