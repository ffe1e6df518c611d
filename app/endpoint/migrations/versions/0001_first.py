"""The tables as they were before there were migrations."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text, UniqueConstraint

revision = "0001"
down_revision = None

TABLES = (
    "schema_version",
    "organisation",
    "invite",
    "account",
    "device",
    "link",
    "receipt",
    "receipt_answer",
    "view_request",
    "view_answer",
    "attempt",
    "op",
)


def upgrade() -> None:
    """Make what is missing: an older release may have made some."""
    op.create_table(
        "schema_version",
        Column("version", Integer, primary_key=True),
        if_not_exists=True,
    )
    op.create_table(
        "organisation",
        Column("id", Text, primary_key=True),
        Column("name", Text, nullable=False, unique=True),
        Column("created", BigInteger, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "invite",
        Column("hash", Text, primary_key=True),
        Column("organisation", Text, ForeignKey("organisation.id"), nullable=False),
        Column("uses", Integer, nullable=False),
        Column("used", Integer, nullable=False),
        Column("expires", BigInteger, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "account",
        Column("id", Text, primary_key=True),
        Column("organisation", Text, ForeignKey("organisation.id"), nullable=False),
        Column("name", Text, nullable=False),
        Column("seq", BigInteger, nullable=False),
        Column("epoch", Text, nullable=False),
        Column("created", BigInteger, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "device",
        Column("token_hash", Text, primary_key=True),
        Column("account", Text, ForeignKey("account.id"), nullable=False),
        Column("device", Text, nullable=False),
        Column("joined_by", Text, nullable=False),
        Column("created", BigInteger, nullable=False),
        UniqueConstraint("joined_by", "device"),
        if_not_exists=True,
    )
    op.create_table(
        "link",
        Column("hash", Text, primary_key=True),
        Column("account", Text, ForeignKey("account.id"), nullable=False),
        Column("mailbox", Text, nullable=False),
        Column("expires", BigInteger, nullable=False),
        Column("device", Text),
        if_not_exists=True,
    )
    op.create_table(
        "receipt",
        Column("account", Text, ForeignKey("account.id"), primary_key=True),
        Column("receipt", Text, primary_key=True),
        Column("token_hash", Text, nullable=False, unique=True),
        Column("body", Text, nullable=False),
        Column("expires", BigInteger, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "receipt_answer",
        Column("account", Text, primary_key=True),
        Column("receipt", Text, primary_key=True),
        Column("seq", Integer, primary_key=True),
        Column("id", Text, nullable=False),
        Column("said", Text, nullable=False),
        Column("line", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        UniqueConstraint("account", "receipt", "id"),
        if_not_exists=True,
    )
    op.create_table(
        "view_request",
        Column("account", Text, ForeignKey("account.id"), primary_key=True),
        Column("request", Text, primary_key=True),
        Column("token_hash", Text, nullable=False, unique=True),
        Column("most", Integer, nullable=False),
        Column("until", BigInteger, nullable=False),
        Column("expires", BigInteger, nullable=False),
        Column("looks", Integer, nullable=False),
        Column("closed", Integer, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "view_answer",
        Column("account", Text, primary_key=True),
        Column("request", Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("letter", Text, nullable=False),
        Column("alone", Integer, nullable=False),
        Column("look", Integer),
        if_not_exists=True,
    )
    op.create_table(
        "attempt",
        Column("id", Integer, primary_key=True),
        Column("source", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        if_not_exists=True,
    )
    op.create_index("attempt_source", "attempt", ["source", "at"], if_not_exists=True)
    op.create_table(
        "op",
        Column("account", Text, ForeignKey("account.id"), primary_key=True),
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
        if_not_exists=True,
    )


def downgrade() -> None:
    """Leave nothing."""
    for table in reversed(TABLES):
        op.drop_table(table)
