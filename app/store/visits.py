"""Visits and promises, as the app keeps them."""

from __future__ import annotations

from typing import Any

from app.models.identity import new_id
from app.models.visit import Promise, Visit, promise_of, visit_of
from app.store.store import Store


class VisitRepository:
    """The only way to visits."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store

    def all(self) -> tuple[Visit, ...]:
        """Return visits that were not removed, newest first."""
        visits = map(visit_of, self._store.documents("visits"))
        return tuple(
            sorted(
                (visit for visit in visits if not visit.is_removed),
                key=lambda visit: visit.started_at,
                reverse=True,
            )
        )

    async def add(self, template: str, place: str, started_at: int) -> str:
        """Start a visit and return its id. NotSaved: there is none."""
        id = new_id()
        await self.set(id, {"template": template, "place": place, "started": started_at})
        return id

    async def set(self, id: str, fields: dict[str, Any]) -> None:
        """Change fields of a visit. NotSaved: none was changed."""
        await self._store.set("visit.set", id, fields)


class PromiseRepository:
    """The only way to promises."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store

    def all(self) -> tuple[Promise, ...]:
        """Return promises, the one due first before the others."""
        promises = map(promise_of, self._store.documents("promises"))
        return tuple(sorted(promises, key=lambda promise: (promise.due, promise.made_at)))

    async def add(self, fields: dict[str, Any]) -> str:
        """Make a promise and return its id. NotSaved: there is none."""
        id = new_id()
        await self._store.set("promise.set", id, {"state": "open", **fields})
        return id

    async def set(self, id: str, fields: dict[str, Any]) -> None:
        """Change fields of a promise. NotSaved: none was changed."""
        await self._store.set("promise.set", id, fields)
