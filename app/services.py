"""The composition root: the only module that picks backends, the client and paths."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from app.content.load import read_pack
from app.errors import NotSaved
from app.keys.crypto import Crypto
from app.keys.keyring import open_keyring
from app.state.layout import Layout
from app.state.leadwell import Leadwell
from app.state.learn import Learn
from app.state.me import Me
from app.state.reflect import Reflect
from app.state.status import Status
from app.state.today import Today
from app.state.visit import Visits
from app.store.backend import Backend
from app.store.journal import JournalRepository
from app.store.store import Store

IN_BROWSER = sys.platform == "emscripten"
PROFILE = "default"
IDLE = 20.0
"""Seconds between looks at whether the log wants compacting."""


class Desktop:
    """What stands for the page where there is none."""

    def __init__(self) -> None:
        """Nothing to listen to."""

    def on(self, kind: str, listener: Any) -> None:
        """Nothing is ever told."""

    def post(self, kind: str) -> None:
        """Nobody hears."""

    async def ask(self, *, persist: bool) -> tuple[bool, int, int]:
        """Files are kept; their size is the system's business."""
        return True, 0, 0

    async def switch(self) -> None:
        """The desktop has no releases of its own."""


def device_folder() -> Path:
    """Return where the desktop keeps a device: `LEADWELL_DEVICE`, else `.data/device`."""
    return Path(os.environ.get("LEADWELL_DEVICE", ".data/device"))


async def _open_here() -> tuple[Backend, Crypto, Any, Any]:
    if IN_BROWSER:
        from app.keys.browser import BrowserCrypto
        from app.store.browser import Turn, open_backend
        from app.store.page import Page

        turn = Turn()
        await turn.take()
        return await open_backend(PROFILE), BrowserCrypto(), Page(), turn
    from app.keys.native import NativeCrypto
    from app.store.file import FileBackend

    return FileBackend(device_folder()), NativeCrypto(), Desktop(), None


async def start() -> Leadwell:
    """Open what is stored and build the state of the app on it."""
    backend, crypto, page, turn = await _open_here()
    store = await Store.open(backend)
    pack = read_pack()
    keyring = await open_keyring(store, crypto)
    status = Status()
    sending = _sending(store, keyring, status, page)
    app = Leadwell(
        pack=pack,
        layout=Layout(),
        status=status,
        today=Today(),
        learn=Learn(store, pack),
        reflect=Reflect(store, JournalRepository(store, keyring.sealer), pack, status),
        visits=Visits(store, pack, status),
        me=Me(store, status, crypto, page, sending),
    )
    await app.reflect.load()
    app.page = page
    app.tasks.append(asyncio.create_task(_tend(store)))
    if turn is not None:
        _share_turns(app, store, turn)
    page.on("update", lambda data: setattr(app.me, "update", data["release"]))
    return app


def drawn(app: Leadwell) -> None:
    """The first screen is there: tell the page, and ask how well it keeps things."""
    app.page.post("booted")
    app.tasks.append(asyncio.create_task(app.me.look_at_storage(persist=True)))


def shown() -> None:
    """The app could not open, and has said so: take the splash away."""
    if IN_BROWSER:
        from app.store.page import Page

        Page().post("booted")


async def _tend(store: Store) -> None:
    """Keep the log short, in moments when nobody waits for it."""
    while True:
        await asyncio.sleep(IDLE)
        with contextlib.suppress(NotSaved):
            await store.compact_if_due()


def _share_turns(app: Leadwell, store: Store, turn: Any) -> None:
    """Hand the files to a newer tab when it asks."""

    async def give() -> None:
        await store.close()
        turn.give()
        app.layout.is_elsewhere = True

    def asked() -> None:
        if not app.layout.is_elsewhere:
            app.tasks.append(asyncio.create_task(give()))

    turn.on_ask(asked)


def _sending(store: Store, keyring: Any, status: Status, page: Any) -> Any:
    class Nothing:
        def wake(self) -> None: ...
    status.say("off", "All saved here")
    return Nothing()
