"""What tests of sync share: a real endpoint in this process, and devices that speak to it."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from app.endpoint.app import create_app
from app.endpoint.database import Database
from app.endpoint.enrolment import create_organisation, invite
from app.models.clock import wall
from app.models.identity import new_id
from app.models.membership import Role
from app.models.op import Op
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from app.sync.client import SyncClient
from app.sync.state import line

URL = "http://endpoint.test"
"""Where the endpoint is; nothing is looked up, since it runs in this process."""
NOW = 1_800_000_000_000
"""The endpoint's time in tests of its rules."""
TIME = itertools.count(1_700_000_000_000)
"""All devices' time: no two changes are made in the same millisecond."""
PORTAL = "<!doctype html><title>Hospital guest Wi-Fi</title>"

Answer = Callable[[httpx.Request], Awaitable[httpx.Response]]


class Endpoint:
    """The endpoint over a database."""

    def __init__(
        self,
        folder: Path,
        web: Path | None = None,
        now: Callable[[], int] = wall,
        database_url: str = "",
    ) -> None:
        """Keep the database in a file in `folder`, unless there is one at `database_url`."""
        self.database_url = database_url or f"sqlite:///{folder / 'endpoint.sqlite'}"
        self.now = now
        self.serve(create_app(self.database_url, web, now))

    def serve(self, app: FastAPI) -> None:
        """Answer with `app`."""
        if hasattr(self, "app"):
            self.database.close()
        self.app = app
        self.transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        self.http = httpx.AsyncClient(transport=self.transport, base_url=URL)

    @property
    def database(self) -> Database:
        """The database behind it."""
        database: Database = self.app.state.database
        return database

    def invite(self, uses: int = 1, days: int = 1, role: Role = Role.LEARNER) -> str:
        """Return a code of a new organisation."""
        with self.database.owner() as connection:
            id = create_organisation(connection, f"Northtown {new_id()}", self.now())
            return invite(connection, id, uses, days, self.now(), role)

    async def join(self, device: str = "phone", role: Role = Role.LEARNER) -> str:
        """Return the token of a new person's device."""
        code = self.invite(role=role)
        reply = await self.http.post("/v1/enrol", json={"code": code, "device": device})
        return str(reply.json()["token"])

    async def sync(self, token: str, **parts: Any) -> httpx.Response:
        """Sync as a device would; `parts` are those of `body`."""
        headers = {"Authorization": f"Bearer {token}"}
        return await self.http.post("/v1/sync", json=body(**parts), headers=headers)

    async def close(self) -> None:
        """Let go of the database."""
        await self.http.aclose()
        self.database.close()


def body(
    device: str = "phone",
    start: int = 1,
    ops: list[Any] | None = None,
    cursor: str = "",
    limit: int = 500,
) -> dict[str, Any]:
    """Return the body of a sync."""
    return {
        "v": 1,
        "device": device,
        "push": {"from": start, "ops": ops or []},
        "pull": {"cursor": cursor, "limit": limit},
        "client": {"release": "test"},
    }


def change(q: int, device: str = "phone", answer: Any = "yes", ms: int = 5) -> dict[str, Any]:
    """Return an op that answers an item of a visit, as JSON."""
    payload = {"set": {"answer": answer}, "over": {}}
    return Op(device, q, "visit.set", "v1", (ms, 0), payload).wire()


async def pulled(endpoint: Endpoint, token: str, cursor: str = "", limit: int = 500) -> Any:
    """Return what a second device of the account gets after `cursor`."""
    reply = await endpoint.sync(token, device="tablet", cursor=cursor, limit=limit)
    assert reply.status_code == 200
    return reply.json()["pull"]


class Network(httpx.AsyncBaseTransport):
    """The way to the endpoint, on which anything may happen."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Lead to `endpoint`."""
        self.endpoint = endpoint
        self.requests: list[httpx.Request] = []
        self.instead: Answer | None = None
        """What happens in place of the endpoint's own answer."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the endpoint's answer, unless something else happens."""
        self.requests.append(request)
        if self.instead is not None:
            return await self.instead(request)
        return await self.endpoint.transport.handle_async_request(request)


class Device:
    """A store with a client."""

    def __init__(self, store: Store, endpoint: Endpoint) -> None:
        """Speak to `endpoint`."""
        self.store = store
        self.network = Network(endpoint)
        self.http = httpx.AsyncClient(transport=self.network)
        self.client = SyncClient(store, self.http)

    @property
    def line(self) -> str:
        """What it says of sync."""
        return line(self.client.state)

    async def answer(self, value: Any, field: str = "answer") -> None:
        """Answer an item of the visit."""
        await self.store.set("visit.set", "v1", {field: value})

    def fields(self) -> Any:
        """Return the visit as it is here; None where it is not."""
        document = self.store.document("visits", "v1")
        return None if document is None else dict(document["fields"])


@asynccontextmanager
async def device(endpoint: Endpoint, backend: MemoryBackend | None = None) -> AsyncIterator[Device]:
    """A device that speaks to `endpoint`; empty unless `backend` holds something."""
    store = await Store.open(backend or MemoryBackend(), now=TIME.__next__)
    made = Device(store, endpoint)
    yield made
    made.client.close()
    await made.http.aclose()
    await store.close()


def revision(rev: str, *parents: str, sealed: str | None) -> Change:
    """Return a version of the journal's entry `e1`."""
    payload = {"rev": rev, "parents": list(parents), "sealed": sealed, "at": 1}
    return Change("journal.revision", "e1", payload)


async def no_signal(request: httpx.Request) -> httpx.Response:
    """Reach nobody."""
    raise httpx.ConnectError("no signal", request=request)


def saying(status: int, content: str, **headers: str) -> Answer:
    """Return what always gives the same answer."""

    async def answer(request: httpx.Request) -> httpx.Response:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.Response(status, text=content, headers=names)

    return answer
