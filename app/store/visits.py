"""Visits, as the app keeps them."""

from __future__ import annotations

from typing import Any

from app.models.identity import new_id
from app.models.visit import Visit, visit_of
from app.store.promises import PromiseRepository as PromiseRepository
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
