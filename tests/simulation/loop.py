"""An event loop whose time is virtual: nobody waits, and days pass in milliseconds."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from typing import Any


class Stuck(Exception):
    """Everything waits, and nothing will ever happen."""


class _Hurried(selectors.SelectSelector):
    """Passes the time that it was to wait for."""

    passed = 0.0
    """Seconds since the start."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return at once. Stuck: there is nothing to wait for."""
        if timeout is None:
            raise Stuck
        self.passed += max(0.0, timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Starts at 0 seconds. Nothing in it may use a socket or a thread."""

    def __init__(self) -> None:
        """Have no mistakes yet."""
        self._hurried = _Hurried()
        super().__init__(self._hurried)
        self.mistakes: list[str] = []
        """What went wrong where nobody was told."""
        self.set_exception_handler(self._note)

    def time(self) -> float:
        """Return the seconds that have passed."""
        return self._hurried.passed

    def run_in_executor(  # type: ignore[override]
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Call `func` here and now: a thread would take its own time."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def _note(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        # What a killed tab or process was doing when it went is nobody's mistake.
        if error is None or isinstance(error, Exception):
            self.mistakes.append(f"{context.get('message')}: {error!r}")
