"""What was done to whom by whom: each row holds the hash of the row before it."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, insert, select

from app.endpoint.tables import audit, organisations
from app.models.op import canonical


def note(
    connection: Connection,
    space: str,
    actor: str,
    device: str,
    action: str,
    subject: str,
    result: str,
    now: int,
) -> None:
    """Add to the audit of `space`, an organisation that the transaction sees.

    Nothing in it may be a name, a code or a word that somebody wrote.
    """
    own = organisations.c.id == space
    connection.execute(select(organisations.c.id).where(own).with_for_update(key_share=True))
    last = connection.execute(
        select(audit.c.n, audit.c.hash).where(audit.c.space == space).order_by(audit.c.n.desc())
    ).first()
    row = {
        "space": space,
        "n": last.n + 1 if last else 1,
        "at": now,
        "actor": actor,
        "device": device,
        "action": action,
        "subject": subject,
        "result": result,
        "before": last.hash if last else "",
    }
    hash = hashlib.sha256(canonical(row)).hexdigest()
    connection.execute(insert(audit).values(**row, hash=hash))
