"""QR codes: an address as squares that a device's own camera reads, and as a picture of them.

`segno` finds the squares, and is imported only when a code is made.
"""

from __future__ import annotations

import struct
import zlib
from html import escape

Squares = tuple[tuple[bool, ...], ...]
"""Rows of squares, dark or not, with no margin around them."""

MARGIN = 4
"""How many squares must stay empty on each side (ISO/IEC 18004, the quiet zone)."""
LONGEST = 1_200
"""The most bytes of an address in one code. More would fit by the standard, but the squares become
too small for a camera over a printed sheet."""


def squares(address: str) -> Squares:
    """Return the code of an address. ValueError: it is longer than one code should hold."""
    if len(address.encode()) > LONGEST:
        raise ValueError("too long for one code")
    from segno import make

    # As much correction as fits for nothing: `boost_error` is on unless one says otherwise.
    code = make(address, error="l", micro=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)


def runs(code: Squares) -> list[tuple[int, int, int]]:
    """Return the dark squares as (column, row, how many side by side), which draw faster."""
    found = []
    for y, row in enumerate(code):
        start = None
        for x, is_dark in enumerate((*row, False)):
            if is_dark and start is None:
                start = x
            elif not is_dark and start is not None:
                found.append((start, y, x - start))
                start = None
    return found


def png(code: Squares, scale: int = 8) -> bytes:
    """Return a code as a picture of two colours with its margin, `scale` pixels a square."""
    size = (len(code) + 2 * MARGIN) * scale
    blank = b"\0" + b"\xff" * (-(-size // 8))
    lines = [blank * (MARGIN * scale)]
    for row in code:
        bits = "".join(("0" if dark else "1") * scale for dark in row)
        whole = f"{'1' * MARGIN * scale}{bits}{'1' * MARGIN * scale}".ljust(
            8 * (len(blank) - 1), "1"
        )
        lines.append((b"\0" + int(whole, 2).to_bytes(len(blank) - 1, "big")) * scale)
    pixels = zlib.compress(b"".join((*lines, lines[0])), 9)
    head = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    )


def svg(code: Squares, name: str) -> str:
    """Return a code as a picture with its margin, called `name`: black on white, whatever is
    around it, since cameras read nothing else as well."""
    size = len(code) + 2 * MARGIN
    path = "".join(f"M{x + MARGIN} {y + MARGIN}h{n}v1h-{n}z" for x, y, n in runs(code))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img"'
        f' aria-label="{escape(name)}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path d="{path}"/></svg>'
    )
