"""Areas, and what coverage looks at of visits, as the app keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.models.area import Area, area_of, listed
from app.models.coverage import Seen, seen_of
from app.models.identity import new_id
from app.store.records import Records
from app.store.store import Store


class AreaRepository:
    """The only way to areas."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records = Records(store, "areas", lambda document, _: area_of(document))

    def all(self) -> tuple[Area, ...]:
        """Return the areas of the list, by name."""
        return listed(self._records.all().values())

    async def add(self, names: Iterable[str]) -> None:
        """Put areas on the list. NotSaved: none of them is there."""
        await self._store.commit(
            *(self._store.registers("area.set", new_id(), {"name": name}) for name in names)
        )

    async def set(self, ids: Iterable[str], fields: Mapping[str, Any]) -> None:
        """Change fields of an area, in each of its records. NotSaved: none was changed."""
        await self._store.commit(*(self._store.registers("area.set", id, fields) for id in ids))


class SeenRepository:
    """Visits, as coverage sees them."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records = Records(store, "visits", lambda document, _: seen_of(document))

    def all(self) -> tuple[Seen, ...]:
        """Return every visit, in no order; also those that were taken away."""
        return tuple(self._records.all().values())

    async def set(self, id: str, fields: Mapping[str, Any]) -> None:
        """Change fields of a visit. NotSaved: none was changed."""
        await self._store.set("visit.set", id, fields)
