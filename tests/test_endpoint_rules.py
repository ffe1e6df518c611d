"""What a device is told beside its changes: the checksum, the floor, and the versions spoken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import reduce
from typing import Any

import pytest
from sqlalchemy import select

from app.endpoint.blanking import blank
from app.endpoint.database import within
from app.endpoint.refusal import Refusal
from app.endpoint.tables import accounts, ops
from app.endpoint.versions import SERVED, speak
from app.models.checksum import mark, written
from tests.endpoints import NOW, Endpoint, body, change, pulled


@pytest.fixture
def clock() -> Callable[[], int]:
    return lambda: NOW


def summed(*wires: dict[str, Any]) -> str:
    return written(reduce(lambda sum, op: sum ^ mark(op["d"], op["q"], tuple(op["h"])), wires, 0))


async def test_r7_the_last_part_of_a_pull_has_the_checksum_of_all_there_is(
    endpoint: Endpoint, token: str
) -> None:
    assert (await pulled(endpoint, token))["sum"] == summed()
    far = change(3, ms=2**52)
    await endpoint.sync(token, ops=[change(1), {"q": 2}, far])
    first = await pulled(endpoint, token, limit=1)
    assert "sum" not in first
    put_back = {**far, "h": [NOW + 300_000, 0]}
    assert (await pulled(endpoint, token, first["cursor"]))["sum"] == summed(change(1), put_back)
    # Sent once more, nothing counts twice.
    again = await endpoint.sync(token, ops=[change(1), {"q": 2}, far, change(4)])
    assert again.json()["pull"]["sum"] == summed(change(1), put_back, change(4))


async def test_r7_what_an_older_release_took_is_summed_up_when_it_is_updated(
    endpoint: Endpoint, token: str
) -> None:
    await endpoint.sync(token, ops=[change(1), {"q": 2}, change(3)])
    endpoint.database.migrate("0005")
    endpoint.database.migrate()
    pull = await pulled(endpoint, token)
    assert pull["sum"] == summed(*pull["ops"]) == summed(change(1), change(3))


async def test_a_digest_of_an_older_release_is_no_fork(endpoint: Endpoint, token: str) -> None:
    sent = [change(1, answer="Zoë"), change(2, answer=1e16)]
    await endpoint.sync(token, ops=sent)
    with endpoint.database.owner() as connection:
        for row in connection.execute(select(ops)).all():
            # As it was kept before: in ASCII, and numbers as Python writes them.
            old = json.dumps(json.loads(row.body), sort_keys=True, separators=(",", ":"))
            this = ops.c.q == row.q
            connection.execute(ops.update().where(this).values(body=old, digest="by another rule"))
    push = (await endpoint.sync(token, ops=sent)).json()["push"]
    assert push == {"next": 3, "final": [], "rejected": []}
    assert (await pulled(endpoint, token))["ops"] == sent
    other = await endpoint.sync(token, ops=[change(1, answer="Zoe")])
    assert other.json()["code"] == "fork"


async def test_r11_what_is_blanked_keeps_its_number_its_clock_and_the_checksum(
    endpoint: Endpoint, token: str
) -> None:
    await endpoint.sync(token, ops=[change(q, answer="Secret") for q in range(1, 5)])
    before = await pulled(endpoint, token)
    account = await _account(endpoint)
    with endpoint.database.transaction() as connection:
        within(connection, account)
        assert blank(connection, account, ops.c.q <= 2) == 2
        assert blank(connection, account, ops.c.q <= 2) == 0
    after = await pulled(endpoint, token)
    assert "Secret" not in json.dumps(after["ops"][:2])
    assert [(op["t"], op["q"], op["h"]) for op in after["ops"][:2]] == [
        ("blank", 1, [5, 0]),
        ("blank", 2, [5, 0]),
    ]
    assert after["ops"][2:] == before["ops"][2:]
    assert after["sum"] == before["sum"] == summed(*after["ops"])
    # Who wrote them may send them again without a fork, and brings nothing back.
    reply = await endpoint.sync(token, ops=[change(1, answer="Secret")])
    assert reply.json()["push"]["next"] == 5
    assert (await pulled(endpoint, token))["ops"] == after["ops"]


async def test_r11_a_cursor_from_before_the_floor_pulls_what_is_left_afresh_and_only_once(
    endpoint: Endpoint, token: str
) -> None:
    await endpoint.sync(token, ops=[change(q) for q in range(1, 7)])
    early = await pulled(endpoint, token, limit=2)
    late = await pulled(endpoint, token)
    account = await _account(endpoint)
    with endpoint.database.owner() as connection:
        blank(connection, account, ops.c.q <= 4)

    async def asked(cursor: str, limit: int = 500, **parts: Any) -> Any:
        sent = {"device": "tablet", **parts}
        return (await endpoint.sync(token, cursor=cursor, limit=limit, **sent)).json()

    # Who had seen all of it goes on from there.
    answer = await asked(late["cursor"])
    assert answer["policy"] == {"resync": False, "min_proto": 1}
    assert answer["pull"]["ops"] == []
    # Who had not begins again; what it sends meanwhile is taken.
    answer = await asked(early["cursor"], limit=2, ops=[change(1, "tablet")])
    assert answer["policy"]["resync"]
    assert answer["push"]["next"] == 2
    got = answer["pull"]["ops"]
    while answer["pull"]["more"]:
        answer = await asked(answer["pull"]["cursor"], limit=2)
        assert not answer["policy"]["resync"]
        got += answer["pull"]["ops"]
    assert [op["q"] for op in got if op["d"] == "phone"] == [1, 2, 3, 4, 5, 6]
    assert not (await asked(answer["pull"]["cursor"]))["policy"]["resync"]


@pytest.mark.parametrize(("version", "words"), [(2, "newer"), (0, "too old"), ("1", "too old")])
async def test_r12_another_version_is_refused_with_those_that_are_spoken(
    endpoint: Endpoint, token: str, version: object, words: str
) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    sent = {**body(ops=[change(1)]), "v": version}
    reply = await endpoint.http.post("/v1/sync", json=sent, headers=headers)
    assert reply.status_code == 400
    assert reply.headers["Content-Type"] == "application/problem+json"
    problem = reply.json()
    assert (problem["code"], problem["versions"]) == ("protocol", [1])
    assert words in problem["message"] and "saved on this device" in problem["message"]
    assert (await pulled(endpoint, token))["ops"] == []


def test_r12_a_version_is_served_for_180_days_after_the_next_one() -> None:
    followed = {1: NOW, 2: 0}
    speak(1, NOW + SERVED - 1, followed)
    speak(2, NOW + SERVED, followed)
    with pytest.raises(Refusal, match="too old") as refused:
        speak(1, NOW + SERVED, followed)
    assert refused.value.problem()["versions"] == [2]
    with pytest.raises(Refusal, match="newer"):
        speak(3, NOW, followed)
    assert SERVED == 180 * 24 * 3600 * 1000


async def _account(endpoint: Endpoint) -> str:
    with endpoint.database.owner() as connection:
        return str(connection.scalar(select(accounts.c.id)))


async def test_the_api_document_says_what_a_sync_is_and_refers_to_nothing_that_is_not_in_it(
    endpoint: Endpoint,
) -> None:
    document = (await endpoint.http.get("/openapi.json")).json()
    content = document["paths"]["/v1/sync"]["post"]["requestBody"]["content"]
    shape = content["application/json"]["schema"]
    assert set(shape["required"]) == {"v", "device", "push", "pull"}
    assert shape["properties"]["push"]["properties"]["ops"]["type"] == "array"
    for reference in re.findall(r'"\$ref": ?"#/([^"]+)"', json.dumps(document)):
        place = document
        for step in reference.split("/"):
            place = place[step]
