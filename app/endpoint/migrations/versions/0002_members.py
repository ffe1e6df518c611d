"""Roles, teams, sessions and sign-in; and on PostgreSQL, each sees only what is its own."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text, text

from app.endpoint.migrations.policy import ROLE, grant, is_postgresql, make_role, protect
from app.models.identity import new_id

revision = "0002"
down_revision = "0001"

BEFORE = {
    "organisation": ("id", "name"),
    "invite": ("organisation", "hash"),
    "account": ("id", ""),
    "device": ("account", "token_hash joined_by id"),
    "link": ("account", "hash"),
    "receipt": ("account", "token_hash"),
    "receipt_answer": ("account", ""),
    "view_request": ("account", "token_hash"),
    "view_answer": ("account", ""),
    "op": ("account", ""),
}
"""The tables that were there already, with the columns of their space and of their secret."""
TABLES = ("session", "recovery", "team", "member", "identity", "login")


def _columns() -> list[tuple[str, Column[Any]]]:
    # A column belongs to one table once it was used, so each run makes its own.
    return [
        ("organisation", Column("settings", Text, nullable=False, server_default="{}")),
        ("invite", Column("role", Text, nullable=False, server_default="learner")),
        ("invite", Column("team", Text)),
        ("invite", Column("label", Text, nullable=False, server_default="")),
        ("invite", Column("id", Text)),
        ("invite", Column("maker", Text, nullable=False, server_default="")),
        ("invite", Column("created", BigInteger, nullable=False, server_default="0")),
        ("invite", Column("withdrawn", BigInteger)),
        ("account", Column("public_key", Text)),
        ("device", Column("id", Text)),
        ("device", Column("name", Text, nullable=False, server_default="")),
        ("device", Column("public_key", Text)),
        ("device", Column("certificate", Text)),
        ("device", Column("seen", BigInteger)),
        ("device", Column("revoked", BigInteger)),
        ("device", Column("kind", Text, nullable=False, server_default="")),
        ("device", Column("address", Text, nullable=False, server_default="")),
        ("device", Column("agree_key", Text)),
    ]


def upgrade() -> None:
    """Add them; who had joined an organisation is a learner there."""
    make_role()
    op.drop_table("schema_version")
    for table, column in _columns():
        op.add_column(table, column)
    op.create_index("invite_organisation", "invite", ["organisation"])
    _name_invites()
    op.create_table(
        "session",
        Column("token_hash", Text, primary_key=True),
        Column("account", Text, ForeignKey("account.id"), nullable=False),
        Column("device", Text, ForeignKey("device.token_hash"), nullable=False),
        Column("expires", BigInteger, nullable=False),
        Column("is_challenge", Integer, nullable=False, server_default="0"),
    )
    op.create_index("session_device", "session", ["device"])
    op.create_table(
        "recovery",
        Column("account", Text, ForeignKey("account.id"), primary_key=True),
        Column("hash", Text, nullable=False, unique=True),
        Column("letter", Text, nullable=False),
        Column("created", BigInteger, nullable=False),
    )
    op.create_table(
        "team",
        Column("id", Text, primary_key=True),
        Column("organisation", Text, ForeignKey("organisation.id"), nullable=False),
        Column("name", Text, nullable=False),
        Column("created", BigInteger, nullable=False),
        Column("closed", BigInteger),
    )
    op.create_index("team_organisation", "team", ["organisation"])
    op.create_table(
        "member",
        Column("space", Text, primary_key=True),
        Column("account", Text, ForeignKey("account.id"), primary_key=True),
        Column("organisation", Text, ForeignKey("organisation.id"), nullable=False),
        Column("role", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("job", Text, nullable=False, server_default=""),
        Column("joined", BigInteger, nullable=False),
        Column("left", BigInteger),
    )
    op.create_index("member_account", "member", ["account"])
    op.create_table(
        "identity",
        Column("organisation", Text, ForeignKey("organisation.id"), primary_key=True),
        Column("subject_hash", Text, primary_key=True),
        Column("account", Text, ForeignKey("account.id"), nullable=False),
        Column("created", BigInteger, nullable=False),
    )
    op.create_table(
        "login",
        Column("state_hash", Text, primary_key=True),
        Column("device_hash", Text, nullable=False, unique=True),
        Column("organisation", Text, ForeignKey("organisation.id"), nullable=False),
        Column("account", Text),
        Column("verifier", Text, nullable=False),
        Column("nonce", Text, nullable=False),
        Column("expires", BigInteger, nullable=False),
        Column("code_hash", Text),
        Column("tries", Integer, nullable=False, server_default="0"),
        Column("subject_hash", Text),
        Column("name", Text),
        Column("role", Text),
    )
    op.execute(
        "INSERT INTO member (space, account, organisation, role, name, job, joined) "
        "SELECT organisation, id, organisation, 'learner', name, '', created FROM account"
    )
    # Of a hash of 256 random bits, 130 name a device and say nothing of its token.
    op.execute("UPDATE device SET id = substr(token_hash, 1, 26)")
    op.create_index("device_id", "device", ["id"], unique=True)
    for table, (space, secret) in BEFORE.items():
        protect(table, space, secret=secret)
    protect("session", "account", secret="token_hash")
    protect("recovery", "account", secret="hash")
    protect("team", "organisation")
    protect("member", "space", own="account")
    protect("identity", "organisation", own="account")
    protect("login", "organisation", secret="state_hash device_hash")
    grant("attempt")
    if is_postgresql():
        op.execute(f"GRANT USAGE ON SEQUENCE attempt_id_seq TO {ROLE}")


def _name_invites() -> None:
    """Give each code that is out a name by which it can be withdrawn."""
    connection = op.get_bind()
    for hash in connection.execute(text("SELECT hash FROM invite")).scalars().all():
        named = text("UPDATE invite SET id = :id WHERE hash = :hash")
        connection.execute(named, {"id": new_id(), "hash": hash})


def downgrade() -> None:
    """Take them away; what is there of ops, accounts and codes stays."""
    op.drop_index("invite_organisation", "invite")
    for table in reversed(TABLES):
        op.drop_table(table)
    if is_postgresql():
        for table in BEFORE:
            op.execute(f'DROP POLICY "{table}_app" ON "{table}"')
            op.execute(f'DROP POLICY "{table}_owner" ON "{table}"')
            op.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
            op.execute(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY')
    op.drop_index("device_id", "device")
    for table, column in reversed(_columns()):
        op.drop_column(table, column.name)
    version = op.create_table("schema_version", Column("version", BigInteger, primary_key=True))
    op.bulk_insert(version, [{"version": 1}])
