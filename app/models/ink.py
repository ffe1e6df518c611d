"""A name written with the finger, as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MOST = 4_000
"""Numbers in one signature: far more than a name needs, and some ten kilobytes."""
NEAR = 2
"""Pixels from the last point within which a new one says nothing."""

Stroke = tuple[int, ...]
"""x, y, x, y and so on, in pixels from the upper left."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What was drawn, and on how large a field."""

    width: int
    height: int
    strokes: tuple[Stroke, ...]

    def value(self) -> dict[str, Any]:
        """Return what the register holds."""
        return {"w": self.width, "h": self.height, "s": [list(stroke) for stroke in self.strokes]}


def ink_of(value: Any) -> Ink | None:
    """Return what a register holds, or None: another release may have written anything."""
    match value:
        case {"w": int(width), "h": int(height), "s": list(strokes)} if width > 0 < height:
            lines = tuple(tuple(line) for line in strokes if _is_line(line))
            return Ink(width, height, lines) if lines else None
    return None


def _is_line(line: Any) -> bool:
    return (
        isinstance(line, list)
        and len(line) >= 2
        and len(line) % 2 == 0
        and all(type(number) is int for number in line)
    )


def drawn_on(stroke: Sequence[int], x: float, y: float) -> Stroke:
    """Return a stroke with one more point, unless it is near the last or there are too many."""
    point = (round(x), round(y))
    is_near = bool(stroke) and max(abs(point[0] - stroke[-2]), abs(point[1] - stroke[-1])) < NEAR
    return tuple(stroke) if is_near or len(stroke) >= MOST else (*stroke, *point)
