"""TinyDB as a view: documents in memory, changed in place, found by record id at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table


class LiveTable(Table):
    """A table whose one write costs the same at 10 and at 10,000 documents.

    TinyDB's own copies and re-keys the whole table at each write; here the documents live in one
    dictionary that TinyDB's queries read and the store alone changes. A document's id is its
    record's.
    """

    document_id_class = str  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As TinyDB makes it."""
        super().__init__(*args, **kwargs)
        self._rows: dict[str, Document] = {}
        self._touched: dict[str, int] = {}
        self._serial = 0

    def __iter__(self) -> Iterator[Document]:
        """Go over all documents, oldest record first."""
        return iter(self._rows.values())

    def all(self) -> list[Document]:
        """Return all documents, oldest record first."""
        return list(self._rows.values())

    def search(self, cond: QueryLike) -> list[Document]:
        """Return the documents that meet `cond`, oldest record first."""
        return [row for row in self._rows.values() if cond(row)]

    def find(self, record: str) -> Document | None:
        """Return the document of `record`."""
        return self._rows.get(record)

    def put(self, record: str, document: dict[str, Any]) -> None:
        """Make `document` the document of `record`; only the store does this."""
        row = self._rows.get(record)
        if row is not document:
            self._rows[record] = Document(document, record)  # type: ignore[arg-type]
        self._serial += 1
        # Taken out first, so that the record that changed last stands last.
        self._touched.pop(record, None)
        self._touched[record] = self._serial

    @property
    def serial(self) -> int:
        """A number that grows with every change of a document."""
        return self._serial

    def since(self, serial: int) -> list[str]:
        """Return the records that changed after `serial`, the latest first."""
        changed = []
        for record, at in reversed(self._touched.items()):
            if at <= serial:
                break
            changed.append(record)
        return changed

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return self._rows  # type: ignore[return-value]

    def _get_next_id(self) -> NoReturn:
        raise TypeError("a table is a view: only an op changes it")

    def _update_table(self, updater: object) -> NoReturn:
        raise TypeError("a table is a view: only an op changes it")


class View:
    """All tables."""

    def __init__(self) -> None:
        """Start empty."""
        self._db = TinyDB(storage=MemoryStorage)
        self._db.table_class = LiveTable
        self._tables: dict[str, LiveTable] = {}

    def table(self, name: str) -> LiveTable:
        """Return the table called `name`."""
        if name not in self._tables:
            table = self._db.table(name, cache_size=0)
            assert isinstance(table, LiveTable)
            self._tables[name] = table
        return self._tables[name]
