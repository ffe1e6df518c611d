"""The endpoint's database: one schema for SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text

from app.endpoint.tables import metadata, schema_version
from app.errors import LeadwellError

SCHEMA = 1
"""The version of the tables."""


class ForeignDatabase(LeadwellError):
    """This database was made by a newer Leadwell. Nothing was changed. Please update this one."""


class Database:
    """All that the endpoint remembers. Transactions that end without an error are on the disk."""

    def __init__(self, url: str) -> None:
        """Open the database at `url` and make its tables on the first start.

        ForeignDatabase: a newer release has changed its schema.
        """
        self._engine = _engine(url)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction: all of it is committed, or none."""
        with self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _prepare(self) -> None:
        with self.transaction() as connection:
            if connection.dialect.name == "postgresql":
                # Several endpoints may start at once on one database.
                connection.execute(text("SELECT pg_advisory_xact_lock(7311)"))
            metadata.create_all(connection)
            version = connection.scalar(select(schema_version.c.version))
            if version is None:
                connection.execute(insert(schema_version).values(version=SCHEMA))
            elif version > SCHEMA:
                raise ForeignDatabase


def _engine(url: str) -> Engine:
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, record: object) -> None:
    # SQLAlchemy's `begin` event starts the transaction, not the driver.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 30000")
    cursor.execute("PRAGMA journal_mode = WAL")
    # NORMAL may lose a transaction that a device was told of when the power fails.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail where another one wrote meanwhile.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
