"""The composition root: the only module that picks backends, the client and paths."""

from __future__ import annotations

import asyncio
import contextlib
from time import monotonic
from typing import Any

from app import machine, upkeep
from app.content.load import read_pack
from app.errors import NotSaved
from app.keys.crypto import Crypto
from app.keys.keyring import open_keyring
from app.schemas import later
from app.state.answering import Answering
from app.state.belonging import Belonging
from app.state.clocks import Clocks
from app.state.habit import Habits
from app.state.heard import Sheets
from app.state.improvement import Improvement
from app.state.layout import Layout
from app.state.leadwell import Leadwell
from app.state.learn import Learn
from app.state.lock import Lock
from app.state.me import Me
from app.state.people import Arrival, People, alone
from app.state.photos import Photos
from app.state.plans import Plans
from app.state.portable import portable
from app.state.pretest import Pretests
from app.state.proof import Proof
from app.state.quiet import Quiet
from app.state.receipts import Receipts
from app.state.reflect import Reflect
from app.state.review import Review
from app.state.rhythm import Rhythm
from app.state.rounds import Rounds
from app.state.search import Search
from app.state.searched import Entries, Learning
from app.state.securing import Securing
from app.state.sending import Sending
from app.state.sharing import Sharing
from app.state.status import Status
from app.state.strengths import Strengths
from app.state.surroundings import Desktop, Surroundings
from app.state.team_seen import TeamSeen
from app.state.today import Today
from app.state.together import Together
from app.state.values import Values
from app.state.viewing import Viewing
from app.state.views import Views
from app.state.visit import Visits
from app.store.attachments import Attachments, Shelf
from app.store.backend import Backend
from app.store.journal import JournalRepository
from app.store.people import open_people
from app.store.pictures import Pictures
from app.store.pillow import PillowPictures
from app.store.shelves import MemoryShelf
from app.store.store import Store
from app.sync.client import SyncClient
from app.sync.connection import Network
from app.sync.loop import SyncLoop
from app.sync.receipts import ReceiptClient
from app.sync.rounds import RoundsClient
from app.sync.views import ViewsClient

_opening: asyncio.Task[tuple[Leadwell, Any]] | None = None
_arriving: asyncio.Future[Arrival] | None = None


def open_early() -> None:
    """Begin to open what is stored before there is a page to draw on; in a browser there is one
    page, and Flutter takes as long to start."""
    if machine.IN_BROWSER:
        _begin()


def _begin() -> asyncio.Task[tuple[Leadwell, Any]]:
    global _opening, _arriving
    arriving: asyncio.Future[Arrival] = asyncio.get_running_loop().create_future()
    _arriving, _opening = arriving, asyncio.ensure_future(_open(arriving))
    return _opening


async def arrival() -> Arrival:
    """Return the question whose profile is to be opened. Whatever `start` raises."""
    opening = _opening if _opening is not None and machine.IN_BROWSER else _begin()
    assert _arriving is not None
    await asyncio.wait((opening, _arriving), return_when=asyncio.FIRST_COMPLETED)
    if not _arriving.done():
        await opening
    return _arriving.result()


async def _open(arriving: asyncio.Future[Arrival]) -> tuple[Leadwell, Any]:
    """Return the app's state on what is stored, and the tab's turn at the files."""
    around, here = machine.around()
    cabinet, turn = await machine.cabinet()
    registry = await open_people(cabinet)
    arriving.set_result(Arrival(registry))
    profile = await arriving.result().chosen()
    with contextlib.suppress(NotSaved):
        await registry.tidy()
        await registry.enter(profile)
    backend, crypto = await machine.place(profile)
    app = await compose(
        backend,
        crypto,
        around,
        here,
        *machine.beside(backend.kind, profile),
        people=People(registry, profile),
    )
    return app, turn


async def start() -> Leadwell:
    """Return the app's state, once `arrival` has its answer, and set it going.

    OpenElsewhere, OpenInAnotherTab and others: it cannot be opened, and nothing was changed.
    Whatever listens or runs in the background is begun here and not before: Flet looks for its page
    in the context that it was begun in.
    """
    global _opening
    opening, _opening = _opening or _begin(), None
    app, turn = await opening
    around, sending = app.around, app.me.sending
    if app.people.is_several and app.lock.comes_first:
        app.lock.cover()
    # Where the journal is locked, there is nothing to open yet.
    await app.reflect.load()
    for kind in ("visible", "hidden", "online", "offline"):
        around.on(kind, lambda message: sending.heard(message["kind"]))
    around.on("hidden", lambda _: app.begin(upkeep.leave(app)))
    around.on("visible", lambda _: app.begin(app.lock.came_back()))
    around.on("active", lambda _: app.begin(app.lock.touched()))
    around.on("hide", lambda _: app.begin(app.lock.hide()))
    # A window that is no page does not say whether anybody is there.
    if not isinstance(around, Desktop):
        app.begin(app.lock.keep_watch())
    around.on("later", lambda _: upkeep.welcome(app))
    around.on("update", lambda message: setattr(app.me, "update", message["release"]))
    app.begin(upkeep.tend(app.me.store))
    app.begin(app.photos.keep_tidy())
    app.begin(upkeep.recall(app))
    app.begin(app.quiet.watch())
    app.begin(app.receipts.listen())
    app.begin(sending.run())
    app.begin(app.belonging.ask_quietly())
    app.begin(app.sharing.follow())
    app.begin(app.rounds.fetch_quietly())
    app.begin(app.team_seen.tidy())
    let_go = upkeep.letting_go(app, turn)
    app.people.leave, app.people.reload = let_go, lambda: tell_page("reload")
    if turn is not None:
        upkeep.take_turns(app, turn, let_go)
    return app


async def compose(
    backend: Backend,
    crypto: Crypto,
    around: Surroundings,
    here: str,
    shelf: Shelf | None = None,
    pictures: Pictures | None = None,
    people: People | None = None,
) -> Leadwell:
    """Return the state of the app on what `backend` keeps; `here` is the site's own address.

    Without a `shelf` photos are kept in memory.
    """
    store = await Store.open(backend)
    pack = read_pack()
    keyring = await open_keyring(store, crypto, monotonic)
    status = Status()
    network = Network(machine.client)
    client = SyncClient(store, network)
    sending = Sending(store, client, SyncLoop(client, store), keyring, status, here)
    learn = Learn(store, pack, status)
    visits = Visits(store, pack, status)
    sheets = Sheets(store, visits, status, ready=later.ready)
    attachments = Attachments(shelf or MemoryShelf())
    plans = Plans(store, learn)
    reflect = Reflect(store, JournalRepository(store, keyring.sealer), pack, status)
    proof = Proof(store, learn, status, ready=later.ready)
    asking = ViewsClient(store, network)
    lock = Lock(keyring, reflect, store, around)
    entry_search = Search(Entries(reflect))
    values = Values(store, reflect, entry_search.type)
    views = Views(store, reflect, crypto, asking, pack, around.site, ready=later.ready)
    strengths = Strengths(reflect, plans, others=lambda: views.others, ready=later.ready)
    carried = portable(store, reflect, proof, crypto, keyring.sealer, later.ready)
    lock.keep_first(strengths.typing.flush)
    lock.keep_first(carried.lock)
    belonging = Belonging(store, network)
    rounds = Rounds(store, strengths, belonging, RoundsClient(store, network), ready=later.ready)
    for part in (entry_search, values, strengths, rounds):
        lock.forget_with(part.forget)
    return Leadwell(
        pack=pack,
        layout=Layout(),
        status=status,
        today=Today(),
        learn=learn,
        review=Review(store, learn, ready=later.ready),
        proof=proof,
        search=Search(Learning(store, learn)),
        pretest=Pretests(store, learn),
        plans=plans,
        habit=Habits(store, status),
        reflect=reflect,
        entry_search=entry_search,
        values=values,
        quiet=Quiet(store, status),
        strengths=strengths,
        views=views,
        viewing=Viewing(reflect.journal, crypto, asking, status, around.site, ready=later.ready),
        lock=lock,
        securing=Securing(lock, later.ready),
        portable=carried,
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
        people=people or alone(),
        belonging=belonging,
        sharing=Sharing(store, sheets, learn, belonging, network, status, ready=later.ready),
        team_seen=TeamSeen(store, belonging, network, ready=later.ready),
        rounds=rounds,
        me=Me(store, status, crypto, around, sending),
        around=around,
    )


def drawn(app: Leadwell) -> None:
    """The first screen is there: tell the page, and ask how well it keeps things."""
    app.around.post("booted")
    app.begin(app.me.look_at_storage(persist=True))


async def stop(app: Leadwell) -> None:
    """The window is gone (hosted for development): let the next one have the files."""
    await upkeep.keep_typed(app)
    for task in app.tasks:
        task.cancel()
    await app.me.store.close()


def tell_page(kind: str) -> None:
    """Say something to the page where there is no app to say it: booted, failed or reload."""
    machine.around()[0].post(kind)
