"""How people and their devices join."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from app.endpoint.enrolment import create_organisation, invite
from app.endpoint.refusal import Refusal
from app.endpoint.tables import devices, invites, links
from tests.endpoints import Endpoint, change

DAY = 24 * 60 * 60 * 1000


class Clock:
    """The endpoint's time, which a test may move."""

    def __init__(self) -> None:
        self.now = 1_800_000_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def enrol(endpoint: Endpoint, **fields: Any) -> httpx.Response:
    return await endpoint.http.post("/v1/enrol", json={"device": "phone", **fields})


async def link(endpoint: Endpoint, token: str, mailbox: str = "sealed") -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    reply = await endpoint.http.post("/v1/link", json={"mailbox": mailbox}, headers=headers)
    assert reply.status_code == 200
    return reply.json()


async def test_a_person_joins_with_an_invite(endpoint: Endpoint) -> None:
    with endpoint.database.owner() as connection:
        create_organisation(connection, "Northtown Hospitals", 0)
        code = invite(connection, "Northtown Hospitals", 1, 1, endpoint.now())
    reply = await enrol(endpoint, code=code, name="Sam")
    assert reply.status_code == 200
    assert reply.headers["X-Leadwell"] == "1"
    assert reply.json()["organisation"] == "Northtown Hospitals"
    sent = await endpoint.sync(reply.json()["token"], ops=[change(1)])
    assert sent.json()["push"]["next"] == 2


async def test_a_code_may_be_typed_as_a_person_reads_it(endpoint: Endpoint) -> None:
    code = endpoint.invite()
    heard = f" {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    assert (await enrol(endpoint, code=heard)).status_code == 200


@pytest.mark.parametrize("fields", [{"code": "AAAA-AAAA-AAAA"}, {"link": "AAAA-AAAA"}, {}])
async def test_an_unknown_code_is_refused_in_words(
    endpoint: Endpoint, fields: dict[str, str]
) -> None:
    reply = await enrol(endpoint, **fields)
    assert reply.status_code == 404
    words = "This code is not known. Please check it, letter by letter."
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert reply.json() == {
        "type": "urn:leadwell:problem:code",
        "title": "Not Found",
        "status": 404,
        "detail": words,
        "code": "code",
        "message": words,
    }


async def test_a_code_is_good_for_its_number_of_people(endpoint: Endpoint) -> None:
    code = endpoint.invite(uses=2)
    accounts = set()
    for device in ("phone-1", "phone-2"):
        accounts.add((await enrol(endpoint, code=code, device=device)).json()["account"])
    assert len(accounts) == 2
    reply = await enrol(endpoint, code=code, device="phone-3")
    assert reply.status_code == 410
    assert reply.json()["code"] == "used"


async def test_a_code_runs_out(endpoint: Endpoint, clock: Clock) -> None:
    code = endpoint.invite(days=14)
    clock.now += 14 * DAY + 1
    reply = await enrol(endpoint, code=code)
    assert reply.status_code == 410
    assert "run out" in reply.json()["message"]


async def test_a_device_that_missed_the_answer_may_ask_again(endpoint: Endpoint) -> None:
    code = endpoint.invite(uses=1)
    missed = (await enrol(endpoint, code=code)).json()
    reply = (await enrol(endpoint, code=code)).json()
    assert reply["account"] == missed["account"]
    assert (await endpoint.sync(missed["token"])).status_code == 401
    assert (await endpoint.sync(reply["token"], ops=[change(1)])).status_code == 200
    # From here on the code would open an account with something in it.
    assert (await enrol(endpoint, code=code)).status_code == 410


async def test_too_many_unknown_codes_have_to_wait(endpoint: Endpoint, clock: Clock) -> None:
    code = endpoint.invite()
    for number in range(20):
        assert (await enrol(endpoint, code=f"WRONG{number}")).status_code == 404
    for fields in ({"code": code}, {"link": "AAAA-AAAA"}):
        reply = await enrol(endpoint, **fields)
        assert reply.status_code == 429
        assert "wait" in reply.json()["message"]
    clock.now += (int(reply.headers["Retry-After"]) + 1) * 1000
    assert (await enrol(endpoint, code=code)).status_code == 200


async def test_a_second_device_joins_with_a_link_and_gets_the_mailbox(endpoint: Endpoint) -> None:
    token = await endpoint.join()
    await endpoint.sync(token, ops=[change(1)])
    made = await link(endpoint, token, "the sealed key")
    assert len(made["link"]) == 8
    reply = (await enrol(endpoint, link=made["link"], device="tablet")).json()
    assert reply["mailbox"] == "the sealed key"
    assert reply["organisation"].startswith("Northtown")
    pulled = await endpoint.sync(reply["token"], device="tablet")
    assert pulled.json()["pull"]["ops"] == [change(1)]


async def test_a_link_is_good_for_one_device(endpoint: Endpoint) -> None:
    made = await link(endpoint, await endpoint.join())
    missed = await enrol(endpoint, link=made["link"], device="tablet")
    again = await enrol(endpoint, link=made["link"], device="tablet")
    assert missed.json()["account"] == again.json()["account"]
    other = await enrol(endpoint, link=made["link"], device="stranger")
    assert other.status_code == 410
    assert other.json()["code"] == "used"


async def test_a_link_runs_out_after_ten_minutes(endpoint: Endpoint, clock: Clock) -> None:
    made = await link(endpoint, await endpoint.join())
    assert made["expires"] == clock.now + 600_000
    clock.now += 600_001
    reply = await enrol(endpoint, link=made["link"], device="tablet")
    assert reply.status_code == 410
    assert reply.json()["code"] == "expired"


async def test_old_links_are_forgotten(endpoint: Endpoint, clock: Clock) -> None:
    token = await endpoint.join()
    await link(endpoint, token)
    clock.now += 2 * DAY
    await link(endpoint, token)
    with endpoint.database.owner() as connection:
        assert len(connection.execute(select(links)).all()) == 1


async def test_no_code_and_no_token_is_in_the_database(endpoint: Endpoint, tmp_path: Path) -> None:
    code = endpoint.invite()
    token = (await enrol(endpoint, code=code)).json()["token"]
    made = await link(endpoint, token)
    with endpoint.database.owner() as connection:
        kept = [connection.execute(select(table)).all() for table in (devices, invites, links)]
    for secret in (code, code.replace("-", ""), token, made["link"]):
        assert secret not in repr(kept)


def test_an_organisation_is_made_once(tmp_path: Path, endpoint: Endpoint) -> None:
    with endpoint.database.owner() as connection:
        create_organisation(connection, "Northtown", 0)
        with pytest.raises(Refusal, match="already"):
            create_organisation(connection, " Northtown ", 0)
        with pytest.raises(Refusal, match="name"):
            create_organisation(connection, " ", 0)
        with pytest.raises(Refusal, match="no organisation"):
            invite(connection, "Southtown", 1, 1, 0)
        with pytest.raises(Refusal, match="at least"):
            invite(connection, "Northtown", 0, 1, 0)
