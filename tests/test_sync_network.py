"""The client on networks that do not answer, or answer something else."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from app.store.memory import MemoryBackend
from app.store.store import Store
from app.sync.client import SyncClient
from app.sync.errors import Offline
from app.sync.state import Outcome
from tests.endpoints import PORTAL, Answer, Device, no_signal, saying


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
        saying(200, "[" * 200_000, X_Leadwell="1"),
        saying(503, "", Retry_After="1, 1 Jan 99999999999 00:00:00 GMT"),
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
    assert phone.client.state.phase == "waiting"


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


async def test_an_endpoint_that_never_takes_anything_is_not_asked_for_ever(phone: Device) -> None:
    push = {"next": 1, "final": [], "rejected": []}
    pull: dict[str, Any] = {"ops": [], "cursor": "e:1", "more": False}
    await phone.answer("yes")
    for odd in (push, {**push, "next": 9}):
        content = json.dumps({"v": 1, "now": 1, "push": odd, "pull": {**pull, "more": True}})
        phone.network.instead = saying(200, content, X_Leadwell="1")
        assert await phone.client.once() is Outcome.LATER


async def test_a_pull_that_does_not_get_on_is_not_asked_for_ever(phone: Device) -> None:
    push = {"next": 1, "final": [], "rejected": []}
    pull: dict[str, Any] = {"ops": [], "cursor": "e:1", "more": True}
    content = json.dumps({"v": 1, "now": 1, "push": push, "pull": pull})
    phone.network.instead = saying(200, content, X_Leadwell="1")
    asked = len(phone.network.requests)
    assert await phone.client.once() is Outcome.LATER
    assert len(phone.network.requests) == asked + 2
    assert phone.store.cursor == "e:1"
    phone.network.instead = None
    assert await phone.client.once() is Outcome.DONE


async def test_a_fork_without_end_is_not_followed(phone: Device) -> None:
    await phone.answer("yes")
    content = json.dumps({"code": "fork", "message": "No."})
    phone.network.instead = saying(409, content, X_Leadwell="1")
    assert await phone.client.once() is Outcome.LATER
    assert phone.fields() == {"answer": "yes"}
    assert len(phone.store.outbox) == 1


async def test_a_mistake_of_ours_leaves_nothing_in_flight(phone: Device) -> None:
    async def mistake(request: httpx.Request) -> httpx.Response:
        raise ZeroDivisionError

    phone.network.instead = mistake
    with pytest.raises(ZeroDivisionError):
        await phone.client.once()
    assert phone.client.state.phase == "waiting"
    assert phone.client.state.phase == "waiting"
    phone.network.instead = None
    assert await phone.client.once() is Outcome.DONE


@pytest.mark.parametrize("address", ["https://127.0.0.1:99999", "https://xn--.invalid", "https://"])
async def test_an_address_that_is_none_is_no_signal_and_changes_nothing(address: str) -> None:
    store = await Store.open(MemoryBackend())
    async with httpx.AsyncClient() as http:
        client = SyncClient(store, http)
        with pytest.raises(Offline):
            await client.enrol(address, "ABCD-EFGH-JKMN")
    assert store.meta.get("account") is None
    await store.close()


async def test_who_leaves_while_the_endpoint_answers_has_left(phone: Device) -> None:
    answered, asked = asyncio.Event(), asyncio.Event()

    async def slow(request: httpx.Request) -> httpx.Response:
        asked.set()
        await answered.wait()
        return await phone.network.endpoint.transport.handle_async_request(request)

    await phone.answer("yes")
    phone.network.instead = slow
    sync = asyncio.create_task(phone.client.once())
    await asked.wait()
    await phone.client.leave()
    answered.set()
    assert await sync is Outcome.OFF
    assert phone.line == "All saved here"
    assert len(phone.store.outbox) == 1
