"""What people share, and the rounds of team profiles."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text

from app.endpoint.migrations.policy import protect

revision = "0004"
down_revision = "0003"

TABLES = ("shared", "round", "round_voice", "round_reply")


def upgrade() -> None:
    """Add them."""
    op.create_table(
        "shared",
        Column("space", Text, primary_key=True),
        Column("account", Text, ForeignKey("account.id"), primary_key=True),
        Column("id", Text, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("body", Text, nullable=False),
        Column("day", Text, nullable=False, server_default=""),
        Column("topic", Text, nullable=False, server_default=""),
        Column("ms", BigInteger, nullable=False),
        Column("counter", BigInteger, nullable=False),
        Column("device", Text, nullable=False),
        Column("q", BigInteger, nullable=False),
        Column("at", BigInteger, nullable=False),
    )
    reports = ["space", "kind", "day", "topic", "account"]
    op.create_index("shared_space_kind", "shared", reports)
    protect("shared", "space", own="account")
    op.create_table(
        "round",
        Column("space", Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("title", Text, nullable=False),
        Column("account", Text, ForeignKey("account.id"), nullable=False),
        Column("invited", Integer, nullable=False),
        Column("opened", BigInteger, nullable=False),
        Column("until", BigInteger, nullable=False),
        Column("closed", BigInteger),
        Column("shown", Text),
        Column("gone", Integer, nullable=False, server_default="0"),
    )
    protect("round", "space")
    op.create_table(
        "round_voice",
        Column("space", Text, primary_key=True),
        Column("round", Text, primary_key=True),
        Column("account", Text, ForeignKey("account.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    protect("round_voice", "space", own="account")
    op.create_table(
        "round_reply",
        Column("space", Text, primary_key=True),
        Column("round", Text, primary_key=True),
        Column("secret_hash", Text, primary_key=True),
        Column("body", Text, nullable=False),
        Column("counted", Integer, nullable=False, server_default="0"),
        sqlite_with_rowid=False,
    )
    protect("round_reply", "space")


def downgrade() -> None:
    """Take them away."""
    for table in reversed(TABLES):
        op.drop_table(table)
