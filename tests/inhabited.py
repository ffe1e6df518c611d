"""An organisation with everything in it, for the tests of who may do what."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.endpoint.app import create_app
from app.endpoint.enrolment import create_organisation
from app.endpoint.openid import OpenId
from app.endpoint.provider import Provider
from app.endpoint.secret import digest
from app.endpoint.signin import set_provider
from app.endpoint.tables import devices, members, sessions, teams
from app.models.identity import new_id
from app.models.membership import Role
from app.models.op import Op
from app.models.proof import of_device, of_key, of_session
from app.models.shared import share_id
from tests.endpoints import NOW, URL, Endpoint, body
from tests.permitted import ID, MARK, PHOTO, PRIVATE, World, base64
from tests.providers import CLIENT, Fake


async def make_world(endpoint: Endpoint) -> World:
    """Fill an endpoint."""
    fake = Fake()
    endpoint.serve(
        create_app(endpoint.database_url, None, lambda: NOW, OpenId(httpx.Client(transport=fake)))
    )
    world = World(endpoint, fake)
    await _people(world)
    await _things(world)
    await _rounds(world)
    await _sign_ins(world)
    world.ours = {each for row in world.rows() for each in ID.findall(str(row))}
    with endpoint.database.owner() as connection:
        other = create_organisation(connection, "Eastfield", NOW)
    await world.join("foreign", other, Role.ADMINISTRATOR)
    await world.join("foreign second", other, Role.ADMINISTRATOR)
    world.base = world.rows()
    return world


async def _people(world: World) -> None:
    with world.endpoint.database.owner() as connection:
        ours = create_organisation(connection, f"Riverside {MARK}", NOW)
        provider = Provider(Fake.issuer, CLIENT, "RIVERSIDE_SECRET")
        set_provider(connection, ours, provider)
    world.ids["organisation"] = ours
    for team in ("maple", "oak", "pine", "elm"):
        world.ids[team] = new_id()
        world.put(teams, id=world.ids[team], organisation=ours, name=f"{MARK} {team}", created=NOW)
    roles = {"administrator": Role.ADMINISTRATOR, "second": Role.ADMINISTRATOR, "lead": Role.LEAD}
    colleagues = [f"colleague {number}" for number in range(5)]
    for who in ("left", "learner", "leader", *roles, *colleagues):
        role = roles.get(who, Role.LEADER if who == "leader" else Role.LEARNER)
        await world.join(who, ours, role)
    for who in ("left", "learner", "leader", *colleagues):
        for team in ("maple", "oak", "elm"):
            role = Role.LEADER if who == "leader" else Role.LEARNER
            row = {"space": world.ids[team], "account": world.people[who].account}
            row |= {"organisation": ours, "role": role, "name": f"{MARK} {who}", "joined": NOW}
            world.put(members, **row)
    await world.told("/v1/membership/leave", {}, "left")
    made = await world.told(
        "/v1/invites", {"team": world.ids["maple"], "label": f"{MARK} code"}, "leader"
    )
    world.ids["invite"] = made["id"]
    made = await world.told("/v1/invites", {"team": world.ids["pine"], "uses": 9}, "administrator")
    world.ids["code"] = made["code"]


async def _things(world: World) -> None:
    """Let the learner have one of each thing, and other devices."""
    ids, learner = world.ids, world.people["learner"]
    private = {"set": {"answer": PRIVATE}, "over": {}}
    visit = {
        "visit": "v1",
        "template": "huddle",
        "place": f"{MARK} ward",
        "day": "2026-11-20",
        "said": [f"{MARK} lift"],
        "themes": ["4"],
        "told": "",
    }
    share = {"space": ids["maple"], "kind": "visit", "body": visit}
    ops = [
        Op("phone", 1, "visit.set", "v1", (5, 0), private).wire(),
        Op(
            "phone",
            2,
            "share.set",
            share_id("visit", "v1", ids["maple"]),
            (6, 0),
            {"set": {"share": share}, "over": {}},
        ).wire(),
    ]
    synced = await world.told("/v1/sync", body(ops=ops), "learner")
    assert synced["push"]["next"] == 3 and synced["push"]["rejected"] == []
    ids["cursor"] = (await world.told("/v1/sync", body(), "learner"))["pull"]["cursor"]
    ids["photo"] = photo(PHOTO)
    await world.told("/v1/attachments/put", ids["photo"], "learner")
    ids["receipt"] = {
        "receipt": "r1",
        "token": secrets.token_urlsafe(32),
        "place": f"{MARK} ward",
        "day": "2026-11-20",
        "promises": [{"words": f"{MARK} mend the lift", "due": ""}],
    }
    await world.told("/v1/receipt", ids["receipt"], "learner")
    said = {"p0": "yes", "once": "a" * 26, "line": PRIVATE}
    await world.ask(f"/receipt/{ids['receipt']['token']}", said)
    day = 24 * 3600 * 1000
    view = {"request": "w1", "token": secrets.token_urlsafe(32), "most": 3, "until": NOW + day}
    ids["view"] = view
    await world.told("/v1/views", view, "learner")
    proof = digest("proof")
    ids["recovery"] = {"hash": digest(proof), "letter": base64(b"a letter of Zebra")}
    ids["proof"] = proof
    await world.told("/v1/recovery", ids["recovery"], "learner")
    key = Ed25519PrivateKey.generate()
    mine = learner.account, learner.device, _public(key), base64(bytes(32))
    ids["keys"] = {
        "public_key": mine[2],
        "agree_key": mine[3],
        "account_key": mine[2],
        "address": URL,
        "certificate": base64(key.sign(of_device(*mine))),
        "proof": base64(key.sign(of_key(URL, *mine))),
    }
    _devices(world, key)


def _devices(world: World, key: Ed25519PrivateKey) -> None:
    ids, account = world.ids, world.people["learner"].account
    row = {"account": account, "device": "tablet", "created": NOW, "address": URL}
    ids["revoked"], ids["expired"], held = secrets.token_urlsafe(32), "s.expired-token", new_id()
    world.put(
        devices, **row, token_hash=digest(ids["revoked"]), joined_by="1", id=new_id(), revoked=NOW
    )
    keyed = digest("keyed")
    world.put(devices, **row, token_hash=keyed, joined_by="2", id=held, public_key=_public(key))
    over = {"token_hash": digest(ids["expired"]), "expires": NOW - 1}
    world.put(sessions, account=account, device=keyed, **over)
    challenge = secrets.token_urlsafe(32)
    to_sign = {"token_hash": digest(challenge), "expires": NOW + 60_000, "is_challenge": 1}
    world.put(sessions, account=account, device=keyed, **to_sign)
    signature = base64(key.sign(of_session(URL, held, challenge)))
    ids["session"] = {"device": held, "challenge": challenge, "signature": signature}


async def _rounds(world: World) -> None:
    ids = world.ids
    for team, replies in (("maple", ["colleague"] * 5), ("elm", ["learner"])):
        asked = {"team": ids[team], "round": new_id()}
        ids[f"round {team}"] = asked
        opened = {**asked, "title": f"{MARK} round", "until": NOW + 24 * 3600 * 1000}
        await world.told("/v1/rounds/open", opened, "leader")
        for number, who in enumerate(replies):
            own = secrets.token_urlsafe(32)
            ids[f"secret {team}"] = own
            replier = who if len(replies) == 1 else f"{who} {number}"
            await world.told("/v1/rounds/reply", {**asked, **reply(own)}, replier)


async def _sign_ins(world: World) -> None:
    """Begin two sign-ins; from one the person has come back."""
    for step in ("done", "back"):
        own = secrets.token_urlsafe(32)
        asked = {"organisation": f"Riverside {MARK}", "secret": own}
        told = (await world.ask("/v1/signin", asked)).json()
        query = world.fake.sign_in(told["address"])
        world.ids["back"] = f"/signin/back?{query}"
        if step == "done":
            page = await world.ask(world.ids["back"], method="GET")
            found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", page.text)
            assert found is not None
            world.ids["done"] = {"secret": own, "code": found[0], "device": "phone"}


def reply(secret: str) -> dict[str, Any]:
    """Return a reply to a round."""
    area: Mapping[str, Any] = {"frequency": 300, "importance": 400, "reach": "", "chanceless": 0}
    return {"secret": secret, "areas": {"1": area}}


def photo(content: bytes) -> dict[str, Any]:
    """Return the only part of a photo."""
    hash = hashlib.sha256(content).hexdigest()
    part = {"digest": hash, "size": len(content), "number": 0, "check": hash}
    return {**part, "content": base64(content)}


def _public(key: Ed25519PrivateKey) -> str:
    return base64(key.public_key().public_bytes_raw())
