"""A copy of the whole database in a file, and the way back.

On SQLite the copy is a database of its own, made by VACUUM INTO while the endpoint serves: one
moment of it, without anything that was deleted. On PostgreSQL it is a dump by `pg_dump`.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, make_url, select

from app.endpoint import dump
from app.endpoint.audit import note
from app.endpoint.database import Database, ForeignDatabase
from app.endpoint.erasure import again, erased, hash_of
from app.endpoint.exchange import forget_cursors
from app.endpoint.migrations import known
from app.endpoint.tables import organisations
from app.errors import LeadwellError

_SQLITE = b"SQLite format 3\x00"


class FileThere(LeadwellError):
    """There is a file of that name already. Nothing was written. Please choose another name."""


class BackupDamaged(LeadwellError):
    """This file is damaged, or is no backup of this kind of database. Nothing was changed."""


class DataThere(LeadwellError):
    """The database has organisations in it. Nothing was changed. To put the backup in their place,
    stop the endpoint and add --replace."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    erased: int
    """How many people were in the backup, and were erased again."""


def back_up(url: str, path: Path) -> int:
    """Write the database at `url` into a new file, readable by its owner, and return its bytes.

    FileThere, NoTool, BackupDamaged: it was not written.
    """
    if path.exists():
        raise FileThere
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside it, so that it gets its name only when it is whole.
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        part = Path(folder) / "part"
        if url.startswith("sqlite"):
            source = sqlite_path(url)
            if not source.exists():
                raise BackupDamaged("There is no database here yet. Nothing was written.")
            with closing(sqlite3.connect(source, timeout=60)) as connection:
                connection.execute("VACUUM INTO ?", (str(part),))
            check_sqlite(part)
        else:
            dump.write(url, part)
        part.chmod(0o600)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        size = part.stat().st_size
        try:
            os.link(part, path)
        except FileExistsError:
            raise FileThere from None
    return size


def restore(
    url: str, path: Path, hashes: set[str], now: int, *, is_replacing: bool = False
) -> Restored:
    """Put the backup in `path` into the database at `url`.

    Who was erased since stays so: those in the present database and those in `hashes`. Every device
    sends and fetches anew afterwards, since numbers after the backup will be given out again.
    DataThere, BackupDamaged, NoTool, ForeignDatabase: nothing was changed.
    """
    _check(url, path)
    hashes = hashes | _present(url, is_replacing)
    if url.startswith("sqlite"):
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(sqlite_path(url), timeout=60)) as target,
        ):
            # In one transaction of the target: whoever else has it open sees all of it or nothing.
            source.backup(target)
    else:
        dump.put_back(url, path)
    database = Database(url)
    try:
        count = again(database, hashes, now)
        with database.owner() as connection:
            forget_cursors(connection)
            for space in connection.scalars(select(organisations.c.id)).all():
                note(connection, space, "operator", "", "restored", path.name, "done", now)
    finally:
        database.close()
    return Restored(count)


def sqlite_path(url: str) -> Path:
    """Return the file of a SQLite database."""
    return Path(make_url(url).database or "")


def check_sqlite(path: Path) -> None:
    """BackupDamaged: the file is no whole database of an endpoint."""
    try:
        with path.open("rb") as file:
            if file.read(len(_SQLITE)) != _SQLITE:
                raise BackupDamaged
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            if opened.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise BackupDamaged
            if opened.execute("PRAGMA foreign_key_check").fetchall():
                raise BackupDamaged
            named = "SELECT count(*) FROM sqlite_master WHERE name IN ('organisation', 'op')"
            if opened.execute(named).fetchone() != (2,):
                raise BackupDamaged
    except (OSError, sqlite3.Error):
        raise BackupDamaged from None


def _check(url: str, path: Path) -> None:
    if not path.is_file():
        raise BackupDamaged(f"There is no file {path}. Nothing was changed.")
    if url.startswith("sqlite"):
        check_sqlite(path)
        with tempfile.TemporaryDirectory() as folder:
            # A backup of a newer release is found out before anything is replaced.
            copy = Path(folder) / "copy.sqlite"
            shutil.copyfile(path, copy)
            Database(f"sqlite:///{copy}").close()
    else:
        dump.check(url, path)
        if not known(dump.revision(url, path)):
            raise ForeignDatabase


def _present(url: str, is_replacing: bool) -> set[str]:
    """Return the hashes of those erased in the present database. DataThere: it has data."""
    database = Database(url)
    try:
        with database.owner() as connection:
            has_data = connection.scalar(select(func.count()).select_from(organisations))
            if has_data and not is_replacing:
                raise DataThere
            return {hash_of(account) for account, _ in erased(connection)}
    finally:
        database.close()
