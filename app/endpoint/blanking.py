"""Taking the words out of ops that are not to be kept any longer, while their numbers stay."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, select, update

from app.endpoint.quarantine import text_of
from app.endpoint.tables import accounts, ops
from app.models.op import BLANK

TYPE = BLANK
"""The type of an op whose words are gone. Devices know no such type: they keep it and show it to
nobody. So all still have the same ops, with the same clocks, and agree on their checksum."""


def blank(connection: Connection, account: str, *which: ColumnElement[bool]) -> int:
    """Blank those ops of `account` for which all of `which` (conditions on the table) are true.

    Returns how many. It must run in one transaction, which locks the account. Devices that have
    them keep them; one that was away since before pulls all that is left afresh.
    """
    of_account = accounts.c.id == account
    connection.execute(select(accounts.c.floor).where(of_account).with_for_update())
    found = connection.execute(
        select(ops.c.device, ops.c.q, ops.c.seq, ops.c.ms, ops.c.counter).where(
            ops.c.account == account, ops.c.body.not_like(f'%,"t":"{TYPE}"}}'), *which
        )
    ).all()
    for row in found:
        clock, body = [row.ms, row.counter], {"p": {}, "r": TYPE, "t": TYPE}
        own = ops.c.account == account, ops.c.device == row.device, ops.c.q == row.q
        text = text_of({"d": row.device, "h": clock, "q": row.q, **body}, is_proper=True)
        connection.execute(update(ops).where(*own).values(body=text))
    _raise(connection, account, [row.seq for row in found if row.seq is not None])
    return len(found)


def _raise(connection: Connection, account: str, seqs: Sequence[int]) -> None:
    floor = max(seqs, default=0)
    higher = accounts.c.id == account, accounts.c.floor < floor
    connection.execute(update(accounts).where(*higher).values(floor=floor))
