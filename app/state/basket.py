"""Entries that were deleted: for a short while they can be brought back, then they are gone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from app.errors import LeadwellError
from app.models.journal import Entry
from app.store.journal import JournalRepository

UNDO = 12.0
"""Seconds in which "Undo" brings an entry back: its bar is there for ten."""


class Basket:
    """What was deleted a moment ago."""

    def __init__(
        self,
        journal: JournalRepository,
        now: Callable[[], int],
        forget: Callable[[str], Awaitable[None]],
        undo: float = UNDO,
    ) -> None:
        """`forget(id)` drops what was half written of an entry that is gone."""
        self._journal = journal
        self._now = now
        self._forget = forget
        self._undo = undo
        self._held: dict[str, Entry] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def put(self, entry: Entry) -> None:
        """Delete an entry; until a moment later `take_back` undoes it. NotSaved: it is there."""
        await self._journal.delete(entry.id, self._now())
        self._held[entry.id] = entry
        task = asyncio.get_running_loop().create_task(self._later(entry.id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def take_back(self, entry: Entry) -> bool:
        """Bring an entry back with all its versions; return whether that could still be done."""
        if entry.id not in self._held:
            return False
        await self._journal.restore(entry, self._now())
        self._held.pop(entry.id, None)
        return True

    async def _later(self, id: str) -> None:
        await asyncio.sleep(self._undo)
        self._held.pop(id, None)
        # What cannot be done now, on a full disk, is done at the next start.
        with suppress(LeadwellError):
            await self.empty()

    async def empty(self) -> None:
        """Let go for good of every deleted entry that nobody can bring back any more, and of what
        was half written of it."""
        gone = [id for id in self._journal.deleted() if id not in self._held]
        await self._journal.purge(gone)
        for id in gone:
            await self._forget(id)

    def lock(self) -> None:
        """Forget what could be brought back; it is gone a moment later, as it would have been."""
        self._held.clear()
