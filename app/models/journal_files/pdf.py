"""A journal as a PDF of many pages, with bookmarks. `fpdf2` is imported when one is begun."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.models.journal_files.pieces import Kind, Piece
from app.models.letters import ENCODING, GAP, lacking, written
from app.models.sheet import HEIGHT, INK, MUTED, SIDE, WIDTH, Colour, begun, tagged

if TYPE_CHECKING:
    from fpdf import FPDF

PLUM = (106, 59, 115)
TAGS: dict[Kind, str] = {"title": "H1", "entry": "H2", "question": "H3"}
LOOKS: dict[Kind, tuple[str, float, Colour, float, float]] = {
    "title": ("B", 24, PLUM, 0, 4),
    "entry": ("B", 15, PLUM, 9, 2),
    "about": ("", 10, MUTED, 0, 1.5),
    "question": ("B", 11, INK, 3, 1),
    "words": ("", 11.5, INK, 0, 2),
    "note": ("", 10, MUTED, 0, 2.5),
}
"""Each kind: weight, size in points, colour, millimetres above and below."""
LINE = 0.48
"""Millimetres from line to line, for each point of size."""
FOOT = 14
"""Millimetres from the lower edge to the number of the page."""
LONGEST = 4_000
"""Letters that are broken into lines at once, so that no tap waits; more begin a new line."""
_SIGNS = ("So", "Sm")
"""Categories of letters that are pictures."""
PICTURE = "[picture]"
"""Stands for one; the app has no room for the names of all of them."""

_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufe00-\ufe0f]")
"""Letters that nobody sees, such as those that join two pictures into one."""


def named(words: str) -> str:
    """Return words that say where a picture is that the built-in typeface lacks."""
    return "".join(map(_named, words))


def _named(letter: str) -> str:
    if letter.isascii() or unicodedata.category(letter) not in _SIGNS:
        return letter
    return PICTURE if GAP in written(letter) else letter


def unwritable(words: str) -> list[str]:
    """Return the letters of `words` that the PDF leaves a gap for, or writes without their marks;
    pictures are not among them: it says where they are."""
    return [letter for letter in lacking(named(words)) if not _UNSEEN.fullmatch(letter)]


class Book:
    """A PDF that grows piece by piece."""

    def __init__(self, title: str, subject: str, at: int, number: str) -> None:
        """Begin one; `number` is what stands at the foot of page {n}."""
        self._number = number
        self._pdf: FPDF = begun(title, "", subject, at)
        self._add_page()

    def _add_page(self) -> None:
        pdf = self._pdf
        pdf.add_page()
        pdf.set_font("Helvetica", "", 9)
        pdf.set_text_color(*MUTED)
        pdf.set_xy(SIDE, HEIGHT - FOOT)
        # A number is no part of what is read aloud.
        pdf._out("/Artifact BMC")
        pdf.cell(WIDTH - 2 * SIDE, 4, self._number.format(n=pdf.page), align="R")
        pdf._out("EMC")
        pdf.set_xy(SIDE, SIDE)

    def add(self, piece: Piece) -> None:
        """Write a piece below the others."""
        weight, size, colour, above, below = LOOKS[piece.kind]
        high = size * LINE
        pdf = self._pdf
        if pdf.get_y() > SIDE:
            pdf.set_y(pdf.get_y() + above)
        # A heading goes with two lines of what comes after it.
        if piece.kind in TAGS and pdf.get_y() + 5 * high > HEIGHT - SIDE:
            self._add_page()
        if piece.kind in ("title", "entry"):
            pdf.start_section(named(" ".join(piece.words.split())), strict=False)
        for words in _paragraphs(piece.words):
            pdf.set_font("Helvetica", weight, size)
            lines = pdf.multi_cell(
                WIDTH - 2 * SIDE,
                high,
                words,
                align="L",
                dry_run=True,
                output="LINES",
            )
            assert isinstance(lines, list)
            # The lines come in the typeface's own code (seen with fpdf2 2.8), and go in as words.
            lines = [line.encode("latin-1").decode(ENCODING) for line in lines]
            while lines:
                room = int((HEIGHT - SIDE - pdf.get_y()) / high)
                if room < 1:
                    self._add_page()
                    continue
                pdf.set_font("Helvetica", weight, size)
                pdf.set_text_color(*colour)
                with tagged(pdf, TAGS.get(piece.kind, "P")):
                    for line in lines[:room]:
                        pdf.set_x(SIDE)
                        pdf.cell(WIDTH - 2 * SIDE, high, line, new_x="LMARGIN", new_y="NEXT")
                del lines[:room]
        pdf.set_y(pdf.get_y() + below)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return int(self._pdf.page)

    def data(self) -> bytes:
        """Return the file."""
        return bytes(self._pdf.output())


def _paragraphs(words: str) -> Iterator[str]:
    """Give each line that the person began, as the PDF can write it."""
    for line in words.split("\n"):
        while len(line) > LONGEST:
            cut = line.rfind(" ", 1, LONGEST) + 1 or LONGEST
            yield _written(line[:cut])
            line = line[cut:]
        yield _written(line)


def _written(line: str) -> str:
    plain = " ".join(line.split())
    try:
        plain.encode(ENCODING)
    except UnicodeEncodeError:
        pass
    else:
        # Nearly every line: to look at each letter would take ten times as long.
        if plain.isprintable():
            return plain or " "
    return written(named(line), len(line) * 100 + 1) or " "
