"""Devices at the endpoint: keys and sessions, how one is revoked, and the recovery code."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import text as sql

from app.endpoint.database import Database
from app.endpoint.secret import digest
from app.endpoint.session import LIFE, TO_SIGN
from app.models.proof import of_device, of_key, of_session
from tests.endpoints import NOW, URL, Endpoint, body, change

LETTER = b64encode(b"sealed").decode()


class Clock:
    """The endpoint's time, set by hand."""

    time = NOW

    def __call__(self) -> int:
        return self.time


@pytest.fixture
def clock() -> Callable[[], int]:
    return Clock()


class Phone:
    """A device as the endpoint sees it, with keys of its own."""

    def __init__(self, endpoint: Endpoint, token: str, account_key: Ed25519PrivateKey) -> None:
        self.endpoint = endpoint
        self.token = token
        self.account_key = account_key
        self.key = Ed25519PrivateKey.generate()
        self.account = self.id = ""

    async def ask(self, path: str, given: Any, token: str = "") -> httpx.Response:
        headers = {"Authorization": f"Bearer {token or self.token}"}
        return await self.endpoint.http.post(f"/v1{path}", json=given, headers=headers)

    async def list(self, token: str = "") -> Any:
        return (await self.ask("/devices", {}, token)).json()

    async def keys(self, address: str = URL, signed: str = URL) -> dict[str, str]:
        listed = await self.list()
        self.account, self.id = listed["account"], listed["here"]
        own = self.account, self.id, text(public(self.key)), text(bytes(32))
        return {
            "public_key": own[2],
            "agree_key": own[3],
            "account_key": text(public(self.account_key)),
            "address": address,
            "certificate": text(self.account_key.sign(of_device(*own))),
            "proof": text(self.key.sign(of_key(signed, *own))),
            "name": "My phone",
            "kind": "Firefox on Linux",
        }

    async def challenge(self) -> str:
        reply = await self.ask("/session/challenge", {"device": self.id})
        return str(reply.json()["challenge"])

    async def begin(self, address: str = URL, challenge: str = "") -> httpx.Response:
        given = challenge or await self.challenge()
        signature = text(self.key.sign(of_session(address, self.id, given)))
        asked = {"device": self.id, "challenge": given, "signature": signature}
        return await self.ask("/session", asked)

    async def session(self) -> str:
        return str((await self.begin()).json()["token"])

    async def joined_by_another(self) -> Phone:
        """Return a second device, which has shown its keys."""
        token = await self.session()
        link = (await self.ask("/link", {"mailbox": "m"}, token)).json()["link"]
        reply = await self.endpoint.http.post("/v1/enrol", json={"link": link, "device": "tablet"})
        other = Phone(self.endpoint, reply.json()["token"], self.account_key)
        assert (await other.ask("/devices/key", await other.keys())).status_code == 200
        return other


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def text(data: bytes) -> str:
    return b64encode(data).decode()


@pytest.fixture
async def shown(endpoint: Endpoint, token: str) -> Phone:
    """A device that the endpoint knows by its key."""
    made = Phone(endpoint, token, Ed25519PrivateKey.generate())
    assert (await made.ask("/devices/key", await made.keys())).status_code == 200
    return made


async def test_a_device_that_shows_its_keys_is_let_in_by_them_and_by_its_token_no_more(
    shown: Phone,
) -> None:
    reply = await shown.endpoint.sync(shown.token)
    assert (reply.status_code, reply.json()["code"]) == (401, "token")
    token = await shown.session()
    assert (await shown.endpoint.sync(token, ops=[change(1)])).json()["push"]["next"] == 2
    listed = await shown.list(token)
    (device,) = listed["devices"]
    assert (device["name"], device["kind"]) == ("My phone", "Firefox on Linux")
    assert device["id"] == listed["here"] and device["seen"] == NOW
    assert listed["public_key"] == text(public(shown.account_key))


async def test_a_session_ends_after_a_quarter_of_an_hour(shown: Phone, clock: Clock) -> None:
    token = await shown.session()
    clock.time += LIFE - 1
    assert (await shown.endpoint.sync(token)).status_code == 200
    clock.time += 1
    reply = await shown.endpoint.sync(token)
    assert (reply.status_code, reply.json()["code"]) == (401, "session")
    assert (await shown.endpoint.sync(await shown.session())).status_code == 200


async def test_a_challenge_is_signed_once_and_soon_by_the_right_key_for_this_address(
    shown: Phone, clock: Clock
) -> None:
    for_another = await shown.begin("https://elsewhere.test")
    assert (for_another.status_code, for_another.json()["code"]) == (401, "session")
    challenge = await shown.challenge()
    assert (await shown.begin(challenge=challenge)).status_code == 200
    assert (await shown.begin(challenge=challenge)).status_code == 401
    late = await shown.challenge()
    clock.time += TO_SIGN
    assert (await shown.begin(challenge=late)).status_code == 401
    assert (await shown.begin(challenge="x" * 43)).status_code == 401
    right, shown.key = shown.key, Ed25519PrivateKey.generate()
    assert (await shown.begin()).status_code == 401
    shown.key = right
    # A challenge is not a token, and the token of a session is no challenge.
    assert (await shown.endpoint.sync(await shown.challenge())).status_code == 401


async def test_keys_that_do_not_belong_together_change_nothing(
    endpoint: Endpoint, token: str
) -> None:
    phone = Phone(endpoint, token, Ed25519PrivateKey.generate())
    good = await phone.keys()
    other = await phone.keys(signed="https://elsewhere.test")
    for wrong in (
        {**good, "proof": good["certificate"]},
        {**good, "certificate": good["proof"]},
        {**good, "agree_key": text(b"1" * 32)},
        {**good, "address": "https://elsewhere.test"},
        other,
    ):
        reply = await phone.ask("/devices/key", wrong)
        assert (reply.status_code, reply.json()["code"]) == (422, "signature")
    assert (await phone.ask("/devices/key", {**good, "public_key": "short"})).status_code == 400
    assert (await endpoint.sync(token)).status_code == 200
    assert (await phone.ask("/devices/key", good)).status_code == 200


async def test_an_account_keeps_its_key(shown: Phone) -> None:
    token = await shown.session()
    link = (await shown.ask("/link", {"mailbox": "m"}, token)).json()["link"]
    reply = await shown.endpoint.http.post("/v1/enrol", json={"link": link, "device": "tablet"})
    thief = Phone(shown.endpoint, reply.json()["token"], Ed25519PrivateKey.generate())
    refused = await thief.ask("/devices/key", await thief.keys())
    assert (refused.status_code, refused.json()["code"]) == (409, "account")


async def test_a_revoked_device_is_out_at_once_with_all_its_sessions_and_codes(
    shown: Phone,
) -> None:
    tablet = await shown.joined_by_another()
    running = await tablet.session()
    link = (await tablet.ask("/link", {"mailbox": "m"}, running)).json()["link"]
    assert (await shown.endpoint.sync(running, device="tablet")).status_code == 200
    token = await shown.session()
    for _ in range(2):
        assert (await shown.ask("/devices/revoke", {"device": tablet.id}, token)).status_code == 200
    ops = [change(1, "tablet")]
    reply = await shown.endpoint.sync(running, device="tablet", ops=ops)
    assert (reply.status_code, reply.json()["code"]) == (401, "session")
    again = await tablet.ask("/session/challenge", {"device": tablet.id})
    assert (again.status_code, again.json()["code"]) == (401, "revoked")
    assert "Everything is still here" in again.json()["message"]
    rejoin = await shown.endpoint.http.post("/v1/enrol", json={"link": link, "device": "tablet"})
    assert rejoin.status_code == 404
    pulled = (await shown.endpoint.sync(token)).json()["pull"]["ops"]
    assert pulled == []
    (_, listed) = (await shown.list(token))["devices"]
    assert listed["revoked"] == NOW


async def test_a_device_without_a_key_is_revoked_too(shown: Phone) -> None:
    token = await shown.session()
    link = (await shown.ask("/link", {"mailbox": "m"}, token)).json()["link"]
    reply = await shown.endpoint.http.post("/v1/enrol", json={"link": link, "device": "old"})
    old = Phone(shown.endpoint, reply.json()["token"], shown.account_key)
    id = (await old.list())["here"]
    await shown.ask("/devices/revoke", {"device": id}, token)
    refused = await shown.endpoint.sync(old.token, device="old")
    assert (refused.status_code, refused.json()["code"]) == (401, "revoked")


async def test_a_stranger_neither_sees_nor_names_nor_revokes_a_device(
    endpoint: Endpoint, shown: Phone
) -> None:
    stranger = Phone(endpoint, await endpoint.join("other"), Ed25519PrivateKey.generate())
    assert [each["id"] for each in (await stranger.list())["devices"]] != [shown.id]
    for path, more in (("name", {"name": "Mine"}), ("revoke", {})):
        reply = await stranger.ask(f"/devices/{path}", {"device": shown.id, **more})
        assert (reply.status_code, reply.json()["code"]) == (404, "device")
    (device,) = (await shown.list(await shown.session()))["devices"]
    assert (device["name"], device["revoked"]) == ("My phone", None)


async def test_a_device_gets_another_name(shown: Phone) -> None:
    token = await shown.session()
    for name, status in ((" Ward tablet ", 200), ("x" * 61, 400), ("a\x00b", 400)):
        reply = await shown.ask("/devices/name", {"device": shown.id, "name": name}, token)
        assert reply.status_code == status
    assert (await shown.list(token))["devices"][0]["name"] == "Ward tablet"


def hashed(proof: str) -> str:
    return hashlib.sha256(proof.encode()).hexdigest()


async def test_who_has_the_recovery_code_is_let_in_and_gets_the_letter(shown: Phone) -> None:
    proof = "ab" * 32
    token = await shown.session()
    given = {"hash": hashed("cd" * 32), "letter": LETTER}
    assert (await shown.ask("/recovery", given, token)).status_code == 200
    given = {"hash": hashed(proof), "letter": LETTER}
    assert (await shown.ask("/recovery", given, token)).status_code == 200
    assert (await shown.list(token))["code"] == NOW
    http = shown.endpoint.http
    for wrong in ("cd" * 32, hashed(proof)):
        reply = await http.post("/v1/recover", json={"proof": wrong, "device": "new"})
        assert (reply.status_code, reply.json()["code"]) == (404, "code")
    for _ in range(2):
        reply = await http.post("/v1/recover", json={"proof": proof, "device": "new"})
        assert (reply.json()["account"], reply.json()["letter"]) == (shown.account, LETTER)
    new = Phone(shown.endpoint, reply.json()["token"], shown.account_key)
    assert (await new.ask("/devices/key", await new.keys())).status_code == 200
    assert (await shown.endpoint.sync(await new.session(), device="new")).status_code == 200
    # The answer was lost, and it has moved on since: it begins anew.
    assert (await http.post("/v1/recover", json={"proof": proof, "device": "new"})).is_success


async def test_codes_cannot_be_tried_without_end(endpoint: Endpoint) -> None:
    statuses = [
        (
            await endpoint.http.post("/v1/recover", json={"proof": f"{n:064x}", "device": "new"})
        ).status_code
        for n in range(21)
    ]
    assert statuses == [404] * 20 + [429]


async def test_only_a_device_of_the_account_keeps_a_code(endpoint: Endpoint) -> None:
    given = {"hash": hashed("x"), "letter": LETTER}
    for path in ("/v1/recovery", "/v1/devices", "/v1/devices/revoke", "/v1/devices/key"):
        reply = await endpoint.http.post(path, json=body() | given)
        assert reply.status_code in (400, 401)


async def test_a_device_that_joined_before_there_were_keys_goes_on_and_gets_an_id(
    tmp_path: Path, database_url: str, clock: Clock
) -> None:
    database = Database(database_url, upgrade=False)
    database.migrate("0001")
    with database.owner() as connection:
        for statement in (
            "INSERT INTO organisation (id, name, created) VALUES ('o', 'Northtown', 1)",
            "INSERT INTO account (id, organisation, name, seq, epoch, created) "
            "VALUES ('a', 'o', '', 0, 'E', 1)",
            "INSERT INTO device (token_hash, account, device, joined_by, created) "
            f"VALUES ('{digest('old token')}', 'a', 'phone', 'j', 1)",
        ):
            connection.execute(sql(statement))
    database.close()
    endpoint = Endpoint(tmp_path, now=clock, database_url=database_url)
    assert (await endpoint.sync("old token", ops=[change(1)])).json()["push"]["next"] == 2
    phone = Phone(endpoint, "old token", Ed25519PrivateKey.generate())
    (device,) = (await phone.list())["devices"]
    assert len(device["id"]) == 26 and device["seen"] == NOW
    assert (await phone.ask("/devices/key", await phone.keys())).status_code == 200
    assert (await endpoint.sync(await phone.session())).status_code == 200
    await endpoint.close()
