"""The certificate as a PDF, read back by a reader that was not written here."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.models.letters import LONGEST, lacking, written
from app.models.sheet import Part, Sheet, pdf
from tests.states import NOON


def sheet(name: str = "Sam O\N{RIGHT SINGLE QUOTATION MARK}Brien", *more: Part) -> Sheet:
    parts = (
        Part("brand", "Leadwell"),
        Part("title", "Certificate of learning"),
        Part("name", name),
        Part("heading", "Modules"),
        Part("item", "Six values, one shift (26 November 2025)"),
        *more,
        Part("note", "Nobody has checked it \N{EN DASH} not yet."),
    )
    return Sheet("Certificate of learning: Living the values", name, "Values", NOON, parts)


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def root(data: bytes) -> Any:
    """Return what a PDF says of itself as a whole."""
    return read(data).root_object


def test_a_certificate_is_one_page_of_a4_with_title_author_date_and_language() -> None:
    found = read(pdf(sheet()))
    (page,) = found.pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert found.metadata is not None
    assert found.metadata.title == "Certificate of learning: Living the values"
    assert found.metadata.author == "Sam O\N{RIGHT SINGLE QUOTATION MARK}Brien"
    assert found.metadata.creation_date is not None
    assert found.metadata.creation_date.isoformat() == "2025-11-26T12:00:00+00:00"
    assert root(pdf(sheet()))["/Lang"] == "en-GB"
    assert root(pdf(sheet()))["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_its_text_is_real_and_in_the_order_of_reading() -> None:
    assert read(pdf(sheet())).pages[0].extract_text().splitlines() == [
        "Leadwell",
        "Certificate of learning",
        "Sam O\N{RIGHT SINGLE QUOTATION MARK}Brien",
        "Modules",
        "Six values, one shift (26 November 2025)",
        "Nobody has checked it \N{EN DASH} not yet.",
    ]


def test_its_parts_are_tagged_as_headings_and_paragraphs() -> None:
    whole = root(pdf(sheet()))
    assert whole["/MarkInfo"]["/Marked"].value is True
    (document,) = whole["/StructTreeRoot"]["/K"]
    tags = [each.get_object()["/S"] for each in document.get_object()["/K"]]
    assert tags == ["/P", "/H1", "/P", "/H2", "/P", "/P"]


def test_letters_that_the_typeface_lacks_lose_their_marks_or_leave_a_gap() -> None:
    assert written("Łukasz Ŵyn Ştefan Ó Néill “Zoë”") == "Lukasz Wyn Stefan Ó Néill “Zoë”"
    assert written("李 Sam") == "_ Sam"
    assert lacking("Łukasz Ŵyn Ó Néill") == ["Ł", "Ŵ"]
    assert lacking("Sam O\N{RIGHT SINGLE QUOTATION MARK}Brien \N{EN DASH} Zoë") == []


@pytest.mark.parametrize("count", [0, 20, 60])
def test_a_long_pathway_still_has_one_page_and_loses_no_line(count: int) -> None:
    lines = [Part("item", f"Module number {n}, with words to fill it") for n in range(count)]
    found = read(pdf(sheet("Sam", *lines)))
    assert len(found.pages) == 1
    text = found.pages[0].extract_text()
    assert all(f"Module number {n}," in text for n in range(count))
    assert text.endswith("not yet.")


@settings(max_examples=40)
@given(st.text(max_size=2 * LONGEST))
def test_any_name_makes_a_certificate(name: str) -> None:
    found = read(pdf(sheet(name)))
    assert len(found.pages) == 1
    assert "Certificate of learning" in found.pages[0].extract_text()


def test_nothing_of_it_is_imported_before_one_is_made() -> None:
    script = "import sys, app.models.sheet; sys.exit('fpdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
