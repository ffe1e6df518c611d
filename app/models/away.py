"""How long nobody was there, by two clocks that may disagree."""

from __future__ import annotations

import math
from dataclasses import dataclass

SLACK = 5.0
"""Seconds by which the two clocks may differ: devices put their time right as they go along."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A moment at which somebody was there."""

    wall: int
    """What the device says the time is, in milliseconds since 1970: anybody can set it."""
    steady: float
    """Seconds of a clock that only ever goes on; some devices stop it while they sleep."""


def time_away(before: Seen, now: Seen) -> float:
    """Return the seconds that may have passed; without end where the clocks contradict each other.

    A sleeping phone stops one of them and a person can set back the other, so the one that says
    more is believed.
    """
    steady = now.steady - before.steady
    wall = (now.wall - before.wall) / 1000
    if steady < 0 or wall < steady - SLACK:
        return math.inf
    return max(wall, steady)
