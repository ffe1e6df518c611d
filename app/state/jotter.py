"""The jotter of a visit: lines written while one listens, and a count of open questions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from app.models.identity import new_id
from app.models.jot import Jot
from app.models.visit import Visit
from app.state.autosave import Autosave
from app.state.deeds import Deeds
from app.store.store import Store
from app.store.visits import VisitRepository


class Jotter:
    """What one does with two taps, while looking at the person who talks."""

    def __init__(
        self, store: Store, visits: VisitRepository, typing: Autosave, now: Callable[[], int]
    ) -> None:
        """Keep lines in `visits`, and half of one by `typing`."""
        self._store = store
        self._visits = visits
        self._typing = typing
        self._now = now
        self._deeds = Deeds()
        self._turn = asyncio.Lock()

    def typed(self, visit: str) -> str:
        """Return the line that is half typed."""
        return str(self._store.drafts.get(f"jot/{visit}", ""))

    def type(self, visit: str, text: str) -> None:
        """Take the line after a key."""
        self._typing.type(f"jot/{visit}", text)

    async def keep(self, visit: str) -> bool:
        """Keep the line that is typed, with its time; return whether there was one."""
        return await self._deeds.once(visit, partial(self._keep, visit))

    async def _keep(self, visit: str) -> bool:
        await self._typing.flush()
        typed = self.typed(visit)
        jot = Jot(new_id(), self._now(), typed.strip())
        if not jot.text:
            return False
        await self._visits.set(visit, {jot.field: jot.value()})
        if self.typed(visit) == typed:
            await self._store.draft(f"jot/{visit}", None)
        return True

    async def remove(self, visit: Visit, jot: Jot) -> None:
        """Take a line away; `restore` brings it back."""
        await self._visits.set(visit.id, {jot.field: None})

    async def restore(self, visit: Visit, jot: Jot) -> None:
        """Bring back a line that was taken away."""
        await self._visits.set(visit.id, {jot.field: jot.value()})

    async def count(self, visit: str, by: int = 1) -> None:
        """Count an open question that was asked on this device; -1 takes one back."""
        field = f"asked.{self._store.device}"
        # One after the other: two quick taps are two questions.
        async with self._turn:
            document = self._store.document("visits", visit)
            own = document["fields"].get(field) if document else None
            await self._visits.set(visit, {field: max(0, (own or 0) + by)})
