"""An endpoint for the tests of who may do what: what it holds, and how that is put back."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import httpx
from sqlalchemy import Engine, Table, and_, create_engine, delete, insert, select, update

from app.endpoint.enrolment import invite
from app.endpoint.tables import metadata
from app.models.membership import Role
from tests.endpoints import NOW, Endpoint
from tests.providers import Fake

MARK = "Zebra"
"""In every word of our organisation and of nobody else's."""
PRIVATE = f"{MARK} private"
"""What the learner wrote for nobody else."""
PHOTO = b"a photo of the lift"
ID = re.compile(r"[a-z0-9]{26}|[0-9a-f]{64}")
"""What is an id, or the hash of something."""

Rows = frozenset[tuple[Any, ...]]


def base64(content: bytes) -> str:
    """Return bytes as the endpoint wants them."""
    return b64encode(content).decode()


@dataclass
class Person:
    """Somebody with one device."""

    token: str
    account: str
    device: str
    """The id that the endpoint gave it."""


@dataclass
class World:
    """An endpoint with our organisation, another one, and what is known of both."""

    endpoint: Endpoint
    fake: Fake
    ours: set[str] = field(default_factory=set)
    """Ids of our organisation and all in it."""
    people: dict[str, Person] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)
    """What a request may name."""
    base: Rows = frozenset()
    """What the tables hold at the beginning."""

    @cached_property
    def engine(self) -> Engine:
        """A way to the tables that stays open, as those who host it have."""
        url = self.endpoint.database_url
        return create_engine(url.replace("postgresql://", "postgresql+psycopg://"))

    async def close(self) -> None:
        """Let go of everything."""
        self.engine.dispose()
        await self.endpoint.close()

    async def ask(
        self, path: str, json: Any = None, token: str = "", method: str = "POST"
    ) -> httpx.Response:
        """Ask something."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        form: dict[str, Any] = {"data": json} if path.startswith("/receipt/") else {"json": json}
        if method == "GET":
            form = {}
        return await self.endpoint.http.request(method, path, headers=headers, **form)

    async def told(self, path: str, json: Any, who: str) -> Any:
        """Ask something that has to be done."""
        reply = await self.ask(path, json, self.people[who].token)
        assert reply.status_code == 200, (path, reply.text)
        return reply.json()

    async def join(self, who: str, organisation: str, role: Role = Role.LEARNER) -> None:
        """Let somebody in."""
        with self.endpoint.database.owner() as connection:
            code = invite(connection, organisation, 1, 1, NOW, role)
            name = connection.scalar(
                select(metadata.tables["organisation"].c.name).where(
                    metadata.tables["organisation"].c.id == organisation
                )
            )
        named = f"{MARK} {who}" if MARK in str(name) else who
        asked = {"code": code, "device": "phone", "name": named}
        told = (await self.ask("/v1/enrol", asked)).json()
        reply = await self.ask("/v1/devices", {}, told["token"])
        self.people[who] = Person(told["token"], told["account"], reply.json()["here"])

    def put(self, table: Any, **row: Any) -> None:
        """Write a row."""
        with self.endpoint.database.owner() as connection:
            connection.execute(insert(table).values(**row))

    def rows(self) -> Rows:
        """Return all that the tables hold but the audit."""
        with self.engine.connect() as connection:
            return frozenset(
                (table.name, *row)
                for table in metadata.sorted_tables
                if table.name != "audit"
                for row in connection.execute(select(table))
            )

    def restore(self, rows: Rows) -> None:
        """Put back as it was at the beginning what is now as `rows`; not the audit, which only
        grows."""
        tables = [table for table in metadata.sorted_tables if table.name != "audit"]
        with self.engine.begin() as connection:
            for table in reversed(tables):
                known = _by_key(table, self.base)
                for key, row in _by_key(table, rows).items():
                    this = and_(*(column == row[column.name] for column in table.primary_key))
                    if key not in known:
                        connection.execute(delete(table).where(this))
                    elif known[key] != row:
                        connection.execute(update(table).where(this).values(known[key]))
            for table in tables:
                there = _by_key(table, rows)
                for key, row in _by_key(table, self.base).items():
                    if key not in there:
                        connection.execute(insert(table).values(row))

    def named(self, said: str) -> list[str]:
        """Return what of ours is in a text."""
        return sorted(self.ours & set(ID.findall(said)) | ({MARK} if MARK in said else set()))


def _by_key(table: Table, rows: Rows) -> dict[tuple[Any, ...], dict[str, Any]]:
    names = table.columns.keys()
    of_table = [dict(zip(names, row[1:], strict=True)) for row in rows if row[0] == table.name]
    keys = [column.name for column in table.primary_key]
    return {tuple(row[key] for key in keys): row for row in of_table}
