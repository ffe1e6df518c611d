"""Lines of a report, from what may be told of numbers that make up a whole."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.report import ALL, Line
from app.models.report_hiding import OTHERS, Told


def lines_of(table: str, topic: str, found: Told, *, total: bool = True) -> Iterator[Line]:
    """Yield the whole, its parts by their id, and what is hidden of them together."""
    if total:
        yield Line(table, ALL, topic, found.total)
    for group, figure in sorted(found.parts.items()):
        yield Line(table, group, topic, figure)
    if found.others is not None:
        yield Line(table, OTHERS, topic, found.others)
