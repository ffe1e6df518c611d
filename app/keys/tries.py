"""Wrong tries at the lock, and how long the next one has to wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from app.errors import NotSaved
from app.keys.errors import TooSoon

FREE = 3
"""Wrong tries after which the next has to wait."""
SHORTEST = 5
"""Seconds of the first wait; each one after it is twice as long."""
LONGEST = 300
"""Seconds that no wait is longer than."""
AFRESH = 30
"""Seconds that a wait lasts at least in a new run, whatever the date says by then."""
FACT = "lock.tries"
"""The fact about this device that keeps the count and the time of the last try."""


class Facts(Protocol):
    """Where facts about this device are kept: the device store."""

    @property
    def meta(self) -> Mapping[str, Any]:
        """Facts by name."""
        ...

    async def remember(self, key: str, value: Any) -> None:
        """Keep a fact, and return when it is flushed."""
        ...


def pause(wrong: int) -> int:
    """Return the seconds to wait after so many wrong tries in a row."""
    return 0 if wrong < FREE else min(LONGEST, SHORTEST << min(wrong - FREE, 10))


class Tries:
    """Counts tries at the lock of one device; all times are milliseconds since 1970.

    The date of a device can be set by whoever holds it. So a run measures a wait with a clock that
    nobody sets, `steady`, and the date counts only for what passed between two runs.
    """

    def __init__(self, facts: Facts, steady: Callable[[], float] | None = None) -> None:
        """Go on from what was kept. `steady` gives seconds that only grow; without it, the times
        that are handed in count."""
        self._facts = facts
        self._steady = steady
        self._begun = self._tick(0)
        self._until: int | None = None
        match facts.meta.get(FACT):
            case [int(count), int(last)]:
                self._count, self._last = max(0, count), last
            case _:
                self._count, self._last = 0, 0

    def wait(self, now: int) -> int:
        """Return the seconds until the next try is heard; 0 where it is now."""
        longest = pause(self._count) * 1000
        tick = self._tick(now)
        if self._until is None:
            gone = now - self._last
            self._until = tick + (longest - gone if 0 <= gone < longest else 0)
            if gone < 0:
                self._until = tick + longest
            if self._steady is not None:
                self._until = max(self._until, self._begun + min(longest, AFRESH * 1000))
        # Set back, a clock would make the wait longer than it may be.
        self._until = min(self._until, tick + longest)
        return max(0, -(-(self._until - tick) // 1000))

    async def begin(self, now: int) -> None:
        """Count a try as a wrong one before it is looked at, so that ending the app gains nothing.
        TooSoon: it is not heard."""
        seconds = self.wait(now)
        if seconds:
            raise TooSoon(seconds)
        await self._note(self._count + 1, now)

    async def over(self) -> None:
        """The last try was right: forget the wrong ones."""
        await self._note(0, 0)

    async def _note(self, count: int, now: int) -> None:
        self._count, self._last = count, now
        self._until = self._tick(now) + pause(count) * 1000
        # A full disk must not keep anybody from what they wrote; this run counts all the same.
        with suppress(NotSaved):
            await self._facts.remember(FACT, [count, now])

    def _tick(self, now: int) -> int:
        return now if self._steady is None else int(self._steady() * 1000)
