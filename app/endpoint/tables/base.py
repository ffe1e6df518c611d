"""What all tables share. Times are milliseconds since 1970, by the endpoint's clock."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import MetaData, Table

SPACE = "space"
"""The note on a table that names the column which says whose rows they are."""
SECRET = "secret"
"""The note that names the columns (a space between) by which who knows a secret finds its row."""
OWN = "own"
"""The note that names the column of the account whose row it is, whatever the space."""

metadata = MetaData()


def spaces() -> Mapping[str, str]:
    """Return the column that holds the space, by the name of each table that has one.

    A space is an account, a team or an organisation: one that has nothing to do with it sees none
    of its rows.
    """
    tables: list[Table] = metadata.sorted_tables
    return {each.name: each.info[SPACE] for each in tables if SPACE in each.info}
