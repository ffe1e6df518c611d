"""The erasure of a person: every byte of theirs goes from the endpoint.

What stays is the bare row of the account, under an id that leads to nobody: rounds of a team may
hang on it, and it keeps a backup that is put back from bringing the person back. Codes that the
person made are withdrawn, as when they leave. The audit keeps
that somebody was erased. Replies to rounds of a team were given without a name and lead to nobody.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, insert, or_, select, update

from app.endpoint.audit import note
from app.endpoint.database import Database, within
from app.endpoint.logs import say
from app.endpoint.refusal import Refusal
from app.endpoint.tables import accounts, devices, erasures, invites, metadata

_KEPT = frozenset({"round", "erasure"})
"""A round belongs to its team, whoever opened it."""


def tables_of_people() -> list[Table]:
    """Return the tables with rows of a person, in an order in which rows can go."""
    found: list[Table] = [
        table
        for table in reversed(metadata.sorted_tables)
        if "account" in table.columns and table.name not in _KEPT
    ]
    return found


def erase(connection: Connection, account: str, by: str, device: str, now: int) -> str:
    """Erase the person of `account` and return the id of their organisation.

    `by` is who wanted it and `device` theirs, for the audit. It must run in one transaction, after
    which `scrub` takes the bytes out of the file. Refusal: there is nobody of that id.
    """
    if connection.dialect.name == "sqlite":
        # What is deleted is overwritten with zeros.
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    own = accounts.c.id == account
    # A push under way holds the row: it is taken before, or finds no device afterwards.
    found = connection.execute(select(accounts).where(own).with_for_update()).first()
    if found is None:
        raise Refusal(404, "person", "There is nobody of that id. Nothing was changed.")
    organisation = str(found.organisation)
    for table in tables_of_people():
        connection.execute(delete(table).where(table.c.account == account))
    made = invites.c.maker == account
    over = {"maker": "", "withdrawn": func.coalesce(invites.c.withdrawn, now)}
    connection.execute(update(invites).where(made).values(**over))
    blank = {"name": "", "epoch": "", "seq": 0, "public_key": None}
    connection.execute(update(accounts).where(own).values(**blank))
    if not connection.scalar(select(erasures.c.at).where(erasures.c.account == account)):
        connection.execute(insert(erasures).values(account=account, at=now))
    note(connection, organisation, by, device, "person erased", account, "done", now)
    return organisation


def announce(account: str) -> None:
    """Say in the log that somebody was erased: a hash of an id, which `again` understands."""
    say("erased", account=hash_of(account))


def erase_person(database: Database, person: str, now: int) -> str:
    """Erase somebody by the id of an account or of one of their devices; return the account's."""
    with database.owner() as connection:
        account = find(connection, person)
        erase(connection, account, "operator", "", now)
    announce(account)
    scrub(database)
    return account


def find(connection: Connection, person: str) -> str:
    """Return the account that `person` is the id of, or of one of whose devices it is the id.

    Refusal: there is none, or there are several.
    """
    by_device = select(devices.c.account).where(devices.c.device == person)
    query = select(accounts.c.id).where(or_(accounts.c.id == person, accounts.c.id.in_(by_device)))
    found = [str(id) for id in connection.scalars(query)]
    if len(found) != 1:
        words = "There is nobody of that id." if not found else "That id is not of one person."
        raise Refusal(404, "person", f"{words} Nothing was changed.")
    return found[0]


def erased(connection: Connection) -> list[tuple[str, int]]:
    """Return who was erased and when."""
    return [(row.account, row.at) for row in connection.execute(select(erasures))]


def written(rows: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Return the list of the erased as lines, to be kept apart from backups."""
    for account, at in rows:
        yield json.dumps({"event": "erased", "account": hash_of(account), "at": at})


def read(path: Path) -> set[str]:
    """Return the hashes of a list of the erased; the endpoint's log is one as well."""
    found = set()
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            continue
        match event:
            case {"event": "erased", "account": str(hash)}:
                found.add(hash)
    return found


def again(database: Database, hashes: set[str], now: int) -> int:
    """Erase those whom a backup has brought back, and return how many they are."""
    count = 0
    with database.owner() as connection:
        gone = {account for account, _ in erased(connection)}
        for account in list(connection.scalars(select(accounts.c.id))):
            if hash_of(account) in hashes and account not in gone:
                erase(connection, account, "operator", "", now)
                count += 1
    if count:
        scrub(database)
    return count


def hash_of(account: str) -> str:
    """Return what stands for the id of an account outside of the database."""
    return hashlib.sha256(account.encode()).hexdigest()


def erase_own(connection: Connection, account: str, device: str, now: int) -> None:
    """Erase the person who asks, whose device has been proved."""
    host = str(connection.scalar(select(accounts.c.organisation).where(accounts.c.id == account)))
    within(connection, account, host)
    erase(connection, account, account, device, now)


def scrub(database: Database, *, is_whole: bool = True) -> None:
    """Take what was deleted out of SQLite's files; `is_whole` writes the database anew.

    PostgreSQL does this by itself in a while (autovacuum); its own files are the host's to guard.
    """
    with database.outside() as connection:
        if database.is_postgresql:
            if is_whole:
                for table in tables_of_people():
                    connection.execute(f'VACUUM "{table.name}"')
            return
        if is_whole:
            connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
