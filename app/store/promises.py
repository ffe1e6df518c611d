"""Promises, as the app keeps them."""

from __future__ import annotations

from typing import Any

from app.models.identity import new_id
from app.models.promise import Promise, Turn, history, promise_of
from app.store.records import Records
from app.store.store import Store


def _urgency(promise: Promise) -> tuple[str, int, str]:
    return (promise.due, promise.made_at, promise.id)


class PromiseRepository:
    """The only way to promises."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records = Records(store, "promises", lambda document, _: promise_of(document))

    def all(self) -> tuple[Promise, ...]:
        """Return promises that were not taken away, the one due first before the others."""
        promises = self._records.all().values()
        return tuple(sorted((each for each in promises if not each.is_removed), key=_urgency))

    def find(self, id: str) -> Promise | None:
        """Return a promise; None where it was taken away."""
        promise = self._records.all().get(id)
        return promise if promise is not None and not promise.is_removed else None

    def history(self, id: str) -> tuple[Turn, ...]:
        """Return what happened to a promise, the first first; nothing where there is none."""
        document = self._store.document("promises", id)
        return history(document) if document else ()

    async def add(self, fields: dict[str, Any]) -> str:
        """Make a promise and return its id. NotSaved: there is none."""
        id = new_id()
        await self._store.set("promise.set", id, {"state": "open", **fields})
        return id

    async def set(self, id: str, fields: dict[str, Any]) -> None:
        """Change fields of a promise. NotSaved: none was changed."""
        await self._store.set("promise.set", id, fields)
