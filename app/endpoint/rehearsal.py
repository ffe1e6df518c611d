"""Whether a backup is worth anything: it is put back where nobody is disturbed, and looked at."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.endpoint import audit, dump
from app.endpoint.backup import check_sqlite
from app.endpoint.database import Database
from app.endpoint.migrations import latest
from app.endpoint.quarantine import digest_of
from app.endpoint.tables import accounts, metadata, ops


@dataclass(slots=True)
class Rehearsal:
    """What was found."""

    revision: str = ""
    """The schema of the backup; empty for one from before there were names."""
    counts: dict[str, int] = field(default_factory=dict)
    """Rows, by table."""
    faults: list[str] = field(default_factory=list)
    """What is not as it should be, in words."""


def rehearse(url: str, path: Path, scratch: str = "") -> Rehearsal:
    """Put the backup into a database of its own, update and check it, and remove it.

    `url` says which kind of database it is, and where PostgreSQL runs; `scratch` is an empty one
    there, else one is made. BackupDamaged, DumpDamaged, NoTool, NoScratch, ForeignDatabase: it
    cannot be put back.
    """
    with _restored(url, path, scratch) as place:
        database = Database(place, upgrade=False)
        try:
            found = Rehearsal(database.migrate())
            with database.owner() as connection:
                _look(connection, found)
        finally:
            database.close()
    return found


def report(found: Rehearsal) -> Iterator[str]:
    """Return lines about a rehearsal for those who ran it."""
    yield f"The backup was put back, and updated from schema {found.revision or 'none'} to " + (
        f"{latest()}."
    )
    for table, count in found.counts.items():
        if count:
            yield f"  {count:>10,} {table}"
    if found.faults:
        yield "It is NOT as it should be:"
        yield from (f"  {fault}" for fault in found.faults)
    else:
        yield "Every change is as it was sent, none is missing, and the audit holds."


@contextmanager
def _restored(url: str, path: Path, scratch: str) -> Iterator[str]:
    if url.startswith("sqlite"):
        check_sqlite(path)
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "rehearsal.sqlite"
            shutil.copyfile(path, copy)
            yield f"sqlite:///{copy}"
        return
    dump.check(url, path)
    place = scratch or dump.make_scratch(url)
    try:
        dump.load_into(place, path)
        yield place
    finally:
        if not scratch:
            dump.drop_scratch(url, place)


def _look(connection: Connection, found: Rehearsal) -> None:
    for table in metadata.sorted_tables:
        query = select(func.count()).select_from(table)
        found.counts[table.name] = connection.scalar(query) or 0
    _digests(connection, found)
    _numbers(connection, found)
    for each in audit.verify(connection):
        found.faults.append(f"The audit of {each.space} breaks at entry {each.n}: {each.reason}.")


def _digests(connection: Connection, found: Rehearsal) -> None:
    """Check every change against its digest; one that was erased has no words any more."""
    columns = (ops.c.account, ops.c.device, ops.c.q, ops.c.digest, ops.c.body)
    changed = 0
    rows = connection.execute(select(*columns).execution_options(yield_per=1000))
    for row in rows:
        if row.body and digest_of(row.body) != row.digest:
            changed += 1
    if changed:
        found.faults.append(f"{changed} changes are not as they were sent.")


def _numbers(connection: Connection, found: Rehearsal) -> None:
    """Check that no number is missing: retention and erasure take only from the beginning."""
    of_seq = (func.min(ops.c.seq), func.max(ops.c.seq), func.count(ops.c.seq))
    first, last, count = (part.label(name) for part, name in zip(of_seq, "flc", strict=True))
    query = (
        select(first, last, count, accounts.c.seq)
        .join(accounts, accounts.c.id == ops.c.account)
        .group_by(ops.c.account, accounts.c.seq)
    )
    gaps = 0
    for row in connection.execute(query):
        has_gap = row.c and row.c != row.l - row.f + 1
        gaps += bool(has_gap or (row.l or 0) > row.seq)
    if gaps:
        found.faults.append(f"Changes of {gaps} people are missing.")
