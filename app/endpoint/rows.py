"""Rows of ops, to and from the database: the statements of the hot path, made once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import orjson
from sqlalchemy import (
    BigInteger,
    Connection,
    Row,
    Text,
    and_,
    bindparam,
    not_,
    select,
    text,
    update,
)

from app.endpoint.tables import accounts, ops


class New(NamedTuple):
    """A new row, without what it has in common with the others of its message."""

    q: int
    seq: int | None
    digest: str
    body: str
    ms: int
    counter: int
    code: str | None = None
    message: str | None = None


_COLUMNS = ("account", "device", "received", *New._fields)
_INSERT = f"INSERT INTO op ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' for _ in _COLUMNS)})"
_TYPES = ("bigint", "bigint", "text", "text", "bigint", "bigint", "text", "text")
_RECORD = ", ".join(f"{name} {type}" for name, type in zip(New._fields, _TYPES, strict=True))
# One statement for all rows. `executemany` would bind and run it once a row, psycopg writes arrays
# in Python, and COPY is not for tables that have row-level security.
_RECORDS = text(
    f"INSERT INTO op ({', '.join(_COLUMNS)}) "
    f"SELECT :account, :device, :received, {', '.join(f'u.{name}' for name in New._fields)} "
    f"FROM json_to_recordset(CAST(:rows AS json)) AS u ({_RECORD})"
)

LOCKED = (
    select(accounts.c.seq, accounts.c.epoch, accounts.c.sum, accounts.c.floor)
    .where(accounts.c.id == bindparam("account"))
    .with_for_update()
)
"""What an account is, its row locked: parameter `account`."""
LAST = (
    select(ops.c.q, ops.c.digest, ops.c.body)
    .where(ops.c.account == bindparam("account"), ops.c.device == bindparam("device"))
    .order_by(ops.c.q.desc())
    .limit(1)
)
"""A device's last op: parameters `account`, `device`."""
MOVED = (
    update(accounts)
    .where(accounts.c.id == bindparam("account"))
    .values(
        seq=bindparam("to", type_=BigInteger),
        epoch=bindparam("in", type_=Text),
        sum=bindparam("sum", type_=Text),
    )
)
"""An account after a push: parameters `account`, `to`, `in`, `sum`."""
HERE = (
    select(ops.c.q, ops.c.seq, ops.c.digest, ops.c.body, ops.c.ms, ops.c.counter)
    .add_columns(ops.c.code, ops.c.message)
    .where(
        ops.c.account == bindparam("account"),
        ops.c.device == bindparam("device"),
        ops.c.q.between(bindparam("first"), bindparam("last")),
    )
    .order_by(ops.c.q)
)
"""Ops that are here already: parameters `account`, `device`, `first`, `last`."""
WANTED = (
    select(ops.c.seq, ops.c.device, ops.c.q, ops.c.ms, ops.c.counter, ops.c.body)
    .where(
        ops.c.account == bindparam("account"),
        ops.c.seq > bindparam("after"),
        not_(
            and_(
                ops.c.device == bindparam("device"),
                ops.c.q.between(bindparam("first"), bindparam("last")),
            )
        ),
    )
    .order_by(ops.c.seq)
    .limit(bindparam("most"))
)
"""Ops that a device lacks, with the same parameters, after number `after`, at most `most`."""

Wanted = Row[int, str, int, int, int, str]
"""A row of `WANTED`."""


def add(connection: Connection, account: str, device: str, now: int, new: Sequence[New]) -> None:
    """Insert rows, in one go as each database likes it best."""
    if connection.dialect.name != "postgresql":
        shared = (account, device, now)
        connection.exec_driver_sql(_INSERT, [shared + row for row in new])
        return
    packed = orjson.dumps([row._asdict() for row in new]).decode()
    given = {"account": account, "device": device, "received": now, "rows": packed}
    connection.execute(_RECORDS, given)
