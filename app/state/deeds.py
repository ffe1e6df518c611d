"""What a tap sets off, once: a second tap while it is done asks for the same, not for another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class Deeds:
    """Deeds under way, by name."""

    def __init__(self) -> None:
        """Nothing is under way."""
        self._running: dict[str, asyncio.Task[Any]] = {}

    async def once(self, name: str, do: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Return what `do` comes to; while a deed of that name is under way, what that one does."""
        task: asyncio.Task[T] | None = self._running.get(name)
        if task is None:
            task = asyncio.create_task(do())
            self._running[name] = task
            task.add_done_callback(lambda _: self._running.pop(name))
        return await asyncio.shield(task)

    async def settle(self) -> None:
        """Wait until everything that is under way is done, whatever comes of it."""
        await asyncio.gather(*self._running.values(), return_exceptions=True)
