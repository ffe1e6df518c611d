"""What an endpoint does once a day by itself: it tidies up, and says where its audit ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from app.endpoint import audit
from app.endpoint.database import Database
from app.endpoint.logs import error_of, say
from app.endpoint.retention import tidy

DAY_SECONDS = 24 * 60 * 60
SOON_SECONDS = 60
"""Not at once, since a start should be quick; soon, for a host that starts it anew every night."""


class Daily:
    """Runs in the background while the endpoint serves."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """Tidy up `database`; `now` gives milliseconds since 1970."""
        self._database = database
        self._now = now
        self._task: asyncio.Task[None] | None = None
        self._work: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, in the running loop."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End; what is under way is done first, since a thread cannot be cancelled."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        if self._work is not None:
            await self._work

    def once(self) -> None:
        """Do a day's work. Nothing of it that fails stops the endpoint."""
        try:
            gone = tidy(self._database, self._now())
            with self._database.owner() as connection:
                heads = audit.heads(connection)
        except Exception as error:
            say("daily work failed", logging.ERROR, **error_of(error))
            return
        say("tidied", **gone)
        for head in heads:
            say("audit head", organisation=head.space, n=head.n, hash=head.hash)

    async def _run(self) -> None:
        wait = SOON_SECONDS
        while True:
            await asyncio.sleep(wait)
            self._work = asyncio.create_task(asyncio.to_thread(self.once))
            await asyncio.shield(self._work)
            wait = DAY_SECONDS
