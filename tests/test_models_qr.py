"""QR codes, read back by their own rules: the finders, the timing and the whole picture."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import segno
from PIL import Image

from app.models.qr import LONGEST, MARGIN, png, runs, squares, svg
from build.paths import BUILD

FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
ADDRESS = "https://leadwell.example/#/receipt/1abc"


def corner(code: tuple[tuple[bool, ...], ...], x: int, y: int) -> tuple[str, ...]:
    return tuple("".join("01"[dark] for dark in row[x : x + 7]) for row in code[y : y + 7])


def test_a_code_is_square_and_has_a_finder_in_three_corners() -> None:
    code = squares(ADDRESS)
    size = len(code)
    assert {len(row) for row in code} == {size} and (size - 17) % 4 == 0
    assert corner(code, 0, 0) == corner(code, size - 7, 0) == corner(code, 0, size - 7) == FINDER


def test_the_picture_has_every_dark_square_a_margin_and_a_name() -> None:
    code = squares(ADDRESS)
    picture = ElementTree.fromstring(svg(code, "Code for <Maple> & all"))
    assert picture.get("aria-label") == "Code for <Maple> & all" and picture.get("role") == "img"
    size = len(code) + 2 * MARGIN
    assert picture.get("viewBox") == f"0 0 {size} {size}"
    drawn = set()
    for x, y, n in re.findall(r"M(\d+) (\d+)h(\d+)v1", picture[1].get("d") or ""):
        drawn |= {(int(x) + at, int(y)) for at in range(int(n))}
    dark = {
        (x + MARGIN, y + MARGIN)
        for y, row in enumerate(code)
        for x, is_dark in enumerate(row)
        if is_dark
    }
    assert drawn == dark
    assert sum(n for _, _, n in runs(code)) == len(dark)


def test_the_picture_for_the_screen_is_the_same_code() -> None:
    code = squares(ADDRESS)
    picture = Image.open(io.BytesIO(png(code, 3)))
    picture.load()
    size = len(code) + 2 * MARGIN
    assert picture.size == (3 * size, 3 * size)
    dark = {
        (x, y)
        for x in range(size)
        for y in range(size)
        if not picture.getpixel((3 * x + 1, 3 * y + 1))
    }
    assert dark == {
        (x + MARGIN, y + MARGIN)
        for y, row in enumerate(code)
        for x, is_dark in enumerate(row)
        if is_dark
    }


def test_it_is_the_code_that_the_library_draws_itself() -> None:
    matrix = segno.make(ADDRESS, error="l", micro=False).matrix
    assert squares(ADDRESS) == tuple(tuple(map(bool, row)) for row in matrix)


def test_an_address_that_a_camera_could_not_read_is_refused() -> None:
    assert squares("a" * LONGEST)
    with pytest.raises(ValueError, match="too long"):
        squares("a" * (LONGEST + 1))


PACKED = """
import importlib.util, sys
from importlib.abc import MetaPathFinder

class Packed(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in ("segno.utils", "segno.writers"):
            return importlib.util.spec_from_file_location(name, FILE)

sys.meta_path.insert(0, Packed())
from app.models.qr import squares
assert "segno" not in sys.modules
print(len(squares("https://leadwell.example/")))
assert sys.modules["segno.writers"].__file__ == FILE
"""


def test_a_code_needs_no_more_of_segno_than_is_packed() -> None:
    given = f"FILE = {str(BUILD / 'standins' / 'unused.py')!r}\n"
    made = subprocess.run(
        [sys.executable, "-c", given + PACKED],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert made.stdout.strip() == b"25"
