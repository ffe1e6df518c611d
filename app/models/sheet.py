"""A sheet of paper: the same parts make a screen, a PDF (here) and a page (`page`).

`fpdf2` writes the PDF, and is imported only when one is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from app.models.address import LANGUAGE
from app.models.letters import ENCODING, LONGEST, written
from app.models.qr import MARGIN, Squares, runs

if TYPE_CHECKING:
    from fpdf import FPDF

Kind = Literal["brand", "title", "lead", "name", "subject", "heading", "item", "note", "code"]
Colour = tuple[int, int, int]

TAGS = {"title": "H1", "heading": "H2", "code": "Figure"}
"""What a reader for ears calls a part; everything else is a paragraph."""
PAPER, INK, MUTED, TEAL, BLUE, LINE = (
    (247, 245, 240), (28, 43, 45), (79, 96, 99), (11, 93, 91), (31, 79, 147), (221, 216, 204),
)  # fmt: skip
SIDE = 24
"""Millimetres on each side."""
WIDTH, HEIGHT = 210, 297
TOP = 28
ABOVE = 4
"""Millimetres above a heading, besides those below what stands before it."""
CODE = 46
"""Millimetres that a code is wide and high, with its margin."""
LOOKS: dict[str, tuple[str, float, Colour | None, float]] = {
    "brand": ("B", 13, None, 16),
    "title": ("B", 27, INK, 9),
    "lead": ("", 13, INK, 2),
    "name": ("B", 22, None, 5),
    "subject": ("B", 18, INK, 5),
    "heading": ("B", 13, INK, 3),
    "item": ("", 11.5, INK, 1.2),
    "note": ("", 10, MUTED, 2.5),
    "code": ("", 10, INK, 2.5),
}
"""Each kind: weight, size in points, colour (None is the sheet's own), and millimetres below it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the sheet."""

    kind: Kind
    words: str
    """Of a code, what it is: read aloud in its place."""
    code: Squares = ()
    """The squares, where it is a code."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its parts in the order in which they are read."""

    title: str
    """The name of the document."""
    author: str
    subject: str
    at: int
    """Milliseconds since 1970: its date."""
    parts: tuple[Part, ...]
    hue: Colour = TEAL
    longest: int = LONGEST
    """The most letters of one part; what is longer ends in dots."""
    smallest: float = 0.5
    """How far the letters may shrink to be on one page; after that come more pages."""


@contextmanager
def tagged(pdf: FPDF, tag: str, alt: str | None = None) -> Iterator[None]:
    """Mark what is written as one element of the document's structure.

    fpdf2 2.8.9 has this for pictures alone, so its own builder is used as it uses it itself.
    """
    number = pdf.struct_builder.next_mcid_for_page(pdf.page)
    _, place = pdf.struct_builder.add_marked_content(
        page_number=pdf.page, struct_type=f"/{tag}", mcid=number, alt_text=alt
    )
    pdf.pages[pdf.page].struct_parents = place
    pdf._out(f"/{tag} <</MCID {number}>> BDC")
    yield
    pdf._out("EMC")


def _draw_ground(pdf: FPDF, hue: Colour) -> None:
    """Paper, a hairline and a stripe: nothing that is read."""
    pdf._out("/Artifact BMC")
    pdf.set_fill_color(*PAPER)
    pdf.rect(0, 0, WIDTH, HEIGHT, style="F")
    pdf.set_fill_color(255, 255, 255)
    pdf.set_draw_color(*LINE)
    pdf.set_line_width(0.3)
    pdf.rect(12, 12, WIDTH - 24, HEIGHT - 24, style="DF")
    pdf.set_fill_color(*hue)
    pdf.rect(12, 12, WIDTH - 24, 3, style="F")
    pdf._out("EMC")


def _draw_code(pdf: FPDF, code: Squares) -> None:
    side = CODE / (len(code) + 2 * MARGIN)
    # In line with the text, which stands a little inside its cell.
    left, top = pdf.get_x() + pdf.c_margin, pdf.get_y()
    pdf.set_fill_color(0, 0, 0)
    for x, y, length in runs(code):
        # A hair higher than the row, so that no line shows between two rows.
        pdf.rect(left + x * side, top + y * side, length * side, side * 1.02, style="F")
    pdf.set_y(top + len(code) * side)


def _write(pdf: FPDF, sheet: Sheet, scale: float) -> float:
    """Write the parts from the top; return how far down they come, and further where they need
    more than one page."""
    pdf.set_xy(SIDE, TOP)
    for part in sheet.parts:
        weight, size, colour, below = LOOKS[part.kind]
        pdf.set_font("Helvetica", weight, size * scale)
        pdf.set_text_color(*(colour or sheet.hue))
        indent = 4 if part.kind == "item" else 0
        width, line = WIDTH - 2 * SIDE - indent, size * scale * 0.46
        text = written(part.words, sheet.longest)
        high = _height(pdf, part, text, width, line)
        # A heading goes with the line after it.
        needed = high + (3 * line if part.kind == "heading" else 0)
        if part.kind == "heading":
            pdf.set_y(pdf.get_y() + ABOVE * scale)
        if pdf.get_y() + needed > HEIGHT - SIDE and pdf.get_y() > TOP:
            if scale > sheet.smallest:
                return HEIGHT
            _add_page(pdf, sheet)
            pdf.set_font("Helvetica", weight, size * scale)
            pdf.set_text_color(*(colour or sheet.hue))
        pdf.set_x(SIDE + indent)
        with tagged(pdf, TAGS.get(part.kind, "P"), part.words if part.code else None):
            if part.code:
                _draw_code(pdf, part.code)
            else:
                pdf.multi_cell(width, line, text, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.set_y(pdf.get_y() + below * scale)
    return float(pdf.get_y())


def _height(pdf: FPDF, part: Part, text: str, width: float, line: float) -> float:
    if part.code:
        return CODE
    return float(pdf.multi_cell(width, line, text, align="L", dry_run=True, output="HEIGHT"))  # type: ignore[arg-type]


def _add_page(pdf: FPDF, sheet: Sheet) -> None:
    pdf.add_page()
    _draw_ground(pdf, sheet.hue)
    pdf.set_xy(SIDE, TOP)


def begun(title: str, author: str, subject: str, at: int) -> FPDF:
    """Return a PDF with no page yet, which says what it is, by whom, of when and in which
    language."""
    from fpdf import FPDF
    from fpdf.prefs import ViewerPreferences

    pdf = FPDF(unit="mm", format="A4")
    pdf.core_fonts_encoding = ENCODING
    pdf.set_margins(SIDE, SIDE, SIDE)
    pdf.set_auto_page_break(False)
    pdf.set_lang(LANGUAGE)
    pdf.set_title(title)
    pdf.set_author(author)
    pdf.set_subject(subject)
    pdf.set_creator("Leadwell")
    pdf.set_creation_date(datetime.fromtimestamp(at / 1000, UTC))
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    return pdf


def _drawn(sheet: Sheet, scale: float) -> tuple[FPDF, float]:
    pdf = begun(sheet.title, sheet.author, sheet.subject, sheet.at)
    _add_page(pdf, sheet)
    return pdf, _write(pdf, sheet, scale)


def pdf(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF: long words make smaller letters, and more pages only where the
    letters would be too small to read."""
    scale = 1.0
    made, bottom = _drawn(sheet, scale)
    while bottom > HEIGHT - SIDE and scale > sheet.smallest:
        scale = max(sheet.smallest, scale - 0.05)
        made, bottom = _drawn(sheet, scale)
    return bytes(made.output())
