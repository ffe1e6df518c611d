"""The audit, and who was erased."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Text

from app.endpoint.migrations.policy import ROLE, is_postgresql, protect

revision = "0005"
down_revision = "0004"

TABLES = ("audit", "erasure")
SQLITE = (
    "CREATE TRIGGER audit_kept_update BEFORE UPDATE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_kept_delete BEFORE DELETE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    # INSERT OR REPLACE takes a row away without asking the trigger above.
    "CREATE TRIGGER audit_kept_insert BEFORE INSERT ON audit "
    "WHEN EXISTS (SELECT 1 FROM audit WHERE space = NEW.space AND n = NEW.n) "
    "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION audit_kept() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$",
    "CREATE TRIGGER audit_kept_row BEFORE UPDATE OR DELETE ON audit "
    "FOR EACH ROW EXECUTE FUNCTION audit_kept()",
    "CREATE TRIGGER audit_kept_all BEFORE TRUNCATE ON audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_kept()",
)
"""What forbids everybody, the owner too, to change the audit."""


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
    for statement in POSTGRESQL if is_postgresql() else SQLITE:
        op.execute(statement)
    op.create_table(
        "erasure",
        Column("account", Text, primary_key=True),
        Column("at", BigInteger, nullable=False),
    )
    protect("erasure", "account")
    if is_postgresql():
        # Whether the endpoint is ready is asked as the endpoint's own role.
        op.execute(f"GRANT SELECT ON alembic_version TO {ROLE}")


def downgrade() -> None:
    """Take them away."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if is_postgresql():
        op.execute("DROP FUNCTION audit_kept()")
        op.execute(f"REVOKE SELECT ON alembic_version FROM {ROLE}")
