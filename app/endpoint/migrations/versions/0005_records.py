"""The audit, and who was erased."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Text

from app.endpoint.migrations.policy import protect

revision = "0005"
down_revision = "0004"

TABLES = ("audit", "erasure")


def upgrade() -> None:
    """Add them."""
    op.create_table(
        "audit",
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
    )
    protect("audit", "space", append=True)
    op.create_table(
        "erasure",
        Column("account", Text, primary_key=True),
        Column("at", BigInteger, nullable=False),
    )
    protect("erasure", "account")


def downgrade() -> None:
    """Take them away."""
    for table in reversed(TABLES):
        op.drop_table(table)
