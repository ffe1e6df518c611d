"""Two processes on one PostgreSQL, of which one is killed again and again: every device converges.

`DEVICES=200` asks for as many, and `-s` says what came of it.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from pathlib import Path
from typing import Any

import httpx

from app.cli import main
from tests.databases import Postgres
from tests.loads import Balancer, Person, person, settled
from tests.servers import Server

DEVICES = int(os.environ.get("DEVICES", "24"))
"""In all."""
EACH = 4
"""Devices of one person."""
TIMES = 12
"""How often a device saves and sends, at least."""
KILLS = 4
"""How often one of the processes is killed, at least."""


class Doomed:
    """A process that is killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        """Start it; its database is that of the environment."""
        self._folder = folder
        self._server = Server(folder, folder / "none")
        self.url = self._server.url
        self.deaths = 0

    def strike(self) -> None:
        """Kill it and start it again."""
        self._server.kill()
        self.deaths += 1
        port = int(self.url.rpartition(":")[2])
        self._server = Server(self._folder, self._folder / "none", port)

    def close(self) -> None:
        """End it for good."""
        self._server.kill()


async def kill(doomed: Doomed, dice: random.Random) -> None:
    """Kill a process again and again until cancelled."""
    while True:
        await asyncio.sleep(dice.uniform(0.1, 1.0))
        # Not interrupted half-way: a process that nobody knows of would stay.
        await asyncio.shield(asyncio.to_thread(doomed.strike))


async def load(urls: list[str], doomed: Doomed, codes: list[str]) -> list[Person]:
    dice = random.Random(3)
    async with httpx.AsyncClient(transport=Balancer(urls, dice)) as http:
        people = [await person(code, http, code, EACH) for code in codes]
        killing = asyncio.create_task(kill(doomed, dice))
        while doomed.deaths < KILLS:
            await asyncio.gather(*(someone.work(TIMES) for someone in people))
        killing.cancel()
        await asyncio.wait([killing])
        for someone in people:
            for client in (*someone.clients, *someone.clients):
                await settled(client)
            someone.close()
    return people


def test_every_device_converges_while_one_of_two_processes_is_killed_again_and_again(
    tmp_path: Path, postgres: Postgres, monkeypatch: Any, capsys: Any
) -> None:
    monkeypatch.setenv("LEADWELL_DATABASE_URL", postgres.database())
    assert main(["org", "create", "Northtown"]) == 0
    codes = []
    for _ in range(DEVICES // EACH):
        assert main(["org", "invite", "Northtown"]) == 0
        codes.append(capsys.readouterr().out.split()[-1])
    start = time.monotonic()
    doomed = Doomed(tmp_path)
    try:
        with Server(tmp_path, tmp_path / "none") as steady:
            people = asyncio.run(load([steady.url, doomed.url], doomed, codes))
    finally:
        doomed.close()
    took = time.monotonic() - start
    changes = sum(len(someone.marks) for someone in people)
    with capsys.disabled():
        if "DEVICES" in os.environ:
            print(
                f"\n{len(people) * EACH} devices saved {changes:,} changes in {took:.0f} s; one of "
                f"two processes was killed {doomed.deaths} times"
            )
    assert [someone for someone in people if not someone.has_all] == []
