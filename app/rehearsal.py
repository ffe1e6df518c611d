"""A start with nobody watching: what a memory snapshot of Python is made after.

Python's own caches, Flet's and ours fill at the first use, and code that has run is faster. All of
that is in the memory that a snapshot keeps, so the screens are drawn once before it is made, on a
store in memory that is thrown away. Nothing of JavaScript may be held in a snapshot: hence an event
loop of our own, and no keys.
"""

from __future__ import annotations

import asyncio
from asyncio import events
from typing import Any

import flet.messaging.protocol as protocol
import msgpack
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.messaging.connection import Connection
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from app.composition import compose
from app.models.look import Look
from app.state.leadwell import Leadwell
from app.state.surroundings import Desktop
from app.store.memory import MemoryBackend
from app.ui import routes
from app.ui.app import App
from app.ui.look import dress

MODULE, TEMPLATE, CHECK_IN = "1.1", "ward-walkround", "R1"
"""What is learned, visited with and reflected on."""
WIDTHS = (390, 1180)
"""A phone and a tablet."""
TURNS = 20
"""Turns of the loop after which everything that a change sets off has been drawn."""


class _Loop(asyncio.BaseEventLoop):
    """Runs what is ready, and waits for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = self

    def select(self, timeout: float | None) -> list[Any]:
        return []

    def _process_events(self, event_list: list[Any]) -> None:
        pass


class Nobody(Connection):
    """Writes what the app sends to Flutter as it is written on its way; nobody looks at it."""

    def __init__(self) -> None:
        """Stand where the window would be."""
        Connection.__init__(self)
        self.loop = asyncio.get_running_loop()
        self.pubsubhub = PubSubHub(loop=self.loop)
        self.page_url = "http://leadwell.test"
        self.sent: list[bytes] = []

    def send_message(self, message: Any) -> None:
        """Pack it as it is at this moment, and keep it."""
        encode = protocol.configure_encode_object_for_msgpack(BaseControl)
        self.sent.append(msgpack.packb([message.action, message.body], default=encode))


class _NoKeys:
    """Stands for a browser's keys, which cannot be in a snapshot. What it seals stays as it is."""

    async def random(self, size: int) -> bytes:
        return bytes(size)

    async def seal(self, key: bytes, plaintext: bytes, aad: bytes) -> bytes:
        return plaintext

    async def open(self, key: bytes, sealed: bytes, aad: bytes) -> bytes:
        return sealed

    async def wrap(self, kek: bytes, key: bytes) -> bytes:
        return key

    async def unwrap(self, kek: bytes, wrapped: bytes) -> bytes:
        return wrapped

    async def derive(self, secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
        return bytes(length)

    async def stretch(self, password: bytes, salt: bytes, rounds: int) -> bytes:
        return bytes(32)

    async def agree(self, private: bytes, public: bytes) -> bytes:
        return bytes(32)

    async def public(self, seed: bytes) -> bytes:
        return bytes(32)

    async def sign(self, seed: bytes, message: bytes) -> bytes:
        return bytes(64)

    async def is_signed(self, public: bytes, message: bytes, signature: bytes) -> bool:
        return True


async def _begun(app: Leadwell) -> tuple[str, ...]:
    """Begin a module and a visit; return the screens to draw."""
    module = app.learn.by_id[MODULE]
    await app.learn.start(module)
    await app.me.store.draft(f"place/{TEMPLATE}", "Rehearsal")
    visit = await app.visits.start(TEMPLATE)
    return (
        *(routes.LEARN, routes.module(MODULE), routes.player(MODULE)),
        *(routes.REFLECT, routes.write(CHECK_IN)),
        *(routes.VISIT, routes.start(TEMPLATE), routes.ward(visit), routes.visit(visit)),
        *(routes.ME, routes.TODAY),
    )


async def _draw() -> None:
    app = await compose(MemoryBackend(), _NoKeys(), Desktop(), "")
    await app.reflect.load()
    screens = await _begun(app)
    session = Session(Nobody())
    page = session.page
    _context_page.set(page)
    session.start_updates_scheduler()
    dress(page, Look())
    page.render(App, app)
    encode = protocol.configure_encode_object_for_msgpack(BaseControl)
    msgpack.unpackb(msgpack.packb(session.get_page_patch(), default=encode), strict_map_key=False)
    for width in WIDTHS:
        app.layout.resize(width, 844)
        for route in screens:
            page.route = route
            await session.dispatch_event(page._i, "route_change", {"route": route})
            for _ in range(TURNS):
                await asyncio.sleep(0)
    session.close()
    await app.me.store.close()


async def _clear() -> None:
    """End whatever still waits."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def rehearse() -> None:
    """Draw every place once. The running loop, if there is one, stands aside meanwhile."""
    outer = events._get_running_loop()
    events._set_running_loop(None)
    loop = _Loop()
    try:
        loop.run_until_complete(_draw())
        loop.run_until_complete(_clear())
    finally:
        loop.close()
        events._set_running_loop(outer)
