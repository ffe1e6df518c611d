"""What people have shared with an organisation or a team."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, update

from app.endpoint.tables import shared


def take_back(connection: Connection, account: str, spaces: Collection[str]) -> None:
    """Empty everything that `account` has shared with `spaces`, all of which are seen and which it
    has left.

    The rows stay without a word in them, so that an old copy of the same share does not fill them
    again.
    """
    own = shared.c.account == account, shared.c.space.in_(spaces)
    connection.execute(update(shared).where(*own).values(kind="", body=""))
