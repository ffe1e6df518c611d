"""A device: its files, its clock, its store, and what syncs it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx

from app.keys.keyring import Keyring, open_keyring
from app.keys.native import NativeCrypto
from app.store.journal import JournalRepository
from app.store.memory import MemoryBackend
from app.store.store import Store
from app.sync.backoff import Backoff
from app.sync.client import SyncClient
from app.sync.loop import SyncLoop
from tests.simulation.network import Network

YEARS = 10 * 365 * 86_400_000
"""How far a clock may be wrong, in milliseconds."""


class Terminated(BaseException):
    """The worker was ended in the middle of what it did."""


class Device:
    """One device of one person; `open` it first."""

    def __init__(
        self,
        name: str,
        files: dict[str, bytes],
        clock: str,
        network: Network,
        now: Callable[[], int],
        dice: random.Random,
    ) -> None:
        """Hold `files`; `now` is the right time, in milliseconds since 1970."""
        self.name = name
        self.clock = clock
        self.network = network
        self.backend = MemoryBackend(files)
        self.enrolled = ""
        """What it was called when it joined, which is how the endpoint lists it."""
        self.image: dict[str, bytes] | None = None
        """Its files as they were, kept to be put back."""
        self.cursors: list[str] = []
        """Cursors that it had."""
        self.keyring: Keyring
        self.journal: JournalRepository
        self.is_visible = False
        self.is_idle = False
        """Whether it syncs only when it is told to."""
        self._right = now
        self._started = now()
        self._dice = dice
        self._http = httpx.AsyncClient(transport=network, trust_env=False)
        self._running: list[asyncio.Task[None]] = []
        self.store: Store
        self.client: SyncClient
        self._loop: SyncLoop

    def now(self) -> int:
        """Return what the device takes for the time."""
        match self.clock:
            case "ahead":
                return self._right() + YEARS
            case "behind":
                return self._right() - YEARS
            case "frozen":
                return self._started
            case "back and forth":
                return self._right() + self._dice.randrange(-YEARS, YEARS)
        return self._right()

    async def open(self) -> None:
        """Open what the files hold, and begin to sync."""
        self.store = await Store.open(self.backend, now=self.now)
        self.client = SyncClient(self.store, self._http, now=self.now)
        self.keyring = await open_keyring(self.store, NativeCrypto())
        self.journal = JournalRepository(self.store, self.keyring.sealer)
        self._loop = SyncLoop(self.client, self.store, Backoff(self._dice.random))
        self.look(self.is_visible)
        self.wake()

    def wake(self) -> None:
        """Go on syncing."""
        if not self._running and not self.is_idle:
            self._running = [asyncio.create_task(self._loop.run())]

    async def sleep(self) -> None:
        """Do nothing until it is woken: a browser stops a page that nobody has looked at."""
        running, self._running = self._running, []
        for task in running:
            task.cancel()
            with suppress(asyncio.CancelledError, Terminated):
                await task

    def look(self, is_visible: bool) -> None:
        """Look at it, or put it away."""
        self.is_visible = is_visible
        self._loop.on_page("visible" if is_visible else "hidden")

    async def restart(self, files: dict[str, bytes] | None = None) -> None:
        """End it in the middle of everything, and open what is left, or other `files`."""
        await self.sleep()
        self.client.close()
        self.backend = MemoryBackend(self.backend.crash(self._dice) if files is None else files)
        await self.open()

    async def hand_over(self) -> None:
        """Go on in another tab; what was on its way in the first one gets its answer there."""
        await self.sleep()
        await self.store.close()
        await self.open()

    async def terminate_at(self, operation: int, write: Callable[[], Any]) -> None:
        """End the worker before so many more operations on its files, while it writes."""
        left = operation

        def fault(kind: str, name: str) -> int | None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Terminated
            return self._dice.randrange(8) if left == 0 and kind == "write" else None

        self.backend.fault = fault
        with suppress(Terminated):
            await write()
        await self.restart()

    def full(self, operations: int, *, is_short: bool) -> None:
        """Let so many operations on its files meet a full disk."""
        left = operations

        def fault(kind: str, name: str) -> int | None:
            nonlocal left
            if kind == "flush":
                return None
            left -= 1
            if left < 0:
                self.backend.fault = None
                return None
            if is_short and kind == "write":
                return self._dice.randrange(40)
            if kind == "write":
                raise OSError("quota exceeded")
            return None

        self.backend.fault = fault

    async def close(self) -> None:
        """Switch it off."""
        await self.sleep()
        self.client.close()
        await self._http.aclose()
