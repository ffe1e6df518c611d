"""Attachments, in parts."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, Text

from app.endpoint.migrations.policy import protect

revision = "0003"
down_revision = "0002"

TABLES = ("attachment", "attachment_part")


def upgrade() -> None:
    """Add them."""
    op.create_table(
        "attachment",
        Column("account", Text, ForeignKey("account.id"), primary_key=True),
        Column("digest", Text, primary_key=True),
        Column("size", BigInteger, nullable=False),
        Column("created", BigInteger, nullable=False),
        Column("whole", BigInteger),
    )
    protect("attachment", "account")
    op.create_table(
        "attachment_part",
        Column("account", Text, primary_key=True),
        Column("digest", Text, primary_key=True),
        Column("number", Integer, primary_key=True),
        Column("content", LargeBinary, nullable=False),
    )
    protect("attachment_part", "account")


def downgrade() -> None:
    """Take them away."""
    for table in reversed(TABLES):
        op.drop_table(table)
