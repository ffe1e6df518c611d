"""What tests of an endpoint's own work share: people with a bit of everything at it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, insert, select

from app.endpoint.audit import note
from app.endpoint.database import Database
from app.endpoint.tables import accounts, devices, metadata, rounds
from tests.databases import programs
from tests.endpoints import NOW, Endpoint, change

WORDS = "marked-words-of-this-person"
"""In every text that somebody could have written."""


async def person(endpoint: Endpoint, words: str = WORDS, device: str = "phone") -> tuple[str, str]:
    """Return the token and the account of somebody who has sent three changes with `words`."""
    code = endpoint.invite()
    asked = {"code": code, "device": device, "name": words}
    token = (await endpoint.http.post("/v1/enrol", json=asked)).json()["token"]
    ops = [change(q, device, answer=words) for q in (1, 2, 3)]
    assert (await endpoint.sync(token, device=device, ops=ops)).status_code == 200
    with endpoint.database.owner() as connection:
        newest = select(accounts.c.id).where(accounts.c.name == words)
        return token, str(connection.scalars(newest).all()[-1])


def fill(database: Database, account: str, words: str = WORDS) -> list[str]:
    """Put a row of `account` into every table that has rows of people; return their names."""
    filled = []
    with database.owner() as connection:
        host = connection.scalar(select(accounts.c.organisation).where(accounts.c.id == account))
        held = connection.execute(select(devices).where(devices.c.account == account)).first()
        for table in metadata.sorted_tables:
            if "account" not in table.columns or table.name in ("erasure", "op", "device"):
                continue
            row = _row(table, words)
            given = {"account": account, "organisation": host, "space": f"s {account}"}
            row |= {name: value for name, value in given.items() if name in table.columns}
            if table.name == "session":
                assert held is not None
                row["device"] = held.token_hash
            connection.execute(insert(table).values(**row))
            filled.append(table.name)
        note(connection, str(host), account, "", "did", account, "done", NOW)
    return filled


def _row(table: Table, words: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in table.columns:
        kind = column.type.python_type
        row[column.name] = 7 if kind is int else words.encode() if kind is bytes else words
        if column.primary_key or column.unique:
            row[column.name] = 1 if kind is int else f"{words} {table.name}"
    return row


def rows_of(database: Database, account: str) -> Mapping[str, int]:
    """Return how many rows each table has of `account`, besides the account itself."""
    with database.owner() as connection:
        found = {
            table.name: len(
                connection.execute(select(table).where(table.c.account == account)).all()
            )
            for table in metadata.sorted_tables
            if "account" in table.columns and table is not rounds
        }
    return {name: count for name, count in found.items() if count}


def with_tools(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return an environment in which PostgreSQL's tools are those of the tests' own server."""
    return {**environment, "PATH": f"{programs()}{os.pathsep}{environment['PATH']}"}
