"""Visits and promises, as the app keeps them."""

from __future__ import annotations

from typing import Any

from app.models.identity import new_id
from app.models.visit import Promise, Visit, promise_of, visit_of
from app.store.records import Records
from app.store.store import Change, Store


class VisitRepository:
    """The only way to visits."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records = Records(store, "visits", lambda document, _: visit_of(document))

    def all(self) -> tuple[Visit, ...]:
        """Return visits that were not removed, newest first."""
        visits = self._records.all().values()
        return tuple(
            sorted(
                (visit for visit in visits if not visit.is_removed),
                key=lambda visit: (visit.started_at, visit.id),
                reverse=True,
            )
        )

    async def add(
        self, template: str, place: str, started_at: int, edition: str = "", *others: Change
    ) -> str:
        """Start a visit, `others` in the same transaction; return its id. NotSaved: nothing was
        changed."""
        id = new_id()
        fields = {"template": template, "place": place, "started": started_at}
        if edition:
            fields["edition"] = edition
        await self._store.commit(*others, self._store.registers("visit.set", id, fields))
        return id

    async def set(self, id: str, fields: dict[str, Any]) -> None:
        """Change fields of a visit. NotSaved: none was changed."""
        await self._store.set("visit.set", id, fields)


def _urgency(promise: Promise) -> tuple[str, int, str]:
    return (promise.due, promise.made_at, promise.id)


class PromiseRepository:
    """The only way to promises."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records = Records(store, "promises", lambda document, _: promise_of(document))

    def all(self) -> tuple[Promise, ...]:
        """Return promises, the one due first before the others."""
        promises = self._records.all().values()
        return tuple(sorted(promises, key=_urgency))

    async def add(self, fields: dict[str, Any]) -> str:
        """Make a promise and return its id. NotSaved: there is none."""
        id = new_id()
        await self._store.set("promise.set", id, {"state": "open", **fields})
        return id

    async def set(self, id: str, fields: dict[str, Any]) -> None:
        """Change fields of a promise. NotSaved: none was changed."""
        await self._store.set("promise.set", id, fields)
