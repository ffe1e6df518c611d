"""When sync happens, in a time that goes by as fast as the test likes."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from app.store.memory import MemoryBackend
from app.store.store import Store
from app.sync.backoff import Backoff
from app.sync.client import ACCOUNT, SyncClient
from app.sync.loop import SyncLoop


class Leap(selectors.DefaultSelector):
    """A selector that never sleeps: time leaps to whatever is due next."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 1000.0

    def select(self, timeout: float | None = None) -> Any:
        found = super().select(0)
        if not found and timeout is not None:
            self.time += timeout
        return found


class Day:
    """A device, its loop, and when it asked the endpoint."""

    def __init__(self, store: Store, leap: Leap) -> None:
        self.store = store
        self.asked: list[float] = []
        self.status = 200
        self.headers: dict[str, str] = {}
        self._leap = leap
        self._start = leap.time
        http = httpx.AsyncClient(transport=httpx.MockTransport(self._answer))
        self.client = SyncClient(store, http)
        self.loop = SyncLoop(self.client, store, Backoff(lambda: 1.0))

    async def enrol(self) -> None:
        account = {"endpoint": "http://e.test", "account": "a", "organisation": "o", "token": "t"}
        await self.store.remember(ACCOUNT, account)

    async def save(self) -> None:
        await self.store.set("visit.set", "v1", {"answer": len(self.store.ops)})

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(round(self._leap.time - self._start, 3))
        push = {"next": len(self.store.ops) + 1, "final": [], "rejected": []}
        pull: dict[str, Any] = {"ops": [], "cursor": "e:1", "more": False}
        body = {"v": 1, "push": push, "pull": pull}
        return httpx.Response(self.status, json=body, headers={"X-Leadwell": "1", **self.headers})


def live(story: Callable[[Day], Awaitable[None]]) -> list[float]:
    """Let a device live through `story`; return when it asked the endpoint."""
    leap = Leap()
    events = asyncio.SelectorEventLoop(leap)
    events.time = lambda: leap.time  # type: ignore[method-assign]

    async def main() -> list[float]:
        store = await Store.open(MemoryBackend())
        day = Day(store, leap)
        task = asyncio.create_task(day.loop.run())
        await story(day)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        day.client.close()
        return day.asked

    with asyncio.Runner(loop_factory=lambda: events) as runner:
        return runner.run(main())


def test_without_an_endpoint_nothing_is_asked_until_there_is_one() -> None:
    async def story(day: Day) -> None:
        await day.save()
        await asyncio.sleep(500)
        await day.enrol()
        await asyncio.sleep(1)

    assert live(story) == [500.0]


def test_it_asks_every_minute_while_somebody_looks() -> None:
    async def story(day: Day) -> None:
        await day.enrol()
        await asyncio.sleep(130)
        day.loop.on_page("hidden")
        await asyncio.sleep(600)
        day.loop.on_page("visible")
        await asyncio.sleep(70)

    assert live(story) == [0.0, 60.0, 120.0, 730.0, 790.0]


def test_what_is_saved_goes_two_seconds_later_and_together() -> None:
    async def story(day: Day) -> None:
        await day.enrol()
        day.loop.on_page("hidden")
        await asyncio.sleep(10)
        await day.save()
        await asyncio.sleep(1)
        await day.save()
        await asyncio.sleep(100)

    assert live(story) == [0.0, 12.0]


def test_after_failures_it_waits_longer_and_longer() -> None:
    async def story(day: Day) -> None:
        day.status = 500
        await day.enrol()
        await asyncio.sleep(1500)

    assert live(story) == [0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 811, 1111, 1411]


def test_saving_does_not_shorten_the_wait_but_a_network_does() -> None:
    async def story(day: Day) -> None:
        day.status = 500
        await day.enrol()
        await asyncio.sleep(20)
        await day.save()
        await asyncio.sleep(5)
        day.status = 200
        day.loop.on_page("offline")
        day.loop.on_page("online")
        await asyncio.sleep(1)
        assert day.store.outbox == ()

    assert live(story) == [0, 1, 3, 7, 15, 25]


def test_nothing_is_asked_before_the_endpoint_said() -> None:
    async def story(day: Day) -> None:
        day.status, day.headers = 429, {"Retry-After": "100"}
        await day.enrol()
        await asyncio.sleep(10)
        day.loop.on_page("online")
        day.loop.on_page("visible")
        await day.save()
        await asyncio.sleep(89)
        assert len(day.asked) == 1
        day.status, day.headers = 200, {}
        await asyncio.sleep(2)
        assert day.store.outbox == ()

    assert live(story) == [0.0, 100.0]


def test_a_mistake_of_ours_is_reported_and_sync_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reported: list[dict[str, Any]] = []

    async def story(day: Day) -> None:
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: reported.append(context)
        )
        real = day.client.once

        async def mistake() -> Any:
            monkeypatch.setattr(day.client, "once", real)
            raise ZeroDivisionError

        monkeypatch.setattr(day.client, "once", mistake)
        await day.enrol()
        await asyncio.sleep(5)

    assert live(story) == [1.0]
    assert [type(context["exception"]) for context in reported] == [ZeroDivisionError]
