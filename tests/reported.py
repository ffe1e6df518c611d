"""What tests of reports share: an organisation, written straight into the database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import httpx
from sqlalchemy import insert

from app.endpoint.secret import digest
from app.endpoint.tables import accounts, devices, members, organisations, shared, teams
from app.models.identity import new_id
from app.models.report import Report, report_of
from app.models.shared import share_id
from tests.endpoints import Endpoint


@dataclass
class Place:
    """An organisation, written straight into the database."""

    endpoint: Endpoint
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        with self.endpoint.database.owner() as connection:
            connection.execute(
                insert(organisations).values(id=self.id, name=f"Town {self.id}", created=0)
            )

    def team(self, name: str) -> str:
        id = new_id()
        with self.endpoint.database.owner() as connection:
            row = {"id": id, "organisation": self.id, "name": name, "created": 0}
            connection.execute(insert(teams).values(row))
        return id

    def people(self, count: int, job: str = "", *spaces: str, role: str = "learner") -> list[str]:
        made = [new_id() for _ in range(count)]
        with self.endpoint.database.owner() as connection:
            for account in made:
                fields = {"organisation": self.id, "name": "Ada Named"}
                connection.execute(
                    insert(accounts).values(id=account, seq=0, epoch="e", created=0, **fields)
                )
                for space in (self.id, *spaces):
                    row = {"space": space, "account": account, "role": role, "job": job}
                    connection.execute(insert(members).values(**row, joined=1, **fields))
        return made

    def token(self, role: str = "lead") -> str:
        (account,) = self.people(1, role=role)
        token = new_id()
        with self.endpoint.database.owner() as connection:
            row = {"account": account, "device": "d", "joined_by": new_id(), "created": 0}
            connection.execute(insert(devices).values(token_hash=digest(token), **row))
        return token

    def share(self, space: str, account: str, kind: str, **body: Any) -> None:
        thing = body.get("module") or body.get("visit") or body.get("promise") or new_id()
        day = body["due"] if kind == "promise" else body["day"]
        topic = body.get("module") or body.get("template") or body.get("standing")
        with self.endpoint.database.owner() as connection:
            connection.execute(
                insert(shared).values(
                    space=space,
                    account=account,
                    id=share_id(kind, str(thing), space),
                    kind=kind,
                    body=json.dumps(body),
                    day=day,
                    topic=topic,
                    ms=1,
                    counter=0,
                    device="d",
                    q=1,
                    at=1,
                )
            )

    def learned(self, people: Iterable[str], module: str = "1.1", day: str = "2026-05-01") -> None:
        for account in people:
            self.share(self.id, account, "completion", module=module, day=day)

    def visited(self, space: str, account: str, **parts: Any) -> None:
        body: dict[str, Any] = {
            "visit": new_id(),
            "template": "ward",
            "place": "Maple",
            "day": "2026-06-02",
        }
        body |= {"said": [], "themes": ["1"], "told": "2026-06-04", **parts}
        self.share(space, account, "visit", **body)

    def promised(self, space: str, account: str, **parts: Any) -> None:
        body = {"promise": new_id(), "visit": "", "words": "Private words", "made": "2026-06-02"}
        body |= {"due": "2026-08-01", "standing": "open", "settled": "", **parts}
        self.share(space, account, "promise", **body)


async def ask(endpoint: Endpoint, token: str, name: str, **body: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return await endpoint.http.post(f"/v1/reports/{name}", json=body, headers=headers)


async def told(endpoint: Endpoint, token: str, name: str, **body: Any) -> Report:
    reply = await ask(endpoint, token, name, **body)
    assert reply.status_code == 200, reply.text
    found = report_of(reply.json())
    assert found is not None and found.data() == reply.json()
    assert "Ada" not in reply.text and "Private" not in reply.text
    return found


def figures(found: Report, table: str, topic: str = "") -> dict[str, int | str]:
    return {
        line.group: line.figure.mark or int(line.figure.count or 0)
        for line in found.of(table, topic)
    }
