"""A certificate as one sheet of paper: the same words make the screen and the PDF.

`fpdf2` writes the PDF, and is imported only when one is made. Its built-in typeface has the
letters of Western Europe; what it lacks is written without its marks, and never stops anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from app.models.address import LANGUAGE

if TYPE_CHECKING:
    from fpdf import FPDF

Kind = Literal["brand", "title", "lead", "name", "subject", "heading", "item", "note"]

ENCODING = "cp1252"
"""What the built-in typeface can write: the letters of Western Europe, with dashes and quotes."""
DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"
ALIKE = str.maketrans("ŁłĐđĦħŦŧĸŊŋ" + DOTLESS, "LlDdHhTtkNni")
"""Letters that are no other letter with a mark on it, and what they are written as."""
GAP = "_"
"""Stands for a letter of another script, so that it can be written by hand."""
LONGEST = 300
"""The most letters of one part: more would never fit on the page."""
TAGS = {"title": "H1", "heading": "H2"}
"""What a reader for ears calls a part; everything else is a paragraph."""
PAPER, INK, MUTED, TEAL, TINT, LINE = (
    (247, 245, 240), (28, 43, 45), (79, 96, 99), (11, 93, 91), (220, 237, 234), (221, 216, 204),
)  # fmt: skip
SIDE = 24
"""Millimetres on each side."""
WIDTH, HEIGHT = 210, 297
LOOKS: dict[str, tuple[str, float, tuple[int, int, int], float]] = {
    "brand": ("B", 13, TEAL, 16),
    "title": ("B", 27, INK, 9),
    "lead": ("", 13, INK, 2),
    "name": ("B", 22, TEAL, 5),
    "subject": ("B", 18, INK, 5),
    "heading": ("B", 13, INK, 3),
    "item": ("", 11.5, INK, 1.2),
    "note": ("", 10, MUTED, 2.5),
}
"""Each kind: weight, size in points, colour, and millimetres below it."""
SMALLEST = 0.55
"""How far the letters may shrink until everything is on the one page."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of text on the sheet."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A certificate: its parts in the order in which they are read."""

    title: str
    """The name of the document."""
    author: str
    subject: str
    at: int
    """Milliseconds since 1970: its date."""
    parts: tuple[Part, ...]


def _letter(letter: str) -> str:
    """Return a letter as it can be written: itself, else without its marks, else a gap."""
    if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return ""
    for each in (letter, unicodedata.normalize("NFKD", letter)):
        plain = "".join(other for other in each if each is letter or not _is_mark(other))
        plain = plain.translate(ALIKE)
        try:
            plain.encode(ENCODING)
        except UnicodeEncodeError:
            continue
        if plain.isprintable():
            return plain
    return GAP


def _is_mark(letter: str) -> bool:
    return unicodedata.combining(letter) != 0


def _whole(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))


def written(words: str) -> str:
    """Return words as the PDF can write them, on one line."""
    whole = "".join(map(_letter, _whole(words)))
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1].rstrip()}…"


def lacking(words: str) -> list[str]:
    """Return the letters of `words` that the PDF writes otherwise, each once."""
    return list(dict.fromkeys(letter for letter in _whole(words) if _letter(letter) != letter))


@contextmanager
def _tagged(pdf: FPDF, tag: str) -> Iterator[None]:
    """Mark what is written as one element of the document's structure.

    fpdf2 2.8.9 has this for pictures alone, so its own builder is used as it uses it itself.
    """
    number = pdf.struct_builder.next_mcid_for_page(pdf.page)
    _, place = pdf.struct_builder.add_marked_content(
        page_number=pdf.page, struct_type=f"/{tag}", mcid=number
    )
    pdf.pages[pdf.page].struct_parents = place
    pdf._out(f"/{tag} <</MCID {number}>> BDC")
    yield
    pdf._out("EMC")


def _draw_ground(pdf: FPDF) -> None:
    """Paper, a hairline and a stripe of teal: nothing that is read."""
    pdf._out("/Artifact BMC")
    pdf.set_fill_color(*PAPER)
    pdf.rect(0, 0, WIDTH, HEIGHT, style="F")
    pdf.set_fill_color(255, 255, 255)
    pdf.set_draw_color(*LINE)
    pdf.set_line_width(0.3)
    pdf.rect(12, 12, WIDTH - 24, HEIGHT - 24, style="DF")
    pdf.set_fill_color(*TEAL)
    pdf.rect(12, 12, WIDTH - 24, 3, style="F")
    pdf._out("EMC")


def _write(pdf: FPDF, parts: Sequence[Part], scale: float) -> float:
    """Write the parts from the top; return how far down they come."""
    pdf.set_xy(SIDE, 28)
    for part in parts:
        weight, size, colour, below = LOOKS[part.kind]
        pdf.set_font("Helvetica", weight, size * scale)
        pdf.set_text_color(*colour)
        indent = 4 if part.kind == "item" else 0
        pdf.set_x(SIDE + indent)
        with _tagged(pdf, TAGS.get(part.kind, "P")):
            pdf.multi_cell(
                WIDTH - 2 * SIDE - indent,
                size * scale * 0.46,
                written(part.words),
                align="L",
                new_x="LMARGIN",
                new_y="NEXT",
            )
        pdf.set_y(pdf.get_y() + below * scale)
    return float(pdf.get_y())


def _drawn(sheet: Sheet, scale: float) -> tuple[FPDF, float]:
    from fpdf import FPDF
    from fpdf.prefs import ViewerPreferences

    pdf = FPDF(unit="mm", format="A4")
    pdf.core_fonts_encoding = ENCODING
    pdf.set_margins(SIDE, SIDE, SIDE)
    pdf.set_auto_page_break(False)
    pdf.set_lang(LANGUAGE)
    pdf.set_title(sheet.title)
    pdf.set_author(sheet.author)
    pdf.set_subject(sheet.subject)
    pdf.set_creator("Leadwell")
    pdf.set_creation_date(datetime.fromtimestamp(sheet.at / 1000, UTC))
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.add_page()
    _draw_ground(pdf)
    return pdf, _write(pdf, sheet.parts, scale)


def pdf(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF of one page; long words make smaller letters, not another page."""
    scale = 1.0
    made, bottom = _drawn(sheet, scale)
    while bottom > HEIGHT - SIDE and scale > SMALLEST:
        scale -= 0.05
        made, bottom = _drawn(sheet, scale)
    return bytes(made.output())
