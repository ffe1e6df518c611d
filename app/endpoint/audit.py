"""The audit: who did what, in chains that cannot be changed unseen.

There is one chain an organisation. An entry's hash is SHA-256 over a JSON list of its fields and
the hash before it, so whoever keeps the last number and hash elsewhere can prove that nothing was
changed, left out or cut off. Entries hold ids, never names, and nothing of what somebody wrote.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, text

from app.endpoint.database import within
from app.endpoint.tables import audit

_LOCK = 7312
"""The class of PostgreSQL's advisory locks that stand for chains."""
_FIELDS = ("space", "n", "at", "actor", "device", "action", "subject", "result", "before")


@dataclass(frozen=True, slots=True)
class Head:
    """The end of an organisation's chain."""

    space: str
    n: int
    """How many entries there are."""
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain does not hold."""

    space: str
    n: int
    """The first entry that is not as it was written."""
    reason: str


def note(
    connection: Connection,
    space: str,
    actor: str,
    device: str,
    action: str,
    subject: str,
    result: str,
    now: int,
) -> None:
    """Add an entry to the chain of the organisation `space`, in the transaction of `connection`.

    `actor` and `subject` are ids, or words for what is no person. What the transaction may see
    stays as it was.
    """
    seen = _seen(connection)
    within(connection, *filter(None, seen.split(",")), space)
    if connection.dialect.name == "postgresql":
        # Two entries at once would take the same number. SQLite has one writer at a time.
        lock = text("SELECT pg_advisory_xact_lock(:kind, hashtext(:space))")
        connection.execute(lock, {"kind": _LOCK, "space": space})
    last = connection.execute(
        select(audit.c.n, audit.c.hash)
        .where(audit.c.space == space)
        .order_by(audit.c.n.desc())
        .limit(1)
    ).first()
    row: dict[str, Any] = {
        "space": space,
        "n": last.n + 1 if last else 1,
        "at": now,
        "actor": actor,
        "device": device,
        "action": action,
        "subject": subject,
        "result": result,
        "before": last.hash if last else "",
    }
    connection.execute(insert(audit).values(**row, hash=hash_of(row)))
    within(connection, *filter(None, seen.split(",")))


def hash_of(row: dict[str, Any] | RowMapping) -> str:
    """Return the hash of an entry over its fields."""
    fields = json.dumps([row[name] for name in _FIELDS], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(fields.encode()).hexdigest()


def entries(connection: Connection, space: str = "") -> Iterator[RowMapping]:
    """Return the entries of `space`, else of all, each chain in its order."""
    query = select(audit).order_by(audit.c.space, audit.c.n)
    if space:
        query = query.where(audit.c.space == space)
    yield from connection.execute(query.execution_options(yield_per=1000)).mappings()


def page(connection: Connection, space: str, before: int, limit: int) -> list[dict[str, Any]]:
    """Return at most `limit` entries of `space` before number `before` (0: the last), newest
    first."""
    query = select(audit).where(audit.c.space == space).order_by(audit.c.n.desc()).limit(limit)
    if before:
        query = query.where(audit.c.n < before)
    return [dict(row) for row in connection.execute(query).mappings()]


def heads(connection: Connection) -> list[Head]:
    """Return the end of every chain."""
    last = select(audit.c.space, func.max(audit.c.n).label("n")).group_by(audit.c.space).subquery()
    query = (
        select(audit.c.space, audit.c.n, audit.c.hash)
        .join(last, (audit.c.space == last.c.space) & (audit.c.n == last.c.n))
        .order_by(audit.c.space)
    )
    return [Head(row.space, row.n, row.hash) for row in connection.execute(query)]


def verify(connection: Connection, kept: tuple[Head, ...] = ()) -> list[Break]:
    """Return where chains do not hold, one place a chain; `kept` are ends noted elsewhere."""
    found: dict[str, Break] = {}
    wanted = {(head.space, head.n): head.hash for head in kept}
    space, n, before = "", 0, ""
    for row in entries(connection):
        if row["space"] != space:
            space, n, before = row["space"], 0, ""
        n += 1
        noted = wanted.pop((space, row["n"]), row["hash"])
        if space in found:
            continue
        if row["n"] != n:
            found[space] = Break(space, n, "an entry is missing")
        elif row["before"] != before or row["hash"] != hash_of(row):
            found[space] = Break(space, n, "an entry was changed")
        elif noted != row["hash"]:
            found[space] = Break(space, n, "it is not the entry that was noted elsewhere")
        before = row["hash"]
    for (space, n), _ in wanted.items():
        found.setdefault(space, Break(space, n, "entries at the end are missing"))
    return list(found.values())


def _seen(connection: Connection) -> str:
    if connection.dialect.name != "postgresql":
        return ""
    return connection.scalar(text("SELECT current_setting('leadwell.spaces', true)")) or ""
