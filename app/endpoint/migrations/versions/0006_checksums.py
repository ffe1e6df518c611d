"""A checksum of each account's ops, and up to where some of them were blanked."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Text, column, select, table

from app.models.checksum import mark, written

revision = "0006"
down_revision = "0005"

_MANY = 10_000


def upgrade() -> None:
    """Add them, and sum up what is there."""
    op.add_column("account", Column("sum", Text, nullable=False, server_default="0"))
    op.add_column("account", Column("floor", BigInteger, nullable=False, server_default="0"))
    connection = op.get_bind()
    ops = table("op", *map(column, ("account", "device", "q", "seq", "ms", "counter")))
    accounts = table("account", column("id"), column("sum"))
    sums: dict[str, int] = {}
    there = select(ops.c.account, ops.c.device, ops.c.q, ops.c.ms, ops.c.counter)
    there = there.where(ops.c.seq.is_not(None)).execution_options(yield_per=_MANY)
    with connection.execute(there) as found:
        for account, device, q, ms, counter in found:
            sums[account] = sums.get(account, 0) ^ mark(device, q, (ms, counter))
    for account, sum in sums.items():
        own = accounts.update().where(accounts.c.id == account)
        connection.execute(own.values(sum=written(sum)))


def downgrade() -> None:
    """Take them away."""
    op.drop_column("account", "floor")
    op.drop_column("account", "sum")
