"""A device: its files, its clock, its store, and what syncs it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

from app.keys.keyring import Keyring, open_keyring
from app.keys.native import NativeCrypto
from app.models.photo import Photo, photos_of
from app.state.identity import Identity
from app.store.attachments import Attachments
from app.store.enclosed import Enclosed
from app.store.journal import JournalRepository
from app.store.memory import MemoryBackend
from app.store.shelves import MemoryShelf
from app.store.store import Store
from app.sync.attachments import AttachmentClient
from app.sync.backoff import Backoff
from app.sync.client import SyncClient
from app.sync.loop import SyncLoop
from app.sync.session import Sessions
from tests.simulation.network import Network

VISITS = ("v1", "v2")
"""The visits that people write of."""
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
        *,
        has_keys: bool = False,
        has_photos: bool = False,
    ) -> None:
        """Hold `files`; `now` is the right time, in milliseconds since 1970."""
        self.name = name
        self.clock = clock
        self.network = network
        self.backend = MemoryBackend(files)
        self.enrolled = ""
        """Its id at the endpoint."""
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
        self.shelf = MemoryShelf(lambda: 0)
        self.has_keys = has_keys
        self.has_photos = has_photos
        self.identity: Identity
        self.beside: AttachmentClient
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
        crypto = NativeCrypto()
        self.keyring = await open_keyring(self.store, crypto)
        self.identity = Identity(self.store, self.network, crypto, self.keyring)
        # It sleeps when the device does, so that a session ends before it knows.
        sessions = cast("Sessions", self.identity.http)
        sessions._steady = asyncio.get_running_loop().time
        await self.identity.tidy()
        http = sessions if self.has_keys else self.network
        self.client = SyncClient(self.store, http, now=self.now)
        kept = Attachments(self.shelf)
        self.beside = AttachmentClient(self.store, http, kept, Enclosed(self.store), self.now)
        if self.has_photos:
            self.client.beside = self.beside
        self.journal = JournalRepository(self.store, self.keyring.sealer)
        self._loop = SyncLoop(self.client, self.store, Backoff(self._dice.random))
        self.look(self.is_visible)
        self.wake()

    async def prove(self) -> None:
        """Show the endpoint the keys of this device, if it has any."""
        if self.has_keys:
            await self.identity.show_keys()

    async def take(self, mark: str, dice: random.Random) -> None:
        """Keep a photo that is known by `mark`, with a small copy."""
        data, small = dice.randbytes(3_000), dice.randbytes(400)
        kept = Attachments(self.shelf)
        names = await kept.keep(data), await kept.keep(small)
        photo = Photo(mark, "board", *names, len(data), 1600, 1200, 1)
        fields = {photo.field: photo.value()}
        await self.store.set("visit.set", dice.choice(VISITS), fields)

    def photos(self, visit: str) -> tuple[Photo, ...]:
        """Return the photos of a visit, as they are shown here."""
        document = self.store.document("visits", visit)
        fields = document["fields"] if document else {}
        kept = {name[6:]: value for name, value in fields.items() if name.startswith("photo.")}
        return photos_of(kept, {})

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
