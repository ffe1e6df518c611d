"""The person's own entries of the development record, as the app keeps them: not sealed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.models.development import Development, development_of
from app.models.identity import new_id
from app.store.records import Records
from app.store.store import Store

TYPE = "cpd.set"


class DevelopmentRepository:
    """The only way to entries that the person made themselves."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records = Records(store, "cpd", _made)

    def all(self) -> list[Development]:
        """Return the entries, the newest day first."""
        made = (entry for entry in self._records.all().values() if entry is not None)
        return sorted(made, key=lambda entry: (entry.day, entry.id), reverse=True)

    async def add(self, title: str, day: str, minutes: int | None, note: str) -> str:
        """Keep an entry and return its id. NotSaved: it was not kept."""
        id = new_id()
        fields = {"title": title, "day": day, "minutes": minutes, "note": note}
        await self._store.set(TYPE, id, fields)
        return id

    async def take_out(self, id: str, *, is_out: bool = True) -> None:
        """Take an entry out of the record, or put it back."""
        await self._store.set(TYPE, id, {"removed": is_out})


def _made(document: Mapping[str, Any], _: Development | None) -> Development | None:
    return development_of(document)
