"""The real client with the real store, against the real endpoint and against bad luck."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, select, update

from app.endpoint.tables import accounts, devices, ops
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from app.sync.client import SyncClient
from app.sync.errors import Offline, Rejected
from app.sync.state import Outcome, SyncState, line
from tests.endpoints import URL, Endpoint

Answer = Callable[[httpx.Request], Awaitable[httpx.Response]]

TIME = itertools.count(1_700_000_000_000)
"""All devices' time: no two changes are made in the same millisecond."""


class Network(httpx.AsyncBaseTransport):
    """The way to the endpoint, on which anything may happen."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.requests: list[httpx.Request] = []
        self.instead: Answer | None = None
        """What happens in place of the endpoint's own answer."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.instead is not None:
            return await self.instead(request)
        return await self.endpoint.transport.handle_async_request(request)


class Device:
    """A store with a client."""

    def __init__(self, store: Store, endpoint: Endpoint) -> None:
        self.store = store
        self.network = Network(endpoint)
        self.http = httpx.AsyncClient(transport=self.network)
        self.client = SyncClient(store, self.http)

    @property
    def line(self) -> str:
        return line(self.client.state)

    async def answer(self, value: Any, field: str = "answer") -> None:
        await self.store.set("visit.set", "v1", {field: value})

    def fields(self) -> Any:
        document = self.store.document("visits", "v1")
        return None if document is None else dict(document["fields"])


@pytest.fixture
async def endpoint(tmp_path: Path) -> AsyncIterator[Endpoint]:
    endpoint = Endpoint(tmp_path)
    yield endpoint
    await endpoint.close()


@contextlib.asynccontextmanager
async def device(endpoint: Endpoint, backend: MemoryBackend | None = None) -> AsyncIterator[Device]:
    store = await Store.open(backend or MemoryBackend(), now=TIME.__next__)
    made = Device(store, endpoint)
    yield made
    made.client.close()
    await made.http.aclose()
    await store.close()


@pytest.fixture
async def phone(endpoint: Endpoint) -> AsyncIterator[Device]:
    async with device(endpoint) as made:
        await made.client.enrol(URL, endpoint.invite(), "Sam")
        yield made


@pytest.fixture
async def tablet(endpoint: Endpoint, phone: Device) -> AsyncIterator[Device]:
    async with device(endpoint) as made:
        link = await phone.client.link("sealed")
        assert await made.client.join(URL, link.code) == "sealed"
        yield made


async def no_signal(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no signal", request=request)


def saying(status: int, content: str, **headers: str) -> Answer:
    async def answer(request: httpx.Request) -> httpx.Response:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.Response(status, text=content, headers=names)

    return answer


async def test_without_an_endpoint_nothing_is_ever_tried(endpoint: Endpoint) -> None:
    async with device(endpoint) as alone:
        await alone.answer("yes")
        assert await alone.client.once() is Outcome.OFF
        assert alone.network.requests == []
        assert alone.line == "All saved here"


async def test_what_is_saved_is_sent_and_said_so(phone: Device, endpoint: Endpoint) -> None:
    await phone.answer("yes")
    assert phone.line == "All saved here · 1 to send"
    assert await phone.client.once() is Outcome.DONE
    assert phone.line == "All saved and sent"
    assert phone.client.state.last > 0
    assert phone.store.outbox == ()
    with endpoint.database.transaction() as connection:
        (op,) = connection.execute(select(ops)).all()
    assert json.loads(op.body)["p"]["set"] == {"answer": "yes"}


async def test_two_devices_offline_both_edit_and_come_to_the_same(
    phone: Device, tablet: Device
) -> None:
    for one in (phone, tablet):
        one.network.instead = no_signal
    await phone.answer("yes")
    await phone.answer("from the phone", "note")
    await tablet.answer("no")
    await tablet.answer(3, "score")
    for one in (phone, tablet):
        assert await one.client.once() is Outcome.LATER
        assert one.line == "Saved here · no signal · 2 to send"
        one.network.instead = None
    for one in (phone, tablet, phone):
        assert await one.client.once() is Outcome.DONE
    assert phone.store.documents("visits") == tablet.store.documents("visits")
    assert phone.fields() == {"answer": "no", "note": "from the phone", "score": 3}
    # The answer that lost is still there, in the record's history.
    assert {op.id for op in phone.store.ops} == {op.id for op in tablet.store.ops}
    assert '"yes"' in json.dumps(phone.store.documents("visits"))


async def test_a_thousand_changes_go_in_several_messages(phone: Device, tablet: Device) -> None:
    changes = [
        Change("visit.set", "v1", {"set": {"answer": number}, "over": {}}) for number in range(1200)
    ]
    await phone.store.commit(*changes)
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()
    assert await tablet.client.once() is Outcome.DONE
    assert tablet.fields() == {"answer": 1199}


PORTAL = "<!doctype html><title>Hospital guest Wi-Fi</title>"


@pytest.mark.parametrize(
    "instead",
    [
        no_signal,
        saying(200, PORTAL, Content_Type="text/html"),
        saying(200, "{}", Content_Type="application/json"),
        saying(200, PORTAL, Content_Type="text/html", X_Leadwell="1"),
        saying(200, "{}", Content_Type="application/json", X_Leadwell="1"),
        saying(200, "", X_Leadwell="1"),
        saying(204, "", X_Leadwell="1"),
        saying(302, "", Location="https://login.test/"),
        saying(401, PORTAL, Content_Type="text/html"),
        saying(500, "Internal Server Error"),
        saying(503, '{"code":"busy","message":"Busy."}', X_Leadwell="1"),
    ],
)
async def test_what_is_not_the_endpoints_answer_is_no_signal_and_loses_nothing(
    phone: Device, instead: Answer
) -> None:
    await phone.answer("yes")
    phone.network.instead = instead
    assert await phone.client.once() is Outcome.LATER
    assert phone.line == "Saved here · no signal · 1 to send"
    assert len(phone.store.outbox) == 1
    phone.network.instead = None
    assert await phone.client.once() is Outcome.DONE
    assert phone.line == "All saved and sent"


async def test_an_endpoint_that_says_nothing_is_given_up(
    phone: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silence(request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr("app.sync.connection.TIMEOUT", 0.01)
    phone.network.instead = silence
    assert await phone.client.once() is Outcome.LATER
    assert not phone.client.is_in_flight


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("99999999", 3600),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
        ("Wed, 21 Oct 2099 07:28:00 GMT", 3600),
        ("soon", 0),
        ("-5", 0),
        ("", 0),
    ],
)
async def test_the_endpoint_says_when_to_come_back(
    phone: Device, header: str, seconds: float
) -> None:
    phone.network.instead = saying(429, "", Retry_After=header)
    assert await phone.client.once() is Outcome.LATER
    assert phone.client.retry_after == seconds


async def test_an_answer_that_was_lost_does_no_harm(phone: Device, tablet: Device) -> None:
    async def lost(request: httpx.Request) -> httpx.Response:
        await phone.network.endpoint.transport.handle_async_request(request)
        raise httpx.ReadError("lost", request=request)

    await phone.answer("yes")
    phone.network.instead = lost
    assert await phone.client.once() is Outcome.LATER
    await phone.answer("no")
    phone.network.instead = None
    assert await phone.client.once() is Outcome.DONE
    assert await tablet.client.once() is Outcome.DONE
    assert len(tablet.store.ops) == 2


async def test_only_one_sync_runs_at_a_time(phone: Device) -> None:
    await phone.answer("yes")
    outcomes = await asyncio.gather(*(phone.client.once() for _ in range(5)))
    assert outcomes == [Outcome.DONE] * 5
    assert len([r for r in phone.network.requests if r.url.path == "/v1/sync"]) == 1


async def test_who_stops_waiting_does_not_stop_the_sync(phone: Device) -> None:
    await phone.answer("yes")
    impatient = asyncio.create_task(phone.client.once())
    await asyncio.sleep(0)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()


async def test_what_is_saved_during_a_sync_is_sent_in_it(phone: Device) -> None:
    async def slow(request: httpx.Request) -> httpx.Response:
        phone.network.instead = None
        reply = await phone.network.endpoint.transport.handle_async_request(request)
        await phone.answer("no")
        return reply

    await phone.answer("yes")
    phone.network.instead = slow
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()
    assert phone.store.acknowledged == 2


async def test_a_change_that_is_refused_needs_attention_and_blocks_nothing(
    phone: Device, tablet: Device
) -> None:
    await phone.answer("x" * 300_000, "note")
    await phone.answer("yes")
    assert await phone.client.once() is Outcome.DONE
    assert phone.line == "Saved here · needs attention"
    assert "too large" in phone.client.state.problem
    assert [item.q for item in phone.store.rejections] == [1]
    assert phone.store.outbox == ()
    assert len(phone.fields()["note"]) == 300_000
    await tablet.client.once()
    assert tablet.fields() == {"answer": "yes"}


async def test_a_device_that_is_no_longer_known_says_so_and_keeps_all(
    phone: Device, endpoint: Endpoint
) -> None:
    await phone.answer("yes")
    with endpoint.database.transaction() as connection:
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
    with endpoint.database.transaction() as connection:
        connection.execute(delete(ops).where(ops.c.seq > 2))
        connection.execute(update(accounts).values(seq=2))
    for one in (tablet, phone, tablet):
        assert await one.client.once() is Outcome.DONE
    assert phone.store.documents("visits") == tablet.store.documents("visits")
    with endpoint.database.transaction() as connection:
        assert len(connection.execute(select(ops)).all()) == 6


async def test_a_wrong_clock_does_not_win_for_ever(endpoint: Endpoint) -> None:
    real = endpoint.now()
    ahead = await Store.open(MemoryBackend(), now=lambda: real + 10 * 365 * 86_400_000)
    future = Device(ahead, endpoint)
    await future.client.enrol(URL, endpoint.invite())
    async with device(endpoint) as other:
        await other.client.join(URL, (await future.client.link("")).code)
        await future.answer("from the future")
        for one in (future, other):
            await one.client.once()
        for one in (future, other):
            (op,) = one.store.ops
            assert op.clock[0] <= endpoint.now() + 5 * 60_000
        assert future.store.documents("visits") == other.store.documents("visits")
        # A backup from before is put back, and the change goes up once more: its clock stays.
        kept = ahead.ops
        with endpoint.database.transaction() as connection:
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
        await lost.client.join(URL, (await phone.client.link("")).code)
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


async def test_an_endpoint_that_never_takes_anything_is_not_asked_for_ever(phone: Device) -> None:
    push = {"next": 1, "final": [], "rejected": []}
    pull: dict[str, Any] = {"ops": [], "cursor": "e:1", "more": False}
    await phone.answer("yes")
    for odd in (push, {**push, "next": 9}):
        content = json.dumps({"v": 1, "now": 1, "push": odd, "pull": {**pull, "more": True}})
        phone.network.instead = saying(200, content, X_Leadwell="1")
        assert await phone.client.once() is Outcome.LATER


async def test_a_fork_without_end_is_not_followed(phone: Device) -> None:
    await phone.answer("yes")
    content = json.dumps({"code": "fork", "message": "No."})
    phone.network.instead = saying(409, content, X_Leadwell="1")
    assert await phone.client.once() is Outcome.LATER
    assert phone.fields() == {"answer": "yes"}
    assert len(phone.store.outbox) == 1


async def test_smaller_messages_are_sent_where_large_ones_are_refused(phone: Device) -> None:
    async def narrow(request: httpx.Request) -> httpx.Response:
        length = int(request.headers["Content-Length"])
        if length > 700:
            content = json.dumps({"code": "large", "message": "Too large."})
            return httpx.Response(413, text=content, headers={"X-Leadwell": "1"})
        return await phone.network.endpoint.transport.handle_async_request(request)

    for number in range(20):
        await phone.answer(f"{number}" * 20)
    phone.network.instead = narrow
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()


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
    await full.client.join(URL, (await phone.client.link("")).code)

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


async def test_a_mistake_of_ours_leaves_nothing_in_flight(phone: Device) -> None:
    async def mistake(request: httpx.Request) -> httpx.Response:
        raise ZeroDivisionError

    phone.network.instead = mistake
    with pytest.raises(ZeroDivisionError):
        await phone.client.once()
    assert not phone.client.is_in_flight
    assert phone.client.state.phase == "waiting"
    phone.network.instead = None
    assert await phone.client.once() is Outcome.DONE


@pytest.mark.parametrize("code", ["WRONG", "ABCD-EFGH-JKMN"])
async def test_a_wrong_code_is_refused_in_the_endpoints_words(
    endpoint: Endpoint, code: str
) -> None:
    async with device(endpoint) as new:
        with pytest.raises(Rejected, match="not known"):
            await new.client.enrol(URL, code)
        with pytest.raises(Rejected, match="not known"):
            await new.client.join(URL, code)
        assert new.line == "All saved here"
        assert "account" not in new.store.meta


async def test_joining_without_a_network_says_so(endpoint: Endpoint) -> None:
    async with device(endpoint) as new:
        for instead in (no_signal, saying(200, PORTAL), saying(200, "{}", X_Leadwell="1")):
            new.network.instead = instead
            with pytest.raises(Offline, match="Everything is saved"):
                await new.client.enrol("endpoint.test", "CODE")
            with pytest.raises(Offline):
                await new.client.link("sealed")
        with pytest.raises(Offline):
            await new.client.enrol("not an address at all", "CODE")


async def test_leaving_keeps_everything_and_another_endpoint_gets_all(
    phone: Device, tmp_path: Path
) -> None:
    await phone.answer("yes")
    await phone.client.once()
    await phone.client.leave()
    assert await phone.client.once() is Outcome.OFF
    assert phone.line == "All saved here"
    (tmp_path / "other").mkdir()
    other = Endpoint(tmp_path / "other")
    phone.network.endpoint = other
    await phone.client.enrol(URL, other.invite())
    assert await phone.client.once() is Outcome.DONE
    with other.database.transaction() as connection:
        assert len(connection.execute(select(ops)).all()) == 1
    await other.close()


async def test_listeners_hear_every_change_of_state(phone: Device) -> None:
    heard: list[SyncState] = []
    stop = phone.client.subscribe(heard.append)
    await phone.answer("yes")
    await phone.client.once()
    assert [(state.phase, state.waiting) for state in heard] == [
        ("idle", 1),
        ("sending", 1),
        ("sending", 0),
        ("idle", 0),
    ]
    stop()
    stop()
    await phone.answer("no")
    assert len(heard) == 4
