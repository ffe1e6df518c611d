"""A device that was copied and an endpoint whose backup was put back, one after the other."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from sqlalchemy import delete, select, update

from app.endpoint.tables import accounts, ops
from app.store.memory import MemoryBackend
from app.store.store import Store
from app.sync.backoff import Backoff
from app.sync.client import ACCOUNT
from app.sync.loop import SyncLoop
from app.sync.state import Outcome
from tests.endpoints import TIME, URL, Device, Endpoint, device, revision


@asynccontextmanager
async def copied(phone: Device, endpoint: Endpoint) -> AsyncIterator[tuple[Device, Device]]:
    """A device of the account of `phone`, and its copy under the same name."""
    backend = MemoryBackend()
    async with device(endpoint, backend) as first:
        await first.client.join(URL, await phone.client.link(""))
        files = {name: bytes(data) for name, data in backend.files.items()}
        second = Device(await Store.open(MemoryBackend(files), now=TIME.__next__), endpoint)
        assert second.store.device == first.store.device
        yield first, second
        second.client.close()
        await second.http.aclose()


def put_back(endpoint: Endpoint, seq: int) -> None:
    """Put back the endpoint to where it had so many ops."""
    with endpoint.database.owner() as connection:
        connection.execute(delete(ops).where(ops.c.seq > seq))
        connection.execute(update(accounts).values(seq=seq))


def pushes(device: Device) -> list[dict[str, Any]]:
    """Return what a device has pushed."""
    asked = [each for each in device.network.requests if each.url.path == "/v1/sync"]
    return [json.loads(each.content)["push"] for each in asked]


async def settle(*devices: Device) -> None:
    """Let all hear of everything."""
    for each in (*devices, *devices, *devices):
        assert await each.client.once() is Outcome.DONE
        assert each.store.outbox == ()


async def test_a_copy_that_took_the_number_of_a_change_that_was_lost_loses_nobody_anything(
    phone: Device, endpoint: Endpoint
) -> None:
    async with copied(phone, endpoint) as (first, second):
        await first.answer("yes", "before")
        await settle(first, phone)
        put_back(endpoint, 0)
        await second.answer("no", "other")
        assert await second.client.once() is Outcome.DONE
        # The copy has taken its number. It has nothing to send, and is found out all the same.
        await settle(first, second, phone)
        assert first.store.device != second.store.device
        for each in (first, second, phone):
            assert each.fields() == {"before": "yes", "other": "no"}


async def test_what_both_had_sent_before_keeps_its_name(phone: Device, endpoint: Endpoint) -> None:
    async with copied(phone, endpoint) as (first, second):
        for number in range(3):
            await first.answer(number, f"field{number}")
        await settle(first)
        files = first.store._log._backend
        assert isinstance(files, MemoryBackend)
        kept = {name: bytes(data) for name, data in files.files.items()}
        name = first.store.device
        again = Device(await Store.open(MemoryBackend(kept), now=TIME.__next__), endpoint)
        await first.answer("yes", "before")
        await settle(first, phone)
        put_back(endpoint, 3)
        await again.answer("no", "other")
        await settle(again, first, second, phone)
        fields = {"field0": 0, "field1": 1, "field2": 2, "before": "yes", "other": "no"}
        for each in (first, again, second, phone):
            assert each.fields() == fields
        with endpoint.database.owner() as connection:
            rows = connection.execute(select(ops.c.device, ops.c.q)).all()
        assert len(rows) == 5
        assert sum(row.device == name for row in rows) == 4
        again.client.close()
        await again.http.aclose()


async def test_an_endpoint_that_always_sends_back_to_the_start_is_not_followed_for_ever(
    phone: Device, endpoint: Endpoint
) -> None:
    async def stubborn(request: httpx.Request) -> httpx.Response:
        reply = await endpoint.transport.handle_async_request(request)
        await reply.aread()
        answer = reply.json()
        if "prev" in json.loads(request.content)["push"]:
            answer["push"] = {"next": 1, "final": [], "rejected": []}
        return httpx.Response(200, json=answer, headers={"X-Leadwell": "1"})

    await phone.answer("yes")
    await settle(phone)
    phone.network.instead = stubborn
    await settle(phone)
    assert len(phone.network.requests) < 20


async def test_a_revision_whose_bytes_were_taken_out_since_is_not_compared(
    phone: Device, tablet: Device
) -> None:
    await phone.store.commit(revision("r1", sealed="c2VhbGVk"))
    await settle(phone, tablet)
    await tablet.store.commit(revision("r2", "r1", sealed=None))
    await settle(tablet, phone)
    for each in (phone, tablet):
        await each.store.purge(["e1"])
        each.network.requests.clear()
        await settle(each)
    assert not any("prev" in push for push in pushes(phone))
    # What was deleted was never anything else: it is compared as all is.
    assert all("prev" in push for push in pushes(tablet))


async def test_a_copy_that_deleted_something_last_is_found_out_as_well(
    phone: Device, endpoint: Endpoint
) -> None:
    async with copied(phone, endpoint) as (first, second):
        await first.store.commit(revision("r1", sealed=None))
        await settle(first, phone)
        put_back(endpoint, 0)
        await second.answer("no", "other")
        assert await second.client.once() is Outcome.DONE
        await settle(first, second, phone)
        for each in (first, second, phone):
            assert each.fields() == {"other": "no"}
            assert each.store.document("journal", "e1") is not None


async def test_a_device_that_joins_again_while_it_is_answered_syncs_again_at_once(
    phone: Device, endpoint: Endpoint
) -> None:
    asked: list[str] = []

    async def meanwhile(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["Authorization"])
        if len(asked) == 1:
            await phone.store.remember(ACCOUNT, {**phone.store.meta[ACCOUNT], "token": "another"})
        return await endpoint.transport.handle_async_request(request)

    phone.network.instead = meanwhile
    running = asyncio.create_task(SyncLoop(phone.client, phone.store, Backoff()).run())
    async with asyncio.timeout(20):
        while len(asked) < 2:
            await asyncio.sleep(0)
    running.cancel()
    assert asked[1] == "Bearer another"
