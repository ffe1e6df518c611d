"""PostgreSQL itself is killed under load: what was acknowledged is there afterwards."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.cli import main
from tests.databases import Postgres
from tests.loads import Balancer, Person, person, settled
from tests.servers import Server

KILLS = 4
PEOPLE = 4


@pytest.fixture
def safe_postgres() -> Iterator[Postgres]:
    """A PostgreSQL that flushes as in earnest."""
    server = Postgres(is_safe=True)
    yield server
    server.stop()


async def kill_under_load(server: Postgres, people: list[Person]) -> None:
    dice = random.Random(7)
    for _ in range(KILLS):
        work = asyncio.gather(*(someone.work(12) for someone in people))
        await asyncio.sleep(dice.uniform(0.05, 0.6))
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
        await work
    for someone in people:
        for client in (*someone.clients, *someone.clients):
            await settled(client)


async def load(server: Postgres, url: str, codes: list[str]) -> list[Person]:
    balancer = Balancer([url], random.Random(1))
    async with httpx.AsyncClient(transport=balancer) as http:
        people = [await person(code, http, code, 2) for code in codes]
        await kill_under_load(server, people)
        for someone in people:
            someone.close()
        return people


def test_a_database_that_is_killed_under_load_has_all_that_was_acknowledged(
    tmp_path: Path, safe_postgres: Postgres, monkeypatch: Any, capsys: Any
) -> None:
    monkeypatch.setenv("LEADWELL_DATABASE_URL", safe_postgres.database())
    assert main(["org", "create", "Northtown"]) == 0
    codes = []
    for _ in range(PEOPLE):
        assert main(["org", "invite", "Northtown"]) == 0
        codes.append(capsys.readouterr().out.split()[-1])
    with Server(tmp_path, tmp_path / "none") as server:
        people = asyncio.run(load(safe_postgres, server.url, codes))
    assert all(someone.has_all for someone in people)
    assert all(len(someone.marks) == KILLS * 24 for someone in people)
