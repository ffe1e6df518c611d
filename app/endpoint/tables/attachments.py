"""What is too large for an op: by its digest, in parts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, Table, Text

from app.endpoint.tables.base import SPACE, metadata

# `digest` is the SHA-256 of the whole, in hexadecimal; `whole` is when it was put together and
# found right, and null before.
attachments = Table(
    "attachment",
    metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("whole", BigInteger),
    info={SPACE: "account"},
)

attachment_parts = Table(
    "attachment_part",
    metadata,
    Column("account", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    info={SPACE: "account"},
)
