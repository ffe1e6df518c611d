"""Many devices in one process, each with a store and a client of its own, that speak over HTTP."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

import httpx

from app.store.memory import MemoryBackend
from app.store.store import Store
from app.sync.client import SyncClient
from app.sync.state import Outcome
from tests.endpoints import TIME

ENDPOINT = "http://endpoint.test"
"""The address that devices know, whichever process answers behind it."""
PATIENCE = 0.05
"""Seconds before a device that was not answered asks again."""


class Balancer(httpx.AsyncBaseTransport):
    """Hands each request to one of several processes, as what stands before them does."""

    def __init__(self, urls: Sequence[str], dice: random.Random) -> None:
        """`urls` may be changed."""
        self.urls = list(urls)
        self._dice = dice
        limits = httpx.Limits(max_connections=32, max_keepalive_connections=16)
        self._inner = httpx.AsyncHTTPTransport(limits=limits, trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer of one of them."""
        url = httpx.URL(self._dice.choice(self.urls))
        request.url = request.url.copy_with(host=url.host, port=url.port)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Let go of every connection."""
        await self._inner.aclose()


class Person:
    """Somebody with several devices; made by `person`."""

    def __init__(self, name: str, stores: list[Store], clients: list[SyncClient]) -> None:
        """Use `person`."""
        self._name = name
        self.stores = stores
        self.clients = clients
        self.rounds = 0
        """How often it has worked already."""
        self.marks: set[str] = set()
        """What devices said was saved."""

    async def work(self, times: int) -> None:
        """Save and send on each device, so many times."""
        devices = range(len(self.stores))
        await asyncio.gather(*(self._work(number, times) for number in devices))
        self.rounds += 1

    async def _work(self, number: int, times: int) -> None:
        for time in range(times):
            mark = f"{self._name} {number} {self.rounds} {time}"
            record = f"v{time % 3}"
            await self.stores[number].set("visit.set", record, {"answer": mark})
            self.marks.add(mark)
            await settled(self.clients[number])

    @property
    def has_all(self) -> bool:
        """Whether all of the devices have the same and all of it."""
        first, *others = (
            {op.id: op.payload["set"]["answer"] for op in store.ops} for store in self.stores
        )
        documents = [store.documents("visits") for store in self.stores]
        by_id = [{row["id"]: row for row in rows} for rows in documents]
        return (
            set(first.values()) == self.marks
            and len(first) == len(self.marks)
            and all(other == first for other in others)
            and all(rows == by_id[0] for rows in by_id)
            and not any(store.outbox or store.rejections for store in self.stores)
        )

    def close(self) -> None:
        """Stop what is under way."""
        for client in self.clients:
            client.close()


async def person(name: str, http: httpx.AsyncClient, code: str, devices: int) -> Person:
    """Let somebody join with an invite's code, on so many devices."""
    stores = [await Store.open(MemoryBackend(), now=TIME.__next__) for _ in range(devices)]
    clients = [SyncClient(store, http) for store in stores]
    await clients[0].enrol(ENDPOINT, code)
    for client in clients[1:]:
        await client.join(ENDPOINT, await clients[0].link(""))
    return Person(name, stores, clients)


async def settled(client: SyncClient) -> None:
    """Sync until the endpoint has answered."""
    while await client.once() is not Outcome.DONE:
        await asyncio.sleep(PATIENCE)
