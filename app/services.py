"""The composition root: the only module that picks backends, the client and paths."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from pathlib import Path
from time import monotonic
from typing import Any

from app.beside import beside
from app.content.load import read_pack
from app.errors import NotSaved
from app.keys.crypto import Crypto
from app.keys.keyring import open_keyring
from app.schemas import later
from app.state.answering import Answering
from app.state.clocks import Clocks
from app.state.habit import Habits
from app.state.heard import Sheets
from app.state.improvement import Improvement
from app.state.layout import Layout
from app.state.leadwell import Leadwell
from app.state.learn import Learn
from app.state.lock import Lock
from app.state.me import Me
from app.state.photos import Photos
from app.state.plans import Plans
from app.state.pretest import Pretests
from app.state.proof import Proof
from app.state.receipts import Receipts
from app.state.reflect import Reflect
from app.state.review import Review
from app.state.rhythm import Rhythm
from app.state.search import Search
from app.state.securing import Securing
from app.state.sending import Sending
from app.state.status import Status
from app.state.surroundings import Desktop, Surroundings
from app.state.today import Today
from app.state.together import Together
from app.state.visit import Visits
from app.store.attachments import Attachments, Shelf
from app.store.backend import Backend
from app.store.journal import JournalRepository
from app.store.pictures import Pictures
from app.store.pillow import PillowPictures
from app.store.shelves import MemoryShelf
from app.store.store import Store
from app.sync.client import SyncClient
from app.sync.connection import Http, Network
from app.sync.loop import SyncLoop
from app.sync.receipts import ReceiptClient

IN_BROWSER = sys.platform == "emscripten"
PROFILE = "default"
IDLE = 20.0
"""Seconds between looks at whether the log wants compacting."""
CALM = 2.0
"""Seconds after the start in which nothing is done but what was asked for."""
RECALL = 600.0
"""Seconds between looks at what is due for review."""


def device_folder() -> Path:
    """Return where the desktop keeps a device: `LEADWELL_DEVICE`, else `.data/device`."""
    return Path(os.environ.get("LEADWELL_DEVICE", ".data/device"))


async def _place() -> tuple[Backend, Crypto, Any]:
    """Return where bytes are kept, what seals them, and the tab's turn at them."""
    if IN_BROWSER:
        from app.keys.browser import BrowserCrypto
        from app.store.web.place import open_backend
        from app.store.web.turn import Turn

        turn = Turn()
        await turn.take()
        return await open_backend(PROFILE), BrowserCrypto(), turn
    from app.keys.native import NativeCrypto
    from app.store.file import FileBackend

    return FileBackend(device_folder()), NativeCrypto(), None


async def _client() -> Http:
    """Return the HTTP client for this machine. NotYetHere: what it is made of has not come."""
    await later.ready()
    import httpx

    if IN_BROWSER:
        from app.sync.fetch import FetchTransport

        return httpx.AsyncClient(transport=FetchTransport())
    return httpx.AsyncClient()


def _around() -> tuple[Surroundings, str]:
    """Return the page around the app, and the site's own address."""
    if IN_BROWSER:
        from app.sync.browser import PageEvents, origin, site

        return Surroundings(PageEvents(), site()), origin()
    return Desktop(), ""


_opening: asyncio.Task[tuple[Leadwell, Any]] | None = None


def open_early() -> None:
    """Begin to open what is stored before there is a page to draw on; in a browser there is one
    page, and Flutter takes as long to start."""
    global _opening
    if IN_BROWSER:
        _opening = asyncio.ensure_future(_open())


async def _open() -> tuple[Leadwell, Any]:
    """Return the app's state on what is stored, and the tab's turn at the files."""
    around, here = _around()
    backend, crypto, turn = await _place()
    return await compose(
        backend, crypto, around, here, *beside(backend.kind, PROFILE, device_folder())
    ), turn


async def start() -> Leadwell:
    """Return the app's state, opened now unless that was begun before, and set it going.

    OpenElsewhere, OpenInAnotherTab and others: it cannot be opened, and nothing was changed.
    Whatever listens or runs in the background is begun here and not before: Flet looks for its page
    in the context that it was begun in.
    """
    app, turn = await (_opening if _opening is not None else _open())
    around, sending = app.around, app.me.sending
    # Where the journal is locked, there is nothing to open yet.
    await app.reflect.load()
    for kind in ("visible", "hidden", "online", "offline"):
        around.on(kind, lambda message: sending.heard(message["kind"]))
    around.on("hidden", lambda _: app.begin(_leave(app)))
    around.on("visible", lambda _: app.begin(app.lock.came_back()))
    around.on("active", lambda _: app.begin(app.lock.touched()))
    around.on("hide", lambda _: app.begin(app.lock.hide()))
    # A window that is no page does not say whether anybody is there.
    if not isinstance(around, Desktop):
        app.begin(app.lock.keep_watch())
    around.on("later", lambda _: _welcome(app))
    around.on("update", lambda message: setattr(app.me, "update", message["release"]))
    app.begin(_tend(app.me.store))
    app.begin(app.photos.keep_tidy())
    app.begin(_recall(app))
    app.begin(app.receipts.listen())
    app.begin(sending.run())
    if turn is not None:
        _take_turns(app, app.me.store, turn)
    return app


async def compose(
    backend: Backend,
    crypto: Crypto,
    around: Surroundings,
    here: str,
    shelf: Shelf | None = None,
    pictures: Pictures | None = None,
) -> Leadwell:
    """Return the state of the app on what `backend` keeps; `here` is the site's own address.

    Without a `shelf` photos are kept in memory.
    """
    store = await Store.open(backend)
    pack = read_pack()
    keyring = await open_keyring(store, crypto, monotonic)
    status = Status()
    network = Network(_client)
    client = SyncClient(store, network)
    sending = Sending(store, client, SyncLoop(client, store), keyring, status, here)
    learn = Learn(store, pack, status)
    visits = Visits(store, pack, status)
    sheets = Sheets(store, visits, status, ready=later.ready)
    attachments = Attachments(shelf or MemoryShelf())
    reflect = Reflect(store, JournalRepository(store, keyring.sealer), pack, status)
    lock = Lock(keyring, reflect, store, around)
    return Leadwell(
        pack=pack,
        layout=Layout(),
        status=status,
        today=Today(),
        learn=learn,
        review=Review(store, learn, ready=later.ready),
        proof=Proof(store, learn, status, ready=later.ready),
        search=Search(store, learn),
        pretest=Pretests(store, learn),
        plans=Plans(store, learn),
        habit=Habits(store, status),
        reflect=reflect,
        lock=lock,
        securing=Securing(lock, later.ready),
        visits=visits,
        rhythm=Rhythm(store, visits, status),
        clocks=Clocks(store, pack),
        improvement=Improvement(store, status, ready=later.ready),
        sheets=sheets,
        receipts=Receipts(
            store, sheets, ReceiptClient(store, network), around.site, ready=later.ready
        ),
        answering=Answering(store, status),
        together=Together(store, visits, crypto, around.site),
        photos=Photos(store, visits, attachments, pictures or PillowPictures()),
        me=Me(store, status, crypto, around, sending),
        around=around,
    )


def drawn(app: Leadwell) -> None:
    """The first screen is there: tell the page, and ask how well it keeps things."""
    app.around.post("booted")
    app.begin(app.me.look_at_storage(persist=True))


async def stop(app: Leadwell) -> None:
    """The window is gone (hosted for development): let the next one have the files."""
    await _keep_typed(app)
    for task in app.tasks:
        task.cancel()
    await app.me.store.close()


def tell_page(kind: str) -> None:
    """Say something to the page where there is no app to say it: booted, failed or reload."""
    _around()[0].post(kind)


def _welcome(app: Leadwell) -> None:
    """The rest of the libraries is there: import it while nobody waits for it."""
    later.arrived()
    app.begin(later.ready())


async def _recall(app: Leadwell) -> None:
    """See from time to time what is due for review, and first once the first screen is there."""
    await asyncio.sleep(CALM)
    while True:
        with contextlib.suppress(later.NotYetHere):
            await app.review.look()
        await asyncio.sleep(RECALL)


async def _tend(store: Store) -> None:
    """Keep the log short, in moments when nobody waits for it."""
    while True:
        await asyncio.sleep(IDLE)
        with contextlib.suppress(NotSaved):
            await store.compact_if_due()


async def _keep_typed(app: Leadwell) -> None:
    """Keep what was typed in the last half second; what cannot be kept has said so itself."""
    visits = (app.visits, app.rhythm, app.improvement, app.sheets, app.answering)
    for part in (app.learn, app.proof, app.habit, app.reflect, *visits, app.me):
        with contextlib.suppress(NotSaved):
            await part.typing.flush()


async def _leave(app: Leadwell) -> None:
    """The app has left the screen: the journal is off it at once, and locked once all is kept."""
    if not app.lock.stays:
        app.lock.shut()
    await _keep_typed(app)
    await app.lock.left()


def _take_turns(app: Leadwell, store: Store, turn: Any) -> None:
    """Hand the files to a newer tab when it asks, with everything that was typed here in them."""
    background = tuple(app.tasks)

    async def give() -> None:
        await _keep_typed(app)
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)
        await store.close()
        turn.give()
        app.layout.is_elsewhere = True

    def asked() -> None:
        if not app.layout.is_elsewhere:
            app.begin(give())

    turn.on_ask(asked)
