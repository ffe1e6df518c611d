"""When to sync: soon after something was saved, when a network may be back, and now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from math import inf

from app.sync.backoff import Backoff
from app.sync.client import ACCOUNT, SyncClient
from app.sync.records import Records
from app.sync.state import Outcome

AFTER_COMMIT = 2.0
"""Seconds from a change to its sync: what is saved together is sent together."""
WHILE_VISIBLE = 60.0
"""Seconds from sync to sync while somebody looks."""


class SyncLoop:
    """Calls `client.once` at the right moments, for as long as `run` runs."""

    def __init__(self, client: SyncClient, store: Records, backoff: Backoff | None = None) -> None:
        """Sync `store` through `client`."""
        self._client = client
        self._store = store
        self._backoff = backoff or Backoff()
        self._is_visible = True
        self._wake = asyncio.Event()
        # Times of the event loop: when a sync is due, when one is due if somebody looks, and
        # before which none may be: of our own accord, and because the endpoint said so.
        self._due = 0.0
        self._tick = inf
        self._pause = 0.0
        self._told = 0.0
        self._account: object = None

    async def run(self) -> None:
        """Sync until cancelled."""
        self._account = self._store.meta.get(ACCOUNT)
        unsubscribe = self._store.subscribe(self._changed)
        try:
            while True:
                wait = self._next() - self._time()
                if wait <= 0:
                    await self._sync()
                    continue
                self._wake.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(None if wait == inf else wait):
                        await self._wake.wait()
        finally:
            unsubscribe()

    def on_page(self, kind: str) -> None:
        """Take note of what the page says: visible, hidden, online or offline."""
        if kind == "hidden":
            self._is_visible = False
        elif kind in ("visible", "online"):
            self._is_visible = self._is_visible or kind == "visible"
            self._backoff.reset()
            self._pause = 0.0
            self._due = self._time()
        self._wake.set()

    def _time(self) -> float:
        return asyncio.get_running_loop().time()

    def _next(self) -> float:
        due = min(self._due, self._tick if self._is_visible else inf)
        return max(due, self._pause, self._told)

    async def _sync(self) -> None:
        self._due = self._tick = inf
        try:
            outcome = await self._client.once()
        except Exception as error:
            # A mistake of ours must not end sync for the rest of the day.
            asyncio.get_running_loop().call_exception_handler(
                {"message": "a sync failed", "exception": error}
            )
            outcome = Outcome.ATTENTION
        now = self._time()
        if outcome is Outcome.OFF:
            # It may have joined elsewhere, or again, while the endpoint that it left answered.
            self._due = now if self._store.meta.get(ACCOUNT) else inf
        elif outcome is Outcome.DONE:
            self._backoff.reset()
            self._due = now + AFTER_COMMIT if self._store.waiting else inf
            self._tick = now + WHILE_VISIBLE
        else:
            retry_after = self._client.retry_after
            self._told = now + retry_after
            self._due = self._pause = now + self._backoff.next(retry_after)

    def _changed(self, changed: Iterable[str]) -> None:
        now = self._time()
        if "sync" in changed and self._store.waiting:
            self._due = min(self._due, now + AFTER_COMMIT)
        account = self._store.meta.get(ACCOUNT)
        if account != self._account:
            self._account = account
            self._pause = self._told = 0.0
            self._due = now
        self._wake.set()
