"""How long to wait after a failure."""

from __future__ import annotations

import random
from collections.abc import Callable

FIRST = 1.0
"""The most seconds to wait after the first failure."""
LAST = 300.0
"""The most seconds to wait after many."""


class Backoff:
    """Full jitter: a random time, of which the most doubles with each failure.

    Devices that lost one endpoint together do not come back to it together. See Marc Brooker,
    "Exponential Backoff And Jitter", 2015.
    """

    def __init__(self, chance: Callable[[], float] = random.random) -> None:
        """`chance` gives numbers from 0 up to 1."""
        self._chance = chance
        self._failures = 0

    def next(self, retry_after: float = 0) -> float:
        """Count a failure and return the seconds to wait, at least `retry_after`."""
        most = min(LAST, FIRST * 2.0 ** min(self._failures, 20))
        self._failures += 1
        chance = self._chance()
        return max(chance * most, retry_after + chance if retry_after else 0)

    def reset(self) -> None:
        """Forget the failures."""
        self._failures = 0
