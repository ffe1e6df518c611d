"""What tests of sharing share: an organisation with a team, and people in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx
from sqlalchemy import insert, select, update

from app.endpoint.enrolment import create_organisation, invite
from app.endpoint.secret import digest
from app.endpoint.tables import devices, members, teams
from app.models.form import asked
from app.models.identity import new_id
from app.models.membership import Role
from app.models.op import Op
from app.state.belonging import Belonging
from app.state.heard import Sheets
from app.state.plans import Plans
from app.state.rounds import Rounds
from app.state.sharing import Sharing
from app.state.strengths import Strengths
from app.state.team_seen import TeamSeen
from app.sync.client import SyncClient
from app.sync.rounds import RoundsClient
from tests.endpoints import URL, Endpoint, Network, body
from tests.states import Device, new_device


@dataclass
class Somebody:
    """A person with one device, who speaks to the endpoint by hand."""

    endpoint: Endpoint
    token: str
    account: str
    q: int = 0

    async def post(self, path: str, json: Any) -> httpx.Response:
        """Ask something."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return await self.endpoint.http.post(f"/v1/{path}", json=json, headers=headers)

    async def share(
        self, record: str, share: Any, ms: int = 5, type: str = "share.set"
    ) -> httpx.Response:
        """Push one change."""
        self.q += 1
        payload = {"set": {"share": share}, "over": {}}
        op = Op("phone", self.q, type, record, (ms, 0), payload).wire()
        reply = await self.post("sync", body(start=self.q, ops=[op]))
        assert reply.status_code == 200 and reply.json()["push"]["next"] == self.q + 1
        return reply

    async def held(self) -> list[str]:
        """Return the ids of what the endpoint holds of this person."""
        reply = await self.post("shared", {})
        return [each["id"] for each in reply.json()["shared"]]

    async def rounds(self) -> list[dict[str, Any]]:
        """Return the rounds of this person's teams."""
        found: list[dict[str, Any]] = (await self.post("rounds", {})).json()["rounds"]
        return found


@dataclass
class Hospital:
    """An organisation with one team."""

    endpoint: Endpoint
    organisation: str
    team: str

    async def join(self, *, role: Role = Role.LEARNER, in_team: bool = True) -> Somebody:
        """Return a new person, in the team with that role unless not."""
        with self.endpoint.database.owner() as connection:
            code = invite(connection, self.organisation, 1, 1, self.endpoint.now())
        reply = await self.endpoint.http.post(
            "/v1/enrol", json={"code": code, "device": "phone", "name": "Kim Lee"}
        )
        token = str(reply.json()["token"])
        account = self.account(token)
        if in_team:
            self.admit(account, role)
        return Somebody(self.endpoint, token, account)

    def account(self, token: str) -> str:
        """Return whose token it is."""
        with self.endpoint.database.owner() as connection:
            by = devices.c.token_hash == digest(token)
            return str(connection.scalar(select(devices.c.account).where(by)))

    def admit(self, account: str, role: Role = Role.LEARNER, team: str = "") -> None:
        """Let somebody into a team."""
        with self.endpoint.database.owner() as connection:
            connection.execute(
                insert(members).values(
                    space=team or self.team,
                    account=account,
                    organisation=self.organisation,
                    role=role,
                    name="Kim Lee",
                    joined=self.endpoint.now(),
                )
            )

    def leave(self, account: str) -> None:
        """End somebody's membership of the team."""
        with self.endpoint.database.owner() as connection:
            of = members.c.space == self.team, members.c.account == account
            connection.execute(update(members).where(*of).values(left=self.endpoint.now()))

    def new_team(self, name: str = "Maple ward") -> str:
        """Return the id of another team."""
        id = new_id()
        with self.endpoint.database.owner() as connection:
            connection.execute(
                insert(teams).values(
                    id=id, organisation=self.organisation, name=name, created=self.endpoint.now()
                )
            )
        return id


def hospital(endpoint: Endpoint) -> Hospital:
    """Return a new organisation with a team and nobody in it."""
    with endpoint.database.owner() as connection:
        id = create_organisation(connection, f"Northtown {new_id()}", endpoint.now())
    made = Hospital(endpoint, id, "")
    made.team = made.new_team()
    return made


class Colleague:
    """A person's device in a hospital, with all that its screens show of sharing."""

    def __init__(self, device: Device, place: Hospital, strengths: Strengths) -> None:
        """Use `colleague`."""
        self.device = device
        self.place = place
        store, self.http = device.store, httpx.AsyncClient(transport=Network(place.endpoint))
        self.client = SyncClient(store, self.http)
        self.visits = device.visits()
        self.sheets = Sheets(store, self.visits, device.status, device.now)
        self.learn = device.learn()
        self.belonging = Belonging(store, self.http)
        self.sharing = Sharing(
            store, self.sheets, self.learn, self.belonging, self.http, device.status, device.now
        )
        self.team_seen = TeamSeen(store, self.belonging, self.http, device.now)
        self.strengths = strengths
        rounds = RoundsClient(store, self.http)
        self.rounds = Rounds(store, strengths, self.belonging, rounds, device.now)

    @property
    def network(self) -> Network:
        """The way to the endpoint."""
        network = self.http._transport
        assert isinstance(network, Network)
        return network

    @property
    def account(self) -> str:
        """Who it is at the endpoint."""
        return self.place.account(str(self.device.store.meta["account"]["token"]))

    async def sync(self) -> None:
        """Send what waits, and hear what it did."""
        await self.client.once()

    async def look_at_oneself(self, often: int) -> None:
        """Answer the short form with the same throughout, and be done with it."""
        id = await self.strengths.begin()
        some = self.strengths.find(id)
        assert some is not None
        for area in self.strengths.areas:
            for statement in asked(some.said, area):
                await self.strengths.answer(id, statement.id, "frequency", often)
                await self.strengths.answer(id, statement.id, "importance", 4)
        await self.strengths.say(id, "examples/1", "I thanked the porter who told us")
        await self.strengths.finish(id)

    async def close(self) -> None:
        """Switch it off."""
        self.client.close()
        await self.http.aclose()
        await self.device.store.close()


async def colleague(
    place: Hospital, role: Role = Role.LEARNER, *, in_team: bool = True
) -> Colleague:
    """Return the device of a new person, in the team with that role unless not."""
    made = await _on(await new_device(), place)
    with place.endpoint.database.owner() as connection:
        code = invite(connection, place.organisation, 1, 1, place.endpoint.now())
    await made.client.enrol(URL, code)
    if in_team:
        place.admit(made.account, role)
    await made.belonging.ask()
    return made


async def restarted(one: Colleague) -> Colleague:
    """Switch a device off and on again."""
    one.client.close()
    await one.http.aclose()
    return await _on(await one.device.restart(), one.place)


async def _on(device: Device, place: Hospital) -> Colleague:
    plans = Plans(device.store, device.learn(), device.now)
    strengths = Strengths(await device.reflect(), plans, now=device.now)
    await strengths.load()
    return Colleague(device, place, strengths)
