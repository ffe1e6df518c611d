"""Run charts: the median, the runs, and the signals that something has changed.

The rules and the table are those of Perla, Provost and Murray, "The run chart: a simple analytical
tool for learning from variation in healthcare processes", BMJ Quality & Safety 2011;20:46-51
(https://qualitysafety.bmj.com/content/20/1/46):

- shift: six or more points in a row on one side of the median; a point on the median neither counts
  nor breaks it;
- trend: five or more points in a row all going up or all going down; of neighbours that are equal
  only the first counts;
- runs: too few or too many, by the table.

Their fourth rule, a point that is obviously unlike all others, is for people's eyes and is not
computed. Fewer than ten points are too few for the rules of shift and runs, not for the trend (R.
Lloyd, Quality Health Care, 2nd edition, 2019, chapter 9, after Provost and Murray).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

SHIFT = 6
TREND = 5
LEAST = 10
"""Points below which neither a shift nor the number of runs says anything."""
LIMITS = (
    *((3, 9), (3, 10), (3, 11), (4, 11), (4, 12), (5, 12), (5, 13), (5, 13), (6, 14), (6, 15)),
    *((6, 16), (7, 16), (7, 17), (7, 17), (8, 18), (8, 18), (9, 19), (10, 19), (10, 20), (10, 20)),
    *((11, 21), (11, 22), (11, 23), (12, 23), (12, 24), (12, 24), (13, 25), (13, 25), (14, 26)),
    *((14, 26), (15, 27), (15, 27), (16, 28), (16, 28), (17, 29), (17, 30), (17, 31), (18, 31)),
    *((18, 32), (19, 32), (19, 33), (20, 33), (20, 34), (21, 34), (21, 35), (22, 35), (22, 35)),
    *((23, 36), (23, 37), (24, 38), (24, 38)),
)
"""The fewest and the most runs to be expected, for 10, 11, … 60 points that are not on the median:
table 1 of the same paper, adapted by its authors from Swed and Eisenhart, "Tables for testing
randomness of grouping in a sequence of alternatives", Annals of Mathematical Statistics
1943;14:66-87. Read in https://github.com/alioh/IHI-QI104, `img/L2-4.jpg`."""

Kind = Literal["shift", "trend", "few", "many"]
Way = Literal["up", "down", ""]


@dataclass(frozen=True, slots=True)
class Signal:
    """A pattern that chance would rarely make."""

    kind: Kind
    way: Way
    """Up: above the median, or rising. Down: below it, or falling. Empty for runs."""
    points: tuple[int, ...]
    """The places of the points that make it, from 0; none for runs, which are about them all."""


@dataclass(frozen=True, slots=True)
class RunChart:
    """Values in the order of time, and what can be read from them."""

    values: tuple[int, ...]
    """In millionths."""
    median: int
    base: int
    """How many of the first values the median is of."""
    runs: int
    useful: int
    """Values that are not on the median."""
    limits: tuple[int, int] | None
    """The fewest and the most runs to be expected; None where there is no telling."""
    signals: tuple[Signal, ...]

    @property
    def marked(self) -> frozenset[int]:
        """The places of all points that are part of a shift or a trend."""
        return frozenset(point for signal in self.signals for point in signal.points)


def median(values: Sequence[int]) -> int:
    """Return the value in the middle; between the two in the middle, half way. Needs one.

    Whole numbers, so that what lies half way is on the median to the last digit: 87.2 is between
    87.1 and 87.3, which binary fractions deny. `decimal` would be one more import at the start.
    """
    ranked = sorted(values)
    half = len(ranked) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) // 2


def _runs(values: Sequence[int], middle: int) -> list[tuple[bool, tuple[int, ...]]]:
    """Return the runs: whether above, and the places of their points; those on the median left out.

    Left out before runs are formed, so that a point on the median breaks none.
    """
    useful = [place for place, value in enumerate(values) if value != middle]
    groups = groupby(useful, lambda place: values[place] > middle)
    return [(is_above, tuple(places)) for is_above, places in groups]


def _trends(values: Sequence[int]) -> Iterator[Signal]:
    kept = [place for place, value in enumerate(values) if not place or value != values[place - 1]]
    for is_up, some in groupby(pairwise(kept), lambda step: values[step[1]] > values[step[0]]):
        stretch = list(some)
        places = (stretch[0][0], *(later for _, later in stretch))
        if len(places) >= TREND:
            yield Signal("trend", "up" if is_up else "down", places)


def read(values: Sequence[int], base: int | None = None) -> RunChart | None:
    """Return what a chart of `values`, in millionths, says; None where there are none.

    The median is of the first `base` of them, and of all where that is None or is not among them.
    """
    if not values:
        return None
    of = base if base is not None and 0 < base <= len(values) else len(values)
    middle = median(values[:of])
    runs = _runs(values, middle)
    useful = sum(len(places) for _, places in runs)
    signals: list[Signal] = []
    if len(values) >= LEAST:
        signals += [
            Signal("shift", "up" if is_above else "down", places)
            for is_above, places in runs
            if len(places) >= SHIFT
        ]
    signals += _trends(values)
    limits = LIMITS[useful - LEAST] if 0 <= useful - LEAST < len(LIMITS) else None
    if limits is not None and len(runs) < limits[0]:
        signals.append(Signal("few", "", ()))
    if limits is not None and len(runs) > limits[1]:
        signals.append(Signal("many", "", ()))
    return RunChart(tuple(values), middle, of, len(runs), useful, limits, tuple(signals))
