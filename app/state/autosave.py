"""Saving behind the keyboard: at most half a second after the last key, and at once on leaving."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from app.state.status import Status

DELAY = 0.35
"""Seconds of quiet before a save; with the flush it stays under the 500 ms that are promised."""
LONGEST = 0.45
"""Seconds after which a save happens although the keys have not stopped."""
AGAIN = 5.0
"""Seconds until what could not be saved is tried again: a disk that was full may have room."""


class Autosave:
    """Keeps the newest text of each field and hands it to `save` when it is time."""

    def __init__(
        self, save: Callable[[str, str], Awaitable[None]], status: Status, again: float = AGAIN
    ) -> None:
        """`save(field, text)` returns when the text is safe; `status` says when it is not."""
        self._save = save
        self._status = status
        self._again = again
        self._waiting: dict[str, str] = {}
        self._since = 0.0
        self._timer: asyncio.Task[None] | None = None

    def type(self, field: str, text: str) -> None:
        """Take the text of a field after a key."""
        now = asyncio.get_running_loop().time()
        if not self._waiting:
            self._since = now
        self._waiting[field] = text
        self._in(max(0.0, min(DELAY, self._since + LONGEST - now)))

    def _in(self, delay: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.create_task(self._later(delay))

    async def _later(self, delay: float) -> None:
        await asyncio.sleep(delay)
        self._timer = None
        try:
            await self.flush()
        except Exception as error:
            self._status.fail(error)
            self._in(self._again)

    async def flush(self) -> None:
        """Save now whatever waits; what could not be saved keeps waiting, and is tried again."""
        while self._waiting:
            field = next(iter(self._waiting))
            text = self._waiting[field]
            await self._save(field, text)
            if self._waiting.get(field) == text:
                del self._waiting[field]
            self._status.saved()
