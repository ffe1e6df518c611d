"""A device or an endpoint that has lost something, and how both come to the same again."""

from __future__ import annotations

from random import Random

import httpx
from sqlalchemy import delete, select, update

from app.endpoint.tables import accounts, devices, ops
from app.store.memory import MemoryBackend
from app.store.store import Store
from app.sync.state import Outcome
from tests.endpoints import URL, Device, Endpoint, device


async def test_a_device_that_is_no_longer_known_says_so_and_keeps_all(
    phone: Device, endpoint: Endpoint
) -> None:
    await phone.answer("yes")
    with endpoint.database.owner() as connection:
        connection.execute(delete(devices))
    assert await phone.client.once() is Outcome.ATTENTION
    assert phone.line == "Saved here · needs attention · 1 to send"
    assert "join with a new code" in phone.client.state.problem
    assert phone.fields() == {"answer": "yes"}


async def test_a_backup_that_was_put_back_gets_again_what_it_lacks(
    phone: Device, tablet: Device, endpoint: Endpoint
) -> None:
    for one in (phone, tablet):
        for number in range(3):
            await one.answer(number, one.store.device)
        await one.client.once()
    await phone.client.once()
    with endpoint.database.owner() as connection:
        connection.execute(delete(ops).where(ops.c.seq > 2))
        connection.execute(update(accounts).values(seq=2))
    for one in (tablet, phone, tablet):
        assert await one.client.once() is Outcome.DONE
    assert phone.store.documents("visits") == tablet.store.documents("visits")
    with endpoint.database.owner() as connection:
        assert len(connection.execute(select(ops)).all()) == 6


async def test_a_wrong_clock_does_not_win_for_ever(endpoint: Endpoint) -> None:
    real = endpoint.now()
    ahead = await Store.open(MemoryBackend(), now=lambda: real + 10 * 365 * 86_400_000)
    future = Device(ahead, endpoint)
    await future.client.enrol(URL, endpoint.invite())
    async with device(endpoint) as other:
        await other.client.join(URL, await future.client.link(""))
        await future.answer("from the future")
        for one in (future, other):
            await one.client.once()
        for one in (future, other):
            (op,) = one.store.ops
            assert op.clock[0] <= endpoint.now() + 5 * 60_000
        assert future.store.documents("visits") == other.store.documents("visits")
        # A backup from before is put back, and the change goes up once more: its clock stays.
        kept = ahead.ops
        with endpoint.database.owner() as connection:
            connection.execute(delete(ops))
            connection.execute(update(accounts).values(seq=0))
        for one in (future, other):
            await one.client.once()
        assert ahead.ops == kept == other.store.ops
    future.client.close()
    await future.http.aclose()


async def test_a_device_that_lost_the_end_of_its_log_goes_on_under_a_new_name(
    phone: Device, tablet: Device, endpoint: Endpoint
) -> None:
    backend = MemoryBackend()
    async with device(endpoint, backend) as lost:
        await lost.client.join(URL, await phone.client.link(""))
        await lost.answer("first")
        await lost.client.once()
        files = {name: bytes(data) for name, data in backend.files.items()}
        await lost.answer("second", "note")
        await lost.client.once()
        back = Device(await Store.open(MemoryBackend(files)), endpoint)
        name = back.store.device
        await back.answer("third", "other")
        assert await back.client.once() is Outcome.DONE
        assert back.store.device != name
        await tablet.client.once()
        expected = {"answer": "first", "note": "second", "other": "third"}
        assert back.fields() == tablet.fields() == expected
        back.client.close()
        await back.http.aclose()


async def test_an_op_that_this_release_cannot_read_stops_pulling_but_not_pushing(
    phone: Device, tablet: Device
) -> None:
    async def newer(request: httpx.Request) -> httpx.Response:
        reply = await tablet.network.endpoint.transport.handle_async_request(request)
        await reply.aread()
        answer = reply.json()
        answer["pull"]["ops"] = [{"d": "x", "q": 1, "not": "an op"}]
        return httpx.Response(200, json=answer, headers={"X-Leadwell": "1"})

    await tablet.answer("yes")
    tablet.network.instead = newer
    assert await tablet.client.once() is Outcome.ATTENTION
    assert tablet.store.outbox == ()
    assert tablet.store.cursor == ""
    tablet.network.instead = None
    assert await tablet.client.once() is Outcome.DONE


async def test_a_full_device_says_so_and_pulls_again_later(
    phone: Device, endpoint: Endpoint
) -> None:
    await phone.answer("yes")
    await phone.client.once()
    backend = MemoryBackend()
    full = Device(await Store.open(backend), endpoint)
    await full.client.join(URL, await phone.client.link(""))

    def refuse(operation: str, name: str) -> int | None:
        if operation == "write":
            raise OSError("no room")
        return None

    backend.fault = refuse
    assert await full.client.once() is Outcome.ATTENTION
    assert "Not saved" in full.client.state.problem
    backend.fault = None
    assert await full.client.once() is Outcome.DONE
    assert full.fields() == {"answer": "yes"}
    full.client.close()
    await full.http.aclose()


async def grow(store: Store) -> None:
    """Make the log so long that it is compacted."""
    for number in range(12):
        await store.draft("place", Random(number).randbytes(50_000).hex())
    assert await store.compact_if_due()
    await store.draft("place", None)


async def test_a_device_that_lost_the_beginning_of_its_log_goes_on_under_a_new_name(
    phone: Device, tablet: Device, endpoint: Endpoint
) -> None:
    backend = MemoryBackend()
    async with device(endpoint, backend) as lost:
        await lost.client.join(URL, await phone.client.link(""))
        await lost.answer("first")
        await grow(lost.store)
        await lost.answer("second", "note")
        name, account = lost.store.device, lost.store.meta["account"]
    # Nothing is left of the first epoch, and there is no room to say so.
    files = {**backend.crash(Random(1)), "SNP1": b"", "LOG0": b""}
    backend = MemoryBackend(files)

    def full(operation: str, name: str) -> int | None:
        raise OSError("no room")

    backend.fault = full
    store = await Store.open(backend)
    assert store.device == name
    assert [op.q for op in store.outbox] == [2]
    backend.fault = None
    back = Device(store, endpoint)
    await store.remember("account", account)
    assert await back.client.once() is Outcome.DONE
    assert store.device != name
    await tablet.client.once()
    assert tablet.fields() == {"note": "second"}
    back.client.close()
    await back.http.aclose()
