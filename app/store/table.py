"""TinyDB as a view: documents in memory, changed in place, found by record id at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tinydb import TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table


class LiveTable(Table):
    """A table whose one write costs the same at 10 and at 10,000 documents.

    TinyDB's own copies and re-keys the whole table at each write; here the documents live in one
    dictionary that TinyDB's queries read and our writes change.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As TinyDB makes it."""
        super().__init__(*args, **kwargs)
        self._rows: dict[int, Document] = {}
        self._numbers: dict[str, int] = {}

    def _read_table(self) -> dict[str, Any]:
        return self._rows  # type: ignore[return-value]

    def __iter__(self) -> Any:
        """Go over all documents."""
        return iter(self._rows.values())

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self._rows)

    def search(self, cond: Any) -> list[Document]:
        """Return the documents that meet `cond`."""
        return [row for row in self._rows.values() if cond(row)]

    def all(self) -> list[Document]:
        """Return all documents, oldest record first."""
        return list(self._rows.values())

    def find(self, record: str) -> Document | None:
        """Return the document of `record`."""
        number = self._numbers.get(record)
        return None if number is None else self._rows.get(number)

    def put(self, record: str, document: dict[str, Any]) -> None:
        """Make `document` the document of `record`."""
        number = self._numbers.setdefault(record, len(self._numbers) + 1)
        self._rows[number] = Document(document, number)

    def drop(self, records: Iterable[str]) -> None:
        """Forget documents, to fold them again."""
        for record in records:
            number = self._numbers.get(record)
            if number is not None:
                self._rows.pop(number, None)


class View:
    """All tables."""

    def __init__(self) -> None:
        """Start empty."""
        self._db = TinyDB(storage=MemoryStorage)
        self._db.table_class = LiveTable

    def table(self, name: str) -> LiveTable:
        """Return the table called `name`."""
        table = self._db.table(name, cache_size=0)
        assert isinstance(table, LiveTable)
        return table
