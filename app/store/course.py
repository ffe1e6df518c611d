"""How a long piece of work goes: in slices, seen by whoever waits, and stopped when they ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter

from app.errors import LeadwellError

SLICE = 0.012
"""Seconds of work after which taps are heard; a frame at sixty a second takes 0.016."""
BREAK = 0.004
"""Seconds of nothing, in which they are. Up to 0.002 would not do: in a browser that is at once,
and what is to go on at once goes before what the page has to say, which then waited for eight
seconds (seen with Pyodide 314 in Chromium)."""


class Stopped(LeadwellError):
    """Stopped. Nothing was changed."""


class StoppedHalfway(Stopped):
    """Stopped. What was brought in so far is kept. Bring the same file in again to add the rest."""


class Course:
    """The course of one piece of work. Between two of its pauses it must change things wholly."""

    def __init__(self, tell: Callable[[float], None] = lambda share: None) -> None:
        """`tell` is called with the share that is done, 0 to 1."""
        self._tell = tell
        self._since = perf_counter()
        self.is_stopped = False
        """Whether somebody wants it to stop."""
        self.stopping: type[Stopped] = Stopped
        """What is raised where the work is stopped from now on."""

    def stop(self) -> None:
        """Stop at the next pause."""
        self.is_stopped = True

    async def pause(self, share: float) -> None:
        """Let others have the thread, if this slice has been long enough. Stopped: end here."""
        if self.is_stopped:
            raise self.stopping
        if perf_counter() - self._since < SLICE:
            return
        self._tell(share)
        await asyncio.sleep(BREAK)
        self._since = perf_counter()
