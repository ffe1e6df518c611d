"""Planned visits, as the app keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.models.identity import new_id
from app.models.planned import Planned, planned_of
from app.store.records import Records
from app.store.store import Store


class PlannedRepository:
    """The only way to planned visits."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records = Records(store, "planned", lambda document, _: planned_of(document))

    def all(self) -> tuple[Planned, ...]:
        """Return every plan with a day that can be read, the earliest first."""
        plans = self._records.all().values()
        return tuple(sorted((plan for plan in plans if plan.day), key=lambda plan: plan.order))

    async def add(self, fields: Mapping[str, Any]) -> str:
        """Keep a plan and return its id. NotSaved: there is none."""
        id = new_id()
        await self.set(id, fields)
        return id

    async def set(self, id: str, fields: Mapping[str, Any]) -> None:
        """Change fields of a plan. NotSaved: none was changed."""
        await self._store.set("planned.set", id, fields)
