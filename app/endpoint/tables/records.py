"""What the endpoint writes down about itself: the audit, and who was erased."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table, Text

from app.endpoint.tables.base import SPACE, metadata

# Each row's `hash` is over the row and the hash before it, so that none can be changed or left out
# unseen. There is one chain an organisation; `n` counts from 1.
audit = Table(
    "audit",
    metadata,
    Column("space", Text, primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("hash", Text, nullable=False),
    info={SPACE: "space"},
)

# Who was erased, so that a backup that is put back does not bring them back.
erasures = Table(
    "erasure",
    metadata,
    Column("account", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    info={SPACE: "account"},
)
