"""Who may do what: every route, every caller, on both databases."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.routing import Route

from tests.endpoints import NOW, Endpoint, body
from tests.inhabited import make_world, photo, reply
from tests.permitted import PRIVATE, World

CALLERS = [
    "nobody",
    "rubbish",
    "revoked",
    "expired",
    "left",
    "foreign",
    "learner",
    "leader",
    "lead",
    "administrator",
]
"""Nobody has no token; the revoked and the expired are devices of the learner's; `left` has left
our organisation; `foreign` administers another one and knows every id of ours; the leader leads
three teams that the learner is in; `lead` and `administrator` are in no team."""

MATRIX = """
                             nobo rubb revo expi left fore lrnr ledr lead admi
/v1/sync                     401  401  401  401  200  200  200  200  200  200
/v1/enrol                    200  200  200  200  200  200  200  200  200  200
/v1/link                     401  401  401  401  200  200  200  200  200  200
/v1/membership               401  401  401  401  200  200  200  200  200  200
/v1/membership/tell          401  401  401  401  403  200  200  200  200  200
/v1/membership/leave         401  401  401  401  403  200  200  200  200  200
/v1/members/list             401  401  401  401  403  200  403  403  403  200
/v1/members/role             401  401  401  401  403  404  403  403  403  200
/v1/members/job              401  401  401  401  403  404  403  403  403  200
/v1/members/remove           401  401  401  401  403  404  403  403  403  200
/v1/invites                  401  401  401  401  403  404  403  200  404  200
/v1/invites#organisation     401  401  401  401  403  200  403  403  403  200
/v1/invites#above            401  401  401  401  403  404  403  403  403  200
/v1/invites/list             401  401  401  401  403  200  403  200  200  200
/v1/invites/withdraw         401  401  401  401  403  404  403  200  404  200
/v1/invites/use              401  401  401  401  200  409  200  200  200  200
/v1/teams                    401  401  401  401  403  200  403  200  200  200
/v1/teams#there              401  401  401  401  403  409  403  200  409  409
/v1/teams/list               401  401  401  401  403  200  403  403  403  200
/v1/teams/people             401  401  401  401  404  404  403  200  404  200
/v1/teams/rename             401  401  401  401  403  404  403  200  404  200
/v1/teams/close              401  401  401  401  403  404  403  200  404  200
/v1/teams/role               401  401  401  401  403  404  403  200  404  200
/v1/teams/role#stranger      401  401  401  401  403  404  403  403  404  200
/v1/teams/remove             401  401  401  401  403  404  403  200  404  200
/v1/teams/leave              401  401  401  401  403  404  200  200  404  404
/v1/devices                  401  401  401  401  200  200  200  200  200  200
/v1/devices/key              401  401  401  401  422  422  200  422  422  422
/v1/devices/name             401  401  401  401  404  404  200  404  404  404
/v1/devices/revoke           401  401  401  401  404  404  200  404  404  404
/v1/session/challenge        200  200  200  200  200  200  200  200  200  200
/v1/session                  200  200  200  200  200  200  200  200  200  200
/v1/session#forged           401  401  401  401  401  401  401  401  401  401
/v1/recovery                 401  401  401  401  200  200  200  200  200  200
/v1/recovery#taken           401  401  401  401  409  409  200  409  409  409
/v1/recover                  200  200  200  200  200  200  200  200  200  200
/v1/attachments/have         401  401  401  401  200  200  200  200  200  200
/v1/attachments/put          401  401  401  401  200  200  200  200  200  200
/v1/attachments/get          401  401  401  401  404  404  200  404  404  404
/v1/attachments/remove       401  401  401  401  409  409  200  409  409  409
/v1/receipt                  401  401  401  401  409  409  200  409  409  409
/v1/receipt/withdraw         401  401  401  401  200  200  200  200  200  200
/v1/receipt/answers          401  401  401  401  200  200  200  200  200  200
/v1/views                    401  401  401  401  409  409  200  409  409  409
/v1/views/withdraw           401  401  401  401  200  200  200  200  200  200
/v1/views/state              401  401  401  401  404  404  200  404  404  404
/v1/views/look               401  401  401  401  404  404  200  404  404  404
/v1/views/answer             200  200  200  200  200  200  200  200  200  200
/v1/signin                   200  401  401  401  200  200  200  200  200  200
/v1/signin/done              200  200  200  200  200  200  200  200  200  200
/v1/reports/training         401  401  401  401  403  200  403  403  200  200
/v1/reports/teams            401  401  401  401  403  200  403  403  200  200
/v1/reports/strategy         401  401  401  401  403  200  403  403  200  200
/v1/reports/visits           401  401  401  401  403  200  403  403  200  200
/v1/reports/promises         401  401  401  401  403  200  403  403  200  200
/v1/reports/themes           401  401  401  401  403  200  403  403  200  200
/v1/audit                    401  401  401  401  403  200  403  403  403  200
/v1/erase                    401  401  401  401  200  200  200  200  200  200
/v1/shared                   401  401  401  401  200  200  200  200  200  200
/v1/shared/team              401  401  401  401  404  404  200  200  404  404
/v1/rounds                   401  401  401  401  200  200  200  200  200  200
/v1/rounds/open              401  401  401  401  404  404  403  200  404  404
/v1/rounds/close             401  401  401  401  404  404  403  200  404  404
/v1/rounds/look              401  401  401  401  404  404  403  200  404  404
/v1/rounds/reply             401  401  401  401  404  404  200  200  404  404
/v1/rounds/withdraw          401  401  401  401  404  404  200  200  404  404
/receipt/{token}             200  200  200  200  200  200  200  200  200  200
GET/receipt/{token}          200  200  200  200  200  200  200  200  200  200
GET/signin/back              200  200  200  200  200  200  200  200  200  200
GET/openapi.json             200  200  200  200  200  200  200  200  200  200
GET/health                   200  200  200  200  200  200  200  200  200  200
GET/ready                    200  200  200  200  200  200  200  200  200  200
GET/metrics                  200  200  200  200  200  200  200  200  200  200
"""
EXPECTED = {
    name: dict(zip(CALLERS, map(int, statuses), strict=True))
    for name, *statuses in map(str.split, MATRIX.strip().splitlines()[1:])
}
"""By route, and what is asked of it where that is several things: the status that each gets."""

SECRET = {
    "/v1/enrol",
    "/v1/session",
    "/v1/session/challenge",
    "/v1/recover",
    "/v1/invites/use",
    "/v1/views/answer",
    "/v1/signin",
    "/v1/signin/done",
    "/receipt/{token}",
    "GET/receipt/{token}",
    "GET/signin/back",
}
"""Whoever knows the secret that is asked for may do it, and who they are does not count."""
OWN = {
    "/v1/sync",
    "/v1/link",
    "/v1/membership/tell",
    "/v1/membership/leave",
    "/v1/recovery",
    "/v1/recovery#taken",
    "/v1/attachments/have",
    "/v1/attachments/put",
    "/v1/attachments/remove",
    "/v1/receipt",
    "/v1/receipt/withdraw",
    "/v1/receipt/answers",
    "/v1/views",
    "/v1/views/withdraw",
    "/v1/views/look",
    "/v1/devices/key",
    "/v1/devices/name",
    "/v1/devices/revoke",
    "/v1/erase",
    "/v1/shared",
}
"""What changes no row but the caller's own, whatever ids are named."""


def asked(world: World, name: str) -> Any:
    """Return the body of a request, which works for whoever may."""
    ids = world.ids
    maple, learner = {"team": ids["maple"]}, world.people["learner"]
    of_learner = {"account": learner.account}
    stranger = {"account": world.people["second"].account, "role": "learner"}
    view, receipt = ids["view"], ids["receipt"]
    bodies: dict[str, Any] = {
        "/v1/sync": body(),
        "/v1/enrol": {"code": ids["code"], "device": "laptop", "name": "Kim"},
        "/v1/link": {"mailbox": "sealed"},
        "/v1/membership/tell": {"name": "Kim", "job": "nurse"},
        "/v1/members/list": {"after": ""},
        "/v1/members/role": {**of_learner, "role": "leader"},
        "/v1/members/job": {**of_learner, "job": "nurse"},
        "/v1/members/remove": of_learner,
        "/v1/invites": maple,
        "/v1/invites#organisation": {},
        "/v1/invites#above": {**maple, "role": "administrator"},
        "/v1/invites/withdraw": {"invite": ids["invite"]},
        "/v1/invites/use": {"code": ids["code"]},
        "/v1/teams": {"team": "a-new-team", "name": "Birch"},
        "/v1/teams#there": {**maple, "name": "Birch"},
        "/v1/teams/people": maple,
        "/v1/teams/rename": {**maple, "name": "Birch"},
        "/v1/teams/close": maple,
        "/v1/teams/role": {**maple, **of_learner, "role": "leader"},
        "/v1/teams/role#stranger": {**maple, **stranger},
        "/v1/teams/remove": {**maple, **of_learner},
        "/v1/teams/leave": maple,
        "/v1/devices/key": ids["keys"],
        "/v1/devices/name": {"device": learner.device, "name": "Mine now"},
        "/v1/devices/revoke": {"device": learner.device},
        "/v1/session/challenge": {"device": ids["session"]["device"]},
        "/v1/session": ids["session"],
        "/v1/session#forged": {**ids["session"], "signature": f"{'A' * 86}=="},
        "/v1/recovery": {"hash": "0" * 64, "letter": "AAAA"},
        "/v1/recovery#taken": ids["recovery"],
        "/v1/recover": {"proof": ids["proof"], "device": "laptop"},
        "/v1/attachments/have": {"digests": [ids["photo"]["digest"]]},
        "/v1/attachments/put": photo(b"another photo"),
        "/v1/attachments/get": {"digest": ids["photo"]["digest"], "number": 0},
        "/v1/attachments/remove": {
            "digests": [ids["photo"]["digest"]],
            "cursor": ids["cursor"],
        },
        "/v1/receipt": receipt,
        "/v1/receipt/withdraw": {"receipt": receipt["receipt"]},
        "/v1/receipt/answers": {"after": {receipt["receipt"]: 0}},
        "/v1/views": view,
        "/v1/views/withdraw": {"request": view["request"]},
        "/v1/views/state": {"request": view["request"]},
        "/v1/views/look": {"request": view["request"]},
        "/v1/views/answer": {"token": view["token"], "id": "a" * 26, "letter": "A" * 80},
        "/v1/signin": {"organisation": "Riverside Zebra", "secret": secrets.token_urlsafe(32)},
        "/v1/signin/done": ids["done"],
        "/v1/audit": {"before": 0},
        "/v1/erase": {"everything": True},
        "/v1/shared/team": maple,
        "/v1/rounds/open": {
            "team": ids["oak"],
            "round": "r1",
            "title": "How we are",
            "until": NOW + 1000,
        },
        "/v1/rounds/close": ids["round maple"],
        "/v1/rounds/look": ids["round maple"],
        "/v1/rounds/reply": {**ids["round maple"], **reply(secrets.token_urlsafe(32))},
        "/v1/rounds/withdraw": {**ids["round elm"], "secret": ids["secret elm"]},
        "/receipt/{token}": {"p0": "yes", "once": "b" * 26},
    }
    return bodies.get(name, {})


def address(world: World, name: str) -> str:
    """Return the path that is asked."""
    path = name.removeprefix("GET").partition("#")[0].replace("{token}", "{}")
    if path == "/signin/back":
        return str(world.ids["back"])
    return path.format(world.ids["receipt"]["token"])


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One endpoint for all tests of this module: each leaves it as it was."""
    folder = tmp_path_factory.mktemp("endpoint")
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgres").database()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RIVERSIDE_SECRET", "s3cret")
        endpoint = Endpoint(folder, now=lambda: NOW, database_url=url)
        made = asyncio.run(make_world(endpoint))
        yield made
        asyncio.run(made.close())


@pytest.mark.parametrize("name", EXPECTED)
def test_each_may_do_what_they_may_and_no_more(world: World, name: str) -> None:
    got: dict[str, int] = {}
    wrong: list[str] = []

    async def ask(who: str) -> None:
        person = world.people.get(who)
        token = person.token if person else {"nobody": "", "rubbish": "x" * 43}.get(who)
        token = world.ids[who] if token is None else token
        method = "GET" if name.startswith("GET") else "POST"
        reply = await world.ask(address(world, name), asked(world, name), token, method)
        got[who] = reply.status_code
        rows = world.rows()
        changed = {row for row in rows ^ world.base if row[0] != "attempt"}
        account = person.account if person else ""
        seen = set(world.named(reply.text))
        if reply.status_code != 200:
            wrong.extend(f"{who} changed {row}" for row in changed)
            wrong.extend(f"{who} is told {each}" for each in seen)
        elif name not in SECRET:
            if who in ("left", "foreign"):
                own = {account, person.device} if person else set()
                wrong.extend(f"{who} is told {each}" for each in seen - own)
            if who == "foreign":
                of_us = [row for row in changed if world.named(str(row))]
                wrong.extend(f"{who} changed {row}" for row in of_us)
            if who == "left" or name in OWN:
                # What is erased is not there afterwards to be looked at.
                before = changed & world.base if name == "/v1/erase" else changed
                of_others = [row for row in before if account not in row]
                wrong.extend(f"{who} changed {row}" for row in of_others)
            if who != "learner" and PRIVATE in reply.text:
                wrong.append(f"{who} reads what is private")
        if rows != world.base:
            world.restore(rows)

    async def ask_all() -> None:
        for who in CALLERS:
            await ask(who)

    asyncio.run(ask_all())
    unlike = {who: status for who, status in got.items() if status != EXPECTED[name][who]}
    assert (unlike, wrong) == ({}, [])


def test_every_route_has_a_row(world: World) -> None:
    known = {
        f"GET{route.path}" if method == "GET" else route.path
        for route in world.endpoint.app.routes
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}
    }
    rows = {name.partition("#")[0] for name in EXPECTED}
    reports = {name for name in rows if name.startswith("/v1/reports/")}
    assert len(reports) == 6
    assert known == rows - reports | {"/v1/reports/{name}"}
