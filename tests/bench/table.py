"""The one table at the end: every figure that has an aim, beside stock Flet and Flutter alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    what: str
    """What was measured, with its unit."""
    ours: float
    stock: float | None = None
    """The same of a stock Flet build."""
    flutter: float | None = None
    """The same of Flutter alone."""
    aim: str = ""


def table(rows: Iterable[Row]) -> str:
    """Return the table as text."""
    lines = [
        f"{'':44} {'Leadwell':>11} {'stock':>11} {'of it':>6} {'Flutter':>9} {'of it':>6}  aim"
    ]
    for row in rows:
        cells = [f"{row.what:56}", f"{row.ours:11,.0f}"]
        for other, width in ((row.stock, 11), (row.flutter, 9)):
            cells.append(f"{other:{width},.0f}" if other else " " * width)
            cells.append(f"{row.ours / other:6.2f}" if other else " " * 6)
        lines.append(" ".join(cells) + f"  {row.aim}")
    return "\n".join(lines)
