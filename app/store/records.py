"""Records made of documents, each made again only when its own document has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from app.store.store import Store
from app.store.table import LiveTable

T = TypeVar("T")


class Records(Generic[T]):
    """The records of one table; what one change costs does not grow with their number."""

    def __init__(
        self, store: Store, table: str, make: Callable[[Mapping[str, Any], T | None], T]
    ) -> None:
        """Follow `table` of `store`; `make` gets a document and the record made of it before."""
        self._store = store
        self._name = table
        self._make = make
        self._table: LiveTable | None = None
        self._serial = 0
        self._all: dict[str, T] = {}

    def all(self) -> Mapping[str, T]:
        """Return every record by its id, as the documents are now."""
        table = self._store.table(self._name)
        if table is not self._table:
            # The store has started anew: what was made of the documents before says nothing.
            self._table, self._serial, self._all = table, 0, {}
        changed = table.since(self._serial)
        self._serial = table.serial
        for record in reversed(changed):
            document = table.find(record)
            assert document is not None
            self._all[record] = self._make(document, self._all.get(record))
        return self._all
