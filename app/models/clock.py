"""The hybrid logical clock of a device (Kulkarni and others, "Logical Physical Clocks", 2014)."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.models.op import Clock


def wall() -> int:
    """Return the device's time in milliseconds since 1970, which may be wrong."""
    return time.time_ns() // 1_000_000


class HybridClock:
    """Gives times that never go back, whatever the device's own clock does."""

    def __init__(self, now: Callable[[], int] = wall, latest: Clock = (0, 0)) -> None:
        """Start after `latest`, the highest time already used; `now` gives milliseconds."""
        self._now = now
        self.latest = latest

    def tick(self) -> Clock:
        """Return a time later than any given or seen before."""
        ms, counter = self.latest
        now = self._now()
        self.latest = (now, 0) if now > ms else (ms, counter + 1)
        return self.latest

    def see(self, other: Clock) -> None:
        """Take note of a time from another device."""
        self.latest = max(self.latest, other)
