"""The composition root: the only module that picks backends, the client and paths."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from app import machine, upkeep
from app.composition import compose
from app.errors import NotSaved
from app.state.leadwell import Leadwell
from app.state.people import Arrival, People
from app.state.surroundings import Desktop
from app.store.people import open_people

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
    around.on("visible", lambda _: app.begin(app.belonging.ask_quietly()))
    around.on("visible", lambda _: app.begin(app.devices.ask_now_and_then()))
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
    app.begin(app.devices.ask_quietly())
    app.begin(app.sharing.follow())
    app.begin(app.rounds.fetch_quietly())
    app.begin(app.team_seen.tidy())
    let_go = upkeep.letting_go(app, turn)
    app.people.leave, app.people.reload = let_go, lambda: tell_page("reload")
    if turn is not None:
        upkeep.take_turns(app, turn, let_go)
    return app


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
