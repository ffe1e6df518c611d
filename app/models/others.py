"""How others see one, beside how one sees oneself: blind spots and hidden strengths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.models.average import Average
from app.models.content import Area

Kind = Literal["blind", "hidden"]
SLACK = 1e-9
"""What may be lacking to a threshold, since a view of others is a float: no float is 35/12. Two
averages of whole numbers that differ, differ by far more."""


@dataclass(frozen=True, slots=True)
class OthersView:
    """What others said of an area or of one statement. What must not be shown is not among them:
    groups of fewer than three were merged or left out before."""

    id: str
    """Of the area, such as `3`, or of the statement, such as `3.2`."""
    average: float
    """Of their frequencies, 1 to 4, without "not seen"."""
    raters: int
    statements: tuple[str, ...] = ()
    """The statements that were asked, for an area; none: those of the short form."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Own view and view of others where they are far apart."""

    id: str
    """Of the area or of the statement."""
    kind: Kind
    own: Average
    others: float
    raters: int


def apart(
    frequency: Callable[[Sequence[str]], Average],
    areas: Iterable[Area],
    others: Iterable[OthersView],
    hundredths: int,
) -> tuple[Comparison, ...]:
    """Return where the views are at least so far apart, the furthest first.

    `frequency` is the own view of some statements. Like is compared with like: an area by the
    statements that others were asked about.
    """
    asked: dict[str, tuple[str, ...]] = {}
    for area in areas:
        asked[area.id] = tuple(each.id for each in area.behaviours if each.is_short_form)
        asked |= {each.id: (each.id,) for each in area.behaviours}
    found: list[tuple[float, Comparison]] = []
    for view in others:
        own = frequency(view.statements or asked.get(view.id, ()))
        above = own.value - view.average
        if own.count and view.raters > 0 and abs(above) >= hundredths / 100 - SLACK:
            kind: Kind = "blind" if above > 0 else "hidden"
            found.append(
                (-round(abs(above), 9), Comparison(view.id, kind, own, view.average, view.raters))
            )
    return tuple(each for _, each in sorted(found, key=lambda pair: (pair[0], pair[1].id)))
