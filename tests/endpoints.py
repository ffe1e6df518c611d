"""What tests of sync share: a real endpoint in this process, and devices that speak to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from app.endpoint.app import create_app
from app.endpoint.database import Database
from app.endpoint.enrolment import create_organisation, invite
from app.models.clock import wall
from app.models.identity import new_id
from app.models.op import Op

URL = "http://endpoint.test"
"""Where the endpoint is; nothing is looked up, since it runs in this process."""


class Endpoint:
    """The endpoint over a database file."""

    def __init__(
        self, folder: Path, web: Path | None = None, now: Callable[[], int] = wall
    ) -> None:
        """Keep the database in `folder`."""
        self.database_url = f"sqlite:///{folder / 'endpoint.sqlite'}"
        self.app = create_app(self.database_url, web, now)
        self.transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        self.http = httpx.AsyncClient(transport=self.transport, base_url=URL)
        self.now = now

    @property
    def database(self) -> Database:
        """The database behind it."""
        database: Database = self.app.state.database
        return database

    def invite(self, uses: int = 1, days: int = 1) -> str:
        """Return a code of a new organisation."""
        with self.database.transaction() as connection:
            id = create_organisation(connection, f"Northtown {new_id()}", self.now())
            return invite(connection, id, uses, days, self.now())

    async def join(self, device: str = "phone") -> str:
        """Return the token of a new person's device."""
        code = self.invite()
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
