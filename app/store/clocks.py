"""What the feedback clock needs of visits, as the app keeps it."""

from __future__ import annotations

from app.models.feedback import Clocked, clocked_of
from app.store.records import Records
from app.store.store import Store


class ClockRepository:
    """The only way to the feedback clocks of visits."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records = Records(store, "visits", lambda document, _: clocked_of(document))

    def all(self) -> dict[str, Clocked]:
        """Return the clocks of visits that were not removed, by visit."""
        return {id: each for id, each in self._records.all().items() if not each.is_removed}

    async def set_days(self, visit: str, step: str, days: int | None) -> None:
        """Give a step of a visit its own days; None is as usual. NotSaved: nothing changed."""
        await self._store.set("visit.set", visit, {f"clock.{step}": days})

    async def tick(self, visit: str, step: str, at: int | None) -> None:
        """Say when a step was done; None takes it back. NotSaved: nothing changed."""
        await self._store.set("visit.set", visit, {f"told.{step}": at})
