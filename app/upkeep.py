"""What the app does by itself while it runs, and how a run ends."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Any

from app.errors import NotSaved
from app.schemas import later
from app.state.leadwell import Leadwell
from app.store.course import BREAK
from app.store.store import Store

IDLE = 20.0
"""Seconds between looks at whether the log wants compacting."""
RECALL = 600.0
"""Seconds between looks at what is due for review."""
CALM = 2.0
"""Seconds after the start in which nothing is done but what was asked for."""


def welcome(app: Leadwell) -> None:
    """The rest of the libraries is there: import it while nobody waits for it."""
    later.arrived()
    app.begin(later.ready())


async def recall(app: Leadwell) -> None:
    """See from time to time what is due, and first once the first screen is there: what it takes to
    look through years of records, the first tap that needs it need not wait for."""
    await asyncio.sleep(CALM)
    while True:
        for look in (app.clocks.due, lambda: app.habit.habit, lambda: app.rhythm.coverage):
            look()
            await asyncio.sleep(BREAK)
        with contextlib.suppress(later.NotYetHere):
            await app.review.look()
        await asyncio.sleep(RECALL)


async def tend(store: Store) -> None:
    """Keep the log short, in moments when nobody waits for it."""
    while True:
        await asyncio.sleep(IDLE)
        with contextlib.suppress(NotSaved):
            await store.compact_if_due()


async def keep_typed(app: Leadwell) -> None:
    """Keep what was typed in the last half second; what cannot be kept has said so itself."""
    visits = (app.visits, app.rhythm, app.improvement, app.sheets, app.answering)
    journal = (app.reflect, app.strengths, app.quiet, app.viewing, app.portable.evidence)
    shared = (app.teams.typed, app.members.typed)
    for part in (app.learn, app.proof, app.habit, *journal, *visits, app.me, *shared):
        with contextlib.suppress(NotSaved):
            await part.typing.flush()


async def leave(app: Leadwell) -> None:
    """The app has left the screen: the journal is off it at once, and locked once all is kept."""
    if not app.lock.stays:
        app.lock.shut()
    await keep_typed(app)
    await app.lock.left()


def letting_go(app: Leadwell, turn: Any) -> Callable[[], Coroutine[Any, Any, None]]:
    """Return what ends this run: with everything that was typed in the files, and those closed."""
    background = tuple(app.tasks)

    async def let_go() -> None:
        await keep_typed(app)
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)
        await app.me.store.close()
        if turn is not None:
            turn.give()
        app.layout.is_elsewhere = True

    return let_go


def take_turns(app: Leadwell, turn: Any, let_go: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Hand the files to a newer tab when it asks."""

    def asked() -> None:
        if not app.layout.is_elsewhere:
            app.begin(let_go())

    turn.on_ask(asked)
