"""What tests of organisations share: an organisation at an endpoint, and people in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx
from sqlalchemy import insert, select

from app.endpoint.enrolment import create_organisation, invite
from app.endpoint.tables import audit, members, shared
from app.models.identity import new_id
from app.models.membership import Role
from tests.endpoints import Endpoint


@dataclass
class Person:
    """Somebody at an endpoint."""

    endpoint: Endpoint
    token: str
    account: str

    async def ask(self, path: str, **body: Any) -> httpx.Response:
        """Ask the endpoint for something."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return await self.endpoint.http.post(f"/v1/{path}", json=body, headers=headers)

    async def done(self, path: str, **body: Any) -> Any:
        """Ask for something that is done, and return the answer."""
        reply = await self.ask(path, **body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    async def refused(self, path: str, **body: Any) -> tuple[int, str]:
        """Ask for something that is refused in words, and return the status and the code."""
        reply = await self.ask(path, **body)
        problem = reply.json()
        assert reply.status_code >= 400 and problem["message"].endswith("."), reply.text
        return reply.status_code, problem["code"]

    async def belongs(self) -> Any:
        """Return what they belong to."""
        return await self.done("membership")

    async def team(self, name: str = "Maple ward") -> str:
        """Make a team and return its id."""
        id = new_id()
        await self.done("teams", team=id, name=name)
        return id

    async def code(self, **offer: Any) -> str:
        """Make a code."""
        made = await self.done("invites", **offer)
        return str(made["code"])


@dataclass
class Organisation:
    """An organisation at an endpoint."""

    endpoint: Endpoint
    id: str

    async def person(self, role: Role = Role.LEARNER, name: str = "") -> Person:
        """Let somebody join it."""
        with self.endpoint.database.owner() as connection:
            code = invite(connection, self.id, 1, 1, self.endpoint.now(), role)
        return await newcomer(self.endpoint, code, name)

    def share(self, person: Person, space: str) -> None:
        """Let somebody have shared something."""
        row = {"space": space, "account": person.account, "id": new_id(), "kind": "visit"}
        clock = {"ms": 1, "counter": 0, "device": "phone", "q": 1, "at": 1}
        with self.endpoint.database.owner() as connection:
            connection.execute(insert(shared).values(**row, **clock, body='{"place":"Ward"}'))

    def shared(self, person: Person) -> list[str]:
        """Return what is left of what somebody shared, a text a thing."""
        with self.endpoint.database.owner() as connection:
            own = shared.c.account == person.account
            return list(connection.scalars(select(shared.c.body).where(own)))

    def row(self, person: Person, space: str = "") -> Any:
        """Return what is kept of somebody's belonging to it or to one of its teams."""
        own = members.c.space == (space or self.id), members.c.account == person.account
        with self.endpoint.database.owner() as connection:
            return connection.execute(select(members).where(*own)).one()

    def audited(self) -> list[str]:
        """Return what was done, in its order."""
        with self.endpoint.database.owner() as connection:
            own = select(audit.c.action).where(audit.c.space == self.id).order_by(audit.c.n)
            return list(connection.scalars(own))

    def everything_audited(self) -> str:
        """Return every word of the audit."""
        with self.endpoint.database.owner() as connection:
            return repr(connection.execute(select(audit)).all())


def organisation(endpoint: Endpoint) -> Organisation:
    """Make an organisation."""
    with endpoint.database.owner() as connection:
        name = f"Northtown {new_id()}"
        return Organisation(endpoint, create_organisation(connection, name, endpoint.now()))


async def newcomer(endpoint: Endpoint, code: str, name: str = "") -> Person:
    """Let somebody new join with a code."""
    body = {"code": code, "device": f"phone-{new_id()}", "name": name}
    reply = await endpoint.http.post("/v1/enrol", json=body)
    assert reply.status_code == 200, reply.text
    return Person(endpoint, reply.json()["token"], reply.json()["account"])
