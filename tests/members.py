"""What tests of Me and of sending share: a person's device, the page around it and the way out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, cast

import flet as ft
import httpx

from app.keys.keyring import Keyring, open_keyring
from app.keys.native import NativeCrypto
from app.state.identity import Identity
from app.state.me import Me
from app.state.reflect import Reflect
from app.state.sending import Sending
from app.state.status import Status
from app.state.surroundings import Surroundings
from app.store.memory import MemoryBackend
from app.store.store import Store
from app.sync.backoff import Backoff
from app.sync.client import SyncClient
from app.sync.loop import SyncLoop
from tests.endpoints import URL, Endpoint, Network, no_signal
from tests.states import Device

NEVER = 1_000_000.0
"""A factor of waiting after a failure: nothing is tried again unless somebody asks."""


class Page:
    """Stands in for the page of a browser: it answers about storage and remembers the rest."""

    def __init__(self) -> None:
        """Keep things badly, until it is asked to keep them well."""
        self.told: list[str] = []
        self.is_persisted = False
        self.sharing = "shared"
        """What becomes of everything that is shared."""
        self.shared: list[dict[str, Any]] = []
        self._listeners: dict[str, list[Callable[[Any], None]]] = {}

    def subscribe(self, kind: str, callback: Callable[[Any], None]) -> Callable[[], None]:
        """Call `callback` with each message of a kind, until what this returns is called."""
        listeners = self._listeners.setdefault(kind, [])
        listeners.append(callback)
        return lambda: listeners.remove(callback)

    def post(self, message: dict[str, Any]) -> None:
        """Hear what the app says; about storage, answer as if two had asked."""
        self.told.append(message["kind"])
        if message["kind"] in ("storage", "persist"):
            self.is_persisted = self.is_persisted or message["kind"] == "persist"
            for _ in range(2):
                self.say("storage", persisted=self.is_persisted, usage=5_000, quota=9_000_000)

        if message["kind"] == "share":
            self.shared.append(message)
            self.say("shared", how=self.sharing)

    def say(self, kind: str, **fields: Any) -> None:
        """Say something to the app."""
        for callback in tuple(self._listeners.get(kind, ())):
            callback({"kind": kind, **fields})

    def listeners(self, kind: str) -> int:
        """How many wait for messages of a kind."""
        return len(self._listeners.get(kind, ()))


class Member:
    """A person's device with everything under Me; made by `member`."""

    def __init__(
        self,
        backend: MemoryBackend,
        store: Store,
        keyring: Keyring,
        transport: httpx.AsyncBaseTransport,
        here: str,
    ) -> None:
        """Use `member`."""
        self.backend = backend
        self.store = store
        self.keyring = keyring
        self.page = Page()
        self.status = Status()
        self._transport = transport
        self.http = httpx.AsyncClient(transport=transport)
        self.crypto = NativeCrypto()
        self.identity = Identity(store, self.http, self.crypto, keyring, lambda: "Firefox on Linux")
        self.client = SyncClient(store, self.identity.http)
        loop = SyncLoop(self.client, store, Backoff(lambda: NEVER))
        self.sending = Sending(
            store, self.client, loop, keyring, self.status, here, self.identity, self.crypto
        )
        self.around = Surroundings(self.page)
        self.me = Me(store, self.status, NativeCrypto(), self.around, self.sending)
        self.reflect: Reflect
        self._running: asyncio.Task[None] | None = None

    @property
    def network(self) -> Network:
        """The way to the endpoint, for a device that was given one."""
        assert isinstance(self._transport, Network)
        return self._transport

    async def enrol(self, code: str) -> None:
        """Type an organisation's code and join."""
        self.me.type("code", code)
        await self.me.enrol()

    async def link(self) -> str:
        """Return the code that it shows for another device."""
        await self.me.link()
        return self.me.link_code

    async def join(self, code: str) -> None:
        """Type the code of another device and join."""
        self.me.type("code", code)
        await self.me.join()

    def run(self) -> asyncio.Task[None]:
        """Send in the background until the device is switched off."""
        self._running = asyncio.create_task(self.sending.run())
        return self._running

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what the store, sync or the journal brings about."""
        news = asyncio.Event()

        def hear(*_: object) -> None:
            news.set()

        journal = cast(ft.Observable, self.reflect)
        subscribe = (self.store.subscribe, self.client.subscribe, journal.subscribe)
        stops = [listen(hear) for listen in subscribe]
        async with asyncio.timeout(20):
            while not is_so():
                await news.wait()
                news.clear()
        for stop in stops:
            stop()

    async def write(self, words: str) -> None:
        """Keep a journal entry of one answer."""
        template = self.reflect.templates[0]
        await self.reflect.write(template)
        self.reflect.type(template.prompts[0].id, words)
        await self.reflect.keep()

    @property
    def journal(self) -> set[str]:
        """Every word of the journal that opens here."""
        versions = (version for entry in self.reflect.entries for version in entry.versions)
        return {text for version in versions for text in version.written.answers.values()}

    async def reads(self, *words: str) -> None:
        """Wait until the journal has these entries, and no others."""
        await self.until(lambda: self.journal == set(words))

    async def close(self) -> None:
        """Switch it off."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
        self.client.close()
        await self.http.aclose()
        await self.store.close()


@asynccontextmanager
async def member(
    endpoint: Endpoint | None = None, backend: MemoryBackend | None = None, here: str = URL
) -> AsyncIterator[Member]:
    """A device on the site of `endpoint`; empty unless `backend` holds something."""
    backend = backend or MemoryBackend()
    store = await Store.open(backend)
    keyring = await open_keyring(store, NativeCrypto())
    transport = Network(endpoint) if endpoint else httpx.MockTransport(no_signal)
    made = Member(backend, store, keyring, transport, here)
    made.reflect = await Device(backend, store, keyring.sealer).reflect()
    try:
        yield made
    finally:
        await made.close()
