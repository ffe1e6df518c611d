"""Devices, a network that does its worst, and an endpoint that stops and loses its memory."""

from __future__ import annotations

import asyncio
import itertools
import random
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.endpoint.exchange import forget_cursors
from app.endpoint.tables import accounts
from app.models.op import canonical
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from app.sync.client import SyncClient
from app.sync.state import Outcome
from tests.endpoints import URL, Endpoint

NOW = 1_800_000_000_000
YEARS = 10 * 365 * 86_400_000
FAULTS = ("none", "request lost", "answer lost", "twice", "late", "500", "page", "unmarked")

device = st.integers(0, 2)
step = st.one_of(
    st.tuples(st.just("edit"), device, st.sampled_from(["a", "b"])),
    st.tuples(st.just("edit"), device, st.sampled_from(["a", "b"])),
    st.tuples(st.just("learn"), device),
    st.tuples(st.just("sync"), device, st.lists(st.sampled_from(FAULTS), max_size=3)),
    st.tuples(st.just("sync"), device, st.lists(st.sampled_from(FAULTS), max_size=3)),
    st.tuples(st.just("crash"), device),
    st.tuples(st.just("restart")),
    st.tuples(st.just("backup")),
    st.tuples(st.just("restore"), st.booleans()),
)
clock = st.sampled_from(["right", "ahead", "behind", "stopped", "back and forth"])


class World(httpx.AsyncBaseTransport):
    """One endpoint, one person with several devices, and the network between them."""

    def __init__(self, folder: Path, clocks: list[str], seed: int) -> None:
        self.folder = folder
        self.dice = random.Random(seed)
        self.now = NOW
        self.endpoint = Endpoint(folder, now=lambda: self.now)
        self.http = httpx.AsyncClient(transport=self)
        self.clocks = [self.clock(kind) for kind in clocks]
        self.backends = [MemoryBackend() for _ in clocks]
        self.stores: list[Store] = []
        self.clients: list[SyncClient] = []
        self.faults: list[str] = []
        self.late: list[tuple[str, dict[str, str], bytes]] = []
        self.written: set[str] = set()
        self.numbers = itertools.count()

    def clock(self, kind: str) -> Callable[[], int]:
        return {
            "right": lambda: self.now,
            "ahead": lambda: self.now + YEARS,
            "behind": lambda: self.now - YEARS,
            "stopped": lambda: NOW,
            "back and forth": lambda: self.now + self.dice.randrange(-YEARS, YEARS),
        }[kind]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        fault = self.faults.pop() if self.faults else "none"
        sent = (str(request.url), dict(request.headers), await request.aread())
        if fault == "request lost":
            raise httpx.ConnectError("lost", request=request)
        if fault == "late":
            self.late.append(sent)
            raise httpx.ReadTimeout("late", request=request)
        if fault == "500":
            return httpx.Response(500, text="Internal Server Error")
        if fault == "page":
            return httpx.Response(200, text="<html>Guest Wi-Fi</html>")
        for earlier in (*self.late, sent) if fault == "twice" else self.late:
            await self.deliver(*earlier)
        self.late = []
        reply = await self.deliver(*sent)
        if fault == "answer lost":
            raise httpx.ReadError("lost", request=request)
        if fault == "unmarked":
            del reply.headers["X-Leadwell"]
        return reply

    async def deliver(self, url: str, headers: dict[str, str], content: bytes) -> httpx.Response:
        request = httpx.Request("POST", url, headers=headers, content=content)
        reply = await self.endpoint.transport.handle_async_request(request)
        await reply.aread()
        return reply

    async def open(self, number: int) -> None:
        store = await Store.open(self.backends[number], now=self.clocks[number])
        client = SyncClient(store, self.http, now=self.clocks[number])
        self.stores[number : number + 1] = [store]
        self.clients[number : number + 1] = [client]

    async def begin(self) -> None:
        for number in range(len(self.backends)):
            await self.open(number)
            if number == 0:
                await self.clients[0].enrol(URL, self.endpoint.invite())
            else:
                await self.clients[number].join(URL, await self.clients[0].link(""))
        self.backup()

    def backup(self) -> None:
        (self.folder / "backup").unlink(missing_ok=True)
        with sqlite3.connect(self.folder / "endpoint.sqlite") as source:
            source.execute("VACUUM INTO ?", [str(self.folder / "backup")])
        source.close()

    async def restart(self, *, with_backup: bool = False, says_so: bool = False) -> None:
        await self.endpoint.close()
        if with_backup:
            for ending in ("", "-wal", "-shm"):
                (self.folder / f"endpoint.sqlite{ending}").unlink(missing_ok=True)
            (self.folder / "endpoint.sqlite").write_bytes((self.folder / "backup").read_bytes())
        self.endpoint = Endpoint(self.folder, now=lambda: self.now)
        if says_so:
            with self.endpoint.database.owner() as connection:
                forget_cursors(connection)

    async def do(self, what: str, *details: Any) -> None:
        self.now += self.dice.choice((0, 1, 1000, 3_600_000))
        mark = f"mark {next(self.numbers)}"
        match what, *details:
            case "edit", number, record:
                await self.stores[number].set("visit.set", record, {"answer": mark})
                self.written.add(mark)
            case "learn", number:
                event = {"e": mark.replace(" ", "-"), "k": "seen", "card": mark}
                await self.stores[number].commit(Change("learn.event", "module", event))
                self.written.add(mark)
            case "sync", number, faults:
                self.faults = list(faults)
                assert await self.clients[number].once() in (Outcome.DONE, Outcome.LATER)
                self.faults = []
            case "crash", number:
                self.clients[number].close()
                self.backends[number] = MemoryBackend(self.backends[number].crash(self.dice))
                await self.open(number)
            case ("restart",):
                await self.restart()
            case ("backup",):
                self.backup()
            case "restore", says_so:
                await self.restart(with_backup=True, says_so=says_so)

    async def heal(self) -> None:
        """Sync each device as often as it takes for news to get round once the network is back."""
        for _ in range(4):
            for client in self.clients:
                assert await client.once() is Outcome.DONE

    async def close(self) -> None:
        for client in self.clients:
            client.close()
        await self.http.aclose()
        await self.endpoint.close()


def documents(store: Store) -> Any:
    return {name: sorted(map(canonical, store.documents(name))) for name in ("visits", "learning")}


async def live(clocks: list[str], steps: list[tuple[Any, ...]], seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), clocks, seed)
        try:
            await world.begin()
            for what in steps:
                await world.do(
                    what[0],
                    *(part % len(clocks) if type(part) is int else part for part in what[1:]),
                )
            await world.heal()
            first = documents(world.stores[0])
            with world.endpoint.database.owner() as connection:
                sum = connection.scalar(select(accounts.c.sum))
            for store in world.stores:
                assert int(store.checksum, 16) == int(sum or "", 16)
                assert store.outbox == ()
                assert store.rejections == ()
                known = canonical([op.payload for op in store.ops]).decode()
                assert [mark for mark in world.written if f'"{mark}"' not in known] == []
                assert documents(store) == first
        finally:
            await world.close()


@settings(max_examples=60)
@given(
    st.lists(clock, min_size=2, max_size=3),
    st.lists(step, min_size=1, max_size=40),
    st.integers(0, 2**32),
)
@example(
    ["right", "ahead"],
    [("edit", 1, "a"), ("sync", 1, ["answer lost"]), ("sync", 0, []), ("restore", False)],
    0,
)
def test_once_the_network_is_back_all_devices_have_the_same_and_all_of_it(
    clocks: list[str], steps: list[tuple[Any, ...]], seed: int
) -> None:
    asyncio.run(live(clocks, steps, seed))
