"""What devices sent."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text, UniqueConstraint

from app.endpoint.tables.base import SPACE, metadata

# `seq` is null and `code` says why where an op is in quarantine. `body` is what the device wrote;
# `ms` and `counter` are the clock that counts.
ops = Table(
    "op",
    metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("device", Text, primary_key=True),
    Column("q", BigInteger, primary_key=True),
    Column("seq", BigInteger),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("ms", BigInteger, nullable=False),
    Column("counter", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("code", Text),
    Column("message", Text),
    UniqueConstraint("account", "seq"),
    info={SPACE: "account"},
)
