"""What the audit tells of people, and what is left once somebody or something has ended."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from app.endpoint.audit import entries, verify
from app.endpoint.erasure import erase_person
from app.endpoint.provider import Provider
from app.endpoint.signin import set_provider
from app.models.membership import Role
from app.models.op import Op
from app.models.shared import share_id
from tests.endpoints import NOW, Endpoint, body
from tests.inhabited import make_world
from tests.permitted import MARK, World
from tests.providers import CLIENT, Fake
from tests.test_endpoint_signin import come_back, join


@pytest.fixture
async def world(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    monkeypatch.setenv("RIVERSIDE_SECRET", "s3cret")
    endpoint = Endpoint(tmp_path, now=lambda: NOW, database_url=database_url)
    made = await make_world(endpoint)
    yield made
    await made.close()


def noted(world: World) -> dict[str, tuple[str, str, str]]:
    """Return the actor, subject and result of the last entry of each kind in our audit."""
    with world.endpoint.database.owner() as connection:
        assert verify(connection) == []
        found = entries(connection, world.ids["organisation"])
        return {row["action"]: (row["actor"], row["subject"], row["result"]) for row in found}


async def sign_in(world: World, token: str = "") -> tuple[str, str]:
    """Return the secret of a device that began to sign in, and the code of the page, if any."""
    own = secrets.token_urlsafe(32)
    asked = {"organisation": f"Riverside {MARK}", "secret": own}
    told = (await world.ask("/v1/signin", asked, token)).json()
    return own, await come_back(world.endpoint, world.fake.sign_in(told["address"]))


async def test_the_audit_tells_of_devices_codes_rounds_and_files(world: World) -> None:
    ids, learner, leader = world.ids, world.people["learner"], world.people["leader"]
    await world.told("/v1/devices/revoke", {"device": ids["session"]["device"]}, "learner")
    await world.told("/v1/devices/key", ids["keys"], "learner")
    reply = await world.ask("/v1/recover", {"proof": ids["proof"], "device": "laptop"})
    assert reply.status_code == 200
    await world.told("/v1/rounds/close", ids["round maple"], "leader")
    await world.told("/v1/reports/training", {"form": "csv"}, "lead")
    tell = noted(world)
    assert tell["device revoked"] == (learner.account, ids["session"]["device"], "done")
    assert tell["device key shown"] == (learner.account, learner.device, "done")
    assert tell["recovery code made"] == (learner.account, learner.account, "done")
    assert tell["account recovered"] == (learner.account, learner.account, "done")
    rounds = {name: " ".join(ids[f"round {name}"].values()) for name in ("maple", "elm")}
    assert tell["round opened"] == (leader.account, rounds["elm"], "done")
    assert tell["round closed"] == (leader.account, rounds["maple"], "done")
    who, what, _ = tell["report exported"]
    assert who == world.people["lead"].account
    assert what.startswith("training ") and what.endswith(" csv")
    assert MARK not in str(tell)


async def test_a_look_at_a_report_is_no_export(world: World) -> None:
    await world.told("/v1/reports/training", {}, "lead")
    assert "report exported" not in noted(world)


async def test_the_audit_tells_of_a_sign_in_that_was_refused(world: World) -> None:
    reply = await world.ask("/v1/signin/done", {**world.ids["done"], "code": "AAAA-AAAA"})
    assert reply.status_code == 404
    assert noted(world)["sign-in refused"] == ("nobody", "provider", "wrong code")
    world.fake.claims = {"nonce": "of somebody else"}
    assert (await sign_in(world))[1] == ""
    assert noted(world)["sign-in refused"] == ("nobody", "provider", "not confirmed")
    world.fake.claims = {}
    assert (await join(world.endpoint, *await sign_in(world))).status_code == 200
    learner = world.people["learner"]
    reply = await join(world.endpoint, *await sign_in(world, learner.token))
    assert (reply.status_code, reply.json()["code"]) == (409, "identity")
    assert noted(world)["sign-in refused"] == (learner.account, "provider", "identity")


async def test_who_loses_a_role_at_the_provider_has_no_codes_that_give_it(world: World) -> None:
    roles = {"boss": Role.ADMINISTRATOR, "staff": Role.LEARNER}
    made = Provider(Fake.issuer, CLIENT, "RIVERSIDE_SECRET", claim="roles", roles=roles)
    with world.endpoint.database.owner() as connection:
        set_provider(connection, world.ids["organisation"], made)
    world.fake.claims = {"roles": ["boss"]}
    boss = (await join(world.endpoint, *await sign_in(world))).json()
    code = (await world.ask("/v1/invites", {"role": "administrator"}, boss["token"])).json()
    world.fake.claims = {"roles": ["staff"]}
    again = (await join(world.endpoint, *await sign_in(world))).json()
    assert again["account"] == boss["account"]
    reply = await world.ask("/v1/invites/use", {"code": code["code"]}, boss["token"])
    assert (reply.status_code, reply.json()["code"]) == (410, "withdrawn")
    assert noted(world)["member role"] == (
        "provider",
        boss["account"],
        "administrator to learner",
    )


async def test_nothing_names_whoever_was_erased(world: World) -> None:
    for who, kept in (("learner", set()), ("leader", {"round"})):
        account = world.people[who].account
        assert "shared" in {row[0] for row in world.rows() if account in row} or who == "leader"
        erase_person(world.endpoint.database, account, NOW)
        left: set[str] = {row[0] for row in world.rows() if account in str(row)}
        assert left == {"account", "erasure", *kept}
    names = f"'{MARK} learner'", f"'{MARK} leader'"
    assert [row for row in world.rows() for name in names if name in str(row)] == []


async def test_nothing_is_shared_with_a_team_that_was_closed(world: World) -> None:
    async def share(q: int, **parts: Any) -> None:
        visit = {"visit": "v2", "template": "huddle", "place": "Ward", "day": "2026-11-20"}
        visit |= {"said": [], "themes": [], "told": ""}  # type: ignore[dict-item]
        value = {"space": world.ids["elm"], "kind": "visit", "body": visit, **parts}
        id = share_id("visit", "v2", world.ids["elm"])
        op = Op("phone", q, "share.set", id, (q, 0), {"set": {"share": value}, "over": {}})
        told = await world.told("/v1/sync", body(start=q, ops=[op.wire()]), "learner")
        assert told["push"]["rejected"] == []

    async def held() -> list[str]:
        found = (await world.told("/v1/shared", {}, "learner"))["shared"]
        return [each["space"] for each in found]

    await share(3)
    assert world.ids["elm"] in await held()
    await world.told("/v1/teams/close", {"team": world.ids["elm"]}, "leader")
    await share(4)
    assert world.ids["elm"] not in await held()
    # Nobody comes into it again by its id.
    again = {"team": world.ids["elm"], "name": "Elm"}
    reply = await world.ask("/v1/teams", again, world.people["leader"].token)
    assert (reply.status_code, reply.json()["code"]) == (409, "id")
