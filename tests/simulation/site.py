"""The endpoint: one or two processes over one database, which die, are locked out and go back."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Engine, event, select, tuple_

from app.endpoint.blanking import blank
from app.endpoint.exchange import forget_cursors
from app.endpoint.logs import EVENTS, LEVELS
from app.endpoint.tables import accounts, attachments, ops
from tests.endpoints import NOW, Endpoint
from tests.simulation.asgi import answer

DOWN = 10.0
"""The most seconds that a process is gone once it was killed."""


class Killed(BaseException):
    """This process of the endpoint is no more."""


class Process:
    """One endpoint. To make its routes takes longer than all else in a run, so they are made once
    and what is kept in a database's connections goes each time it ends."""

    def __init__(self, folder: Path, number: int) -> None:
        """Serve the database in `folder`, which is there already."""
        self.number = number
        self.now: Callable[[], int] = lambda: NOW
        self.is_up = False
        self.endpoint = Endpoint(folder, now=lambda: self.now())
        with self.endpoint.database.owner() as connection:
            engine = connection.engine
        event.listen(engine, "connect", _in_haste)
        # What goes wrong here is meant to.
        EVENTS.setLevel(LEVELS["off"])
        engine.dispose()

    def stop(self) -> None:
        """End it."""
        self.is_up = False
        self.endpoint.database.rest()


@cache
def process(folder: Path, number: int) -> Process:
    """Return the endpoint of that number over the database in `folder`."""
    return Process(folder, number)


class Site:
    """What stands behind the endpoint's address."""

    def __init__(
        self, folder: Path, processes: int, now: Callable[[], int], dice: random.Random
    ) -> None:
        """Serve the database in `folder`."""
        self.folder = folder
        self._dice = dice
        self.processes = [process(folder, number) for number in range(processes)]
        for each in self.processes:
            each.now, each.is_up = now, True
        self.kill_at = -1
        """Before how many more statements the process that serves next is killed; -1 for never."""
        self._lock: sqlite3.Connection | None = None
        self._refusals = 0
        self.backups = [self._bytes()]

    async def answer(self, request: httpx.Request, sent: bytes) -> httpx.Response:
        """Return the answer of one of the processes. ConnectError, ReadError: there is none."""
        up = [each for each in self.processes if each.is_up]
        if not up:
            raise httpx.ConnectError("down", request=request)
        process = self._dice.choice(up)
        try:
            with self._dying():
                reply = await answer(process.endpoint.app, request, sent)
        except Killed:
            self._die(process)
            raise httpx.ReadError("killed", request=request) from None
        finally:
            if self._lock is not None and self._refusals == 0:
                self.unlock()
            self._refusals -= 1
        return reply

    def kill(self) -> None:
        """End one process, for a while."""
        self._die(self._dice.choice(self.processes))

    def lock(self, refusals: int) -> None:
        """Let another program hold the database until so many requests have met it."""
        if self._lock is None:
            self._lock = sqlite3.connect(self._file, isolation_level=None)
            with suppress(sqlite3.OperationalError):
                self._lock.execute("BEGIN IMMEDIATE")
            self._refusals = refusals

    def unlock(self) -> None:
        """Let go of the database."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def backup(self) -> None:
        """Keep what is there."""
        self.unlock()
        self.backups.append(self._bytes())

    def restore(self, number: int, *, says_so: bool) -> None:
        """Put back what was kept."""
        self.unlock()
        for process in self.processes:
            process.stop()
        for ending in ("", "-wal", "-shm"):
            self._file.with_name(f"{self._file.name}{ending}").unlink(missing_ok=True)
        self._file.write_bytes(self.backups[number % len(self.backups)])
        self.heal()
        if says_so:
            with self.first.database.owner() as connection:
                forget_cursors(connection)

    def blank(self, ids: Sequence[tuple[str, int]]) -> None:
        """Take the words out of these ops."""
        self.unlock()
        with self.first.database.owner() as connection:
            for account in list(connection.scalars(select(accounts.c.id))):
                blank(connection, account, tuple_(ops.c.device, ops.c.q).in_(ids))

    def sum(self, account: str) -> str:
        """Return the checksum of an account."""
        with self.first.database.owner() as connection:
            return str(connection.scalar(select(accounts.c.sum).where(accounts.c.id == account)))

    def ids(self) -> set[tuple[str, int]]:
        """Return the ids of all ops that are here and not kept apart."""
        taken = select(ops.c.device, ops.c.q).where(ops.c.seq.is_not(None))
        with self.first.database.owner() as connection:
            return {(row.device, row.q) for row in connection.execute(taken)}

    def whole(self) -> set[str]:
        """Return the digests of all photos that are here, whole."""
        with self.first.database.owner() as connection:
            found = select(attachments.c.digest).where(attachments.c.whole.is_not(None))
            return set(connection.scalars(found))

    def heal(self) -> None:
        """Let every process run, and nobody hold the database."""
        self.unlock()
        self.kill_at = -1
        for process in self.processes:
            process.is_up = True

    def close(self) -> None:
        """End everything."""
        self.unlock()
        for process in self.processes:
            process.stop()

    @property
    def first(self) -> Endpoint:
        """An endpoint that runs."""
        return self.processes[0].endpoint

    @property
    def content(self) -> bytes:
        """Every byte of the database's files."""
        files = sorted(self.folder.glob("endpoint.sqlite*"))
        return b"".join(file.read_bytes() for file in files)

    @property
    def _file(self) -> Path:
        return self.folder / "endpoint.sqlite"

    def _bytes(self) -> bytes:
        connection = sqlite3.connect(self._file)
        try:
            return connection.serialize()
        finally:
            connection.close()

    def _die(self, process: Process) -> None:
        process.stop()
        asyncio.get_running_loop().call_later(self._dice.uniform(0, DOWN), self._rise, process)

    def _rise(self, process: Process) -> None:
        process.is_up = True

    @contextmanager
    def _dying(self) -> Iterator[None]:
        """Kill whoever speaks to the database meanwhile, if it is to be killed."""
        if self.kill_at < 0:
            yield
            return
        event.listen(Engine, "before_cursor_execute", self._count)
        event.listen(Engine, "commit", self._count)
        try:
            yield
        finally:
            event.remove(Engine, "before_cursor_execute", self._count)
            event.remove(Engine, "commit", self._count)

    def _count(self, *_: Any) -> None:
        if self.kill_at == 0:
            self.kill_at = -1
            raise Killed
        self.kill_at -= self.kill_at > 0


def _in_haste(connection: Any, record: object) -> None:
    # Nobody pulls the plug of this machine, and nobody waits for another program's lock.
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA busy_timeout = 0")
