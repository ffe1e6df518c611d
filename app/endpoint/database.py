"""The endpoint's database: one schema for SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event, text
from sqlalchemy.exc import OperationalError

from app.endpoint.migrations import known, latest, migrate, present
from app.endpoint.migrations.policy import ROLE
from app.errors import LeadwellError

_LOCK = 7311
"""Which advisory lock of PostgreSQL a migration takes."""


class ForeignDatabase(LeadwellError):
    """This database was made by a newer Leadwell. Nothing was changed. Please update this one."""


class NoDatabase(LeadwellError):
    """The database does not answer. Nothing was changed. Please check that it runs, and the address
    in LEADWELL_DATABASE_URL."""


class Database:
    """All that the endpoint remembers. Transactions that end without an error are on the disk."""

    def __init__(self, url: str, *, upgrade: bool = True) -> None:
        """Open the database at `url`, and take its schema to the present one.

        ForeignDatabase: a newer release has changed its schema. NoDatabase: it does not answer.
        """
        self.url = url
        self._is_closed = False
        self._owner = _engine(url, is_owner=True)
        self._engine = self._owner
        if self.is_postgresql:
            self._engine = _engine(url, is_owner=False)
        self._leave_none_open(self._engine)
        try:
            if upgrade:
                self.migrate()
        except OperationalError:
            self.close()
            # What the driver says has the address in it, and so a password.
            raise NoDatabase from None
        except BaseException:
            self.close()
            raise

    @property
    def is_postgresql(self) -> bool:
        """Whether it is PostgreSQL."""
        return self._owner.dialect.name == "postgresql"

    @property
    def sessions(self) -> int:
        """How many of the endpoint's own connections are in use."""
        pool = self._engine.pool
        return pool.checkedout() if isinstance(pool, QueuePool) else 0

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction of the endpoint: all of it is committed, or none.

        On PostgreSQL it sees nothing before it says `within` which spaces, or `knowing` what.
        """
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def owner(self) -> Iterator[Connection]:
        """One transaction of a command: it sees everything."""
        with self._owner.begin() as connection:
            yield connection

    @contextmanager
    def outside(self) -> Iterator[Any]:
        """The driver's own connection outside of transactions, for what cannot be done in one."""
        connection = self._owner.raw_connection()
        try:
            if self.is_postgresql:
                connection.driver_connection.autocommit = True  # type: ignore[union-attr]
            yield connection.driver_connection
        finally:
            connection.close()

    def migrate(self, to: str = "") -> str:
        """Take the schema to `to`, else to the newest, and return what it was; "" for nothing.

        ForeignDatabase: this release does not know the present one.
        """
        with self.owner() as connection:
            if self.is_postgresql:
                # Several endpoints may start at once on one database.
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            there = present(connection)
            if there is not None and not known(there):
                raise ForeignDatabase
            migrate(connection, to or latest())
            return there or ""

    def present(self) -> str | None:
        """Return the name of the schema that is there; None for none. NoDatabase: no answer."""
        try:
            with self.owner() as connection:
                return present(connection)
        except OperationalError:
            raise NoDatabase from None

    def close(self) -> None:
        """Close every connection; one that is in use, and one that is asked for yet, as soon as it
        is not: a request that nobody waits for any more ends in its thread some time later."""
        self._is_closed = True
        self.rest()

    def rest(self) -> None:
        """Close every connection that is not in use; others are opened as they are needed."""
        self._engine.dispose()
        self._owner.dispose()

    def _leave_none_open(self, engine: Engine) -> None:
        def connected(connection: Any, record: Any) -> None:
            record.info["pool"] = engine.pool

        def returned(connection: Any, record: Any) -> None:
            # A pool that was given up keeps what comes back to it, and nobody closes that.
            if self._is_closed or record.info.get("pool") is not engine.pool:
                record.close()

        event.listen(engine, "connect", connected)
        event.listen(engine, "checkin", returned)


def within(connection: Connection, *spaces: str) -> None:
    """Let the rest of a transaction see the rows of `spaces`, and of no others."""
    _set(connection, "leadwell.spaces", ",".join(spaces))


def knowing(connection: Connection, hash: str) -> None:
    """Let the rest of a transaction see the one row that is kept under the hash of a secret."""
    _set(connection, "leadwell.secret", hash)


def _set(connection: Connection, name: str, value: str) -> None:
    # SQLite has one user, whom nothing is hidden from: every query names its space as well.
    if connection.dialect.name == "postgresql":
        setting = {"name": name, "value": value}
        connection.execute(text("SELECT set_config(:name, :value, true)"), setting)


def _engine(url: str, *, is_owner: bool) -> Engine:
    if url.startswith("sqlite"):
        engine = create_engine(url, hide_parameters=True)
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine
    # The name that operators and hosts write has no driver in it.
    url = url.replace("postgres://", "postgresql://", 1)
    url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    if is_owner:
        return create_engine(url, poolclass=NullPool, hide_parameters=True)
    engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "connect", _as_app)
    return engine


def _as_app(connection: Any, record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET ROLE {ROLE}")
    # OFF would tell a device of a change that a power cut may still take away.
    cursor.execute("SET synchronous_commit = on")
    cursor.close()
    connection.commit()


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
