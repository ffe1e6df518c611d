"""What the endpoint returns of what other devices sent, and in what order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from app.endpoint.tables import accounts, ops
from tests.endpoints import NOW, Endpoint, change, pulled


@pytest.fixture
def clock() -> Callable[[], int]:
    return lambda: NOW


async def test_another_account_gets_nothing_of_it(endpoint: Endpoint, token: str) -> None:
    await endpoint.sync(token, ops=[change(1)])
    stranger = await endpoint.join("tablet")
    assert (await pulled(endpoint, stranger))["ops"] == []
    reply = await endpoint.sync(stranger, ops=[change(1, answer="no")])
    assert reply.json()["push"]["next"] == 2
    assert (await pulled(endpoint, token))["ops"] == [change(1)]


async def test_a_device_does_not_get_back_what_it_has_just_sent(
    endpoint: Endpoint, token: str
) -> None:
    reply = await endpoint.sync(token, ops=[change(1)])
    assert reply.json()["pull"]["ops"] == []
    # But a device that lost its end does: it sends nothing that would say otherwise.
    reply = await endpoint.sync(token, start=2)
    assert reply.json()["pull"]["ops"] == [change(1)]


async def test_pulling_goes_on_after_the_cursor_in_order(endpoint: Endpoint, token: str) -> None:
    await endpoint.sync(token, ops=[change(q) for q in range(1, 6)])
    got: list[Any] = []
    cursor, more = "", True
    while more:
        pull = await pulled(endpoint, token, cursor, limit=2)
        got += pull["ops"]
        cursor, more = pull["cursor"], pull["more"]
        assert len(pull["ops"]) <= 2
    assert got == [change(q) for q in range(1, 6)]
    assert (await pulled(endpoint, token, cursor))["ops"] == []
    await endpoint.sync(token, start=6, ops=[change(6)])
    assert (await pulled(endpoint, token, cursor))["ops"] == [change(6)]


async def test_one_answer_holds_about_a_mebibyte(endpoint: Endpoint, token: str) -> None:
    large = [change(q, answer="x" * 200_000) for q in range(1, 9)]
    await endpoint.sync(token, ops=large[:4])
    await endpoint.sync(token, start=5, ops=large[4:])
    pull = await pulled(endpoint, token)
    assert pull["more"]
    assert pull["ops"] == large[:5]
    assert (await pulled(endpoint, token, pull["cursor"]))["ops"] == large[5:]


async def test_sequence_numbers_have_no_gap_when_many_devices_send_at_once(
    endpoint: Endpoint, token: str
) -> None:
    names = [f"device-{number}" for number in range(8)]

    async def send(name: str) -> None:
        for q in range(1, 6):
            reply = await endpoint.sync(token, device=name, start=q, ops=[change(q, name)])
            assert reply.status_code == 200

    async def watch() -> list[Any]:
        got: list[Any] = []
        cursor = ""
        while len(got) < 40:
            pull = await pulled(endpoint, token, cursor)
            got += pull["ops"]
            cursor = pull["cursor"]
        return got

    watched, *_ = await asyncio.gather(watch(), *map(send, names))
    assert {(op["d"], op["q"]) for op in watched} == {(n, q) for n in names for q in range(1, 6)}
    with endpoint.database.owner() as connection:
        numbers = connection.scalars(select(ops.c.seq).order_by(ops.c.seq)).all()
        assert list(numbers) == list(range(1, 41))


@pytest.mark.parametrize("cursor", ["e0:1", "nonsense", "::", "e0:-1", "e0:²"])
async def test_a_cursor_of_another_time_pulls_from_the_start(
    endpoint: Endpoint, token: str, cursor: str
) -> None:
    await endpoint.sync(token, ops=[change(1)])
    assert (await pulled(endpoint, token, cursor))["ops"] == [change(1)]


async def test_after_a_backup_is_put_back_everybody_pulls_from_the_start(
    endpoint: Endpoint, token: str
) -> None:
    await endpoint.sync(token, ops=[change(1), change(2)])
    old = (await pulled(endpoint, token))["cursor"]
    with endpoint.database.owner() as connection:
        connection.execute(delete(ops).where(ops.c.q == 2))
        connection.execute(update(accounts).values(seq=1))
    reply = await endpoint.sync(token, start=3, ops=[change(3)])
    assert reply.json()["push"]["next"] == 2
    reply = await endpoint.sync(token, start=2, ops=[change(2), change(3)])
    assert reply.json()["push"]["next"] == 4
    pull = await pulled(endpoint, token, old)
    assert pull["ops"] == [change(1), change(2), change(3)]
    assert pull["cursor"].partition(":")[0] != old.partition(":")[0]


async def test_a_cursor_ahead_of_the_endpoint_shows_that_a_backup_was_put_back(
    endpoint: Endpoint, token: str
) -> None:
    await endpoint.sync(token, ops=[change(1), change(2)])
    old = (await pulled(endpoint, token))["cursor"]
    with endpoint.database.owner() as connection:
        connection.execute(delete(ops).where(ops.c.q == 2))
        connection.execute(update(accounts).values(seq=1))
    assert (await pulled(endpoint, token, old))["ops"] == [change(1)]
    await endpoint.sync(token, start=2, ops=[change(2)])
    assert (await pulled(endpoint, token, old))["ops"] == [change(1), change(2)]


async def test_everything_is_there_after_a_restart(
    endpoint: Endpoint, token: str, tmp_path: Path
) -> None:
    await endpoint.sync(token, ops=[change(1)])
    other = Endpoint(tmp_path, database_url=endpoint.database_url)
    assert (await pulled(other, token))["ops"] == [change(1)]
    await other.close()
