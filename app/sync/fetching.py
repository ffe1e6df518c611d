"""Attachments on their way down: fetched once, however many ask, and checked once whole."""

from __future__ import annotations

import asyncio
import hashlib
from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress

from app.errors import LeadwellError
from app.sync.account import endpoint_of, tell
from app.sync.connection import Http
from app.sync.enclosing import Kept
from app.sync.errors import Offline, Rejected
from app.sync.records import Records


class Fetching:
    """Fetches bytes of other devices by their digest."""

    def __init__(self, store: Records, http: Http, kept: Kept) -> None:
        """Ask the endpoint of `store`, if any, through `http`; keep what comes in `kept`."""
        self._store = store
        self._http = http
        self._kept = kept
        self._parts: dict[str, list[bytes]] = {}
        self._tasks: dict[str, asyncio.Task[bytes | None]] = {}
        self._listeners: list[Callable[[str], None]] = []

    @property
    def is_joined(self) -> bool:
        """Whether there is an endpoint to fetch from."""
        return bool(endpoint_of(self._store))

    def on_arrival(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the digest of whatever has come."""
        self._listeners.append(listener)

    async def fetch(self, digest: str) -> bytes | None:
        """Return bytes, from here or from the endpoint. None: they are not there yet.

        Offline: there was no answer. Rejected: the endpoint said no.
        """
        task = self._tasks.get(digest)
        if task is None:
            task = asyncio.create_task(self._fetch(digest))
            self._tasks[digest] = task
            task.add_done_callback(lambda done: self._fetched(digest, done))
        return await asyncio.shield(task)

    def _fetched(self, digest: str, task: asyncio.Task[bytes | None]) -> None:
        del self._tasks[digest]
        if not task.cancelled():
            # Whoever asked may have gone; then nobody else hears of it.
            task.exception()

    async def _fetch(self, digest: str) -> bytes | None:
        found = await self._kept.find(digest)
        if found is not None or not self.is_joined:
            return found
        parts = self._parts.setdefault(digest, [])
        size = -1
        while size < 0 or sum(map(len, parts)) < size:
            try:
                answer = await tell(
                    self._store,
                    self._http,
                    "/v1/attachments/get",
                    {"digest": digest, "number": len(parts)},
                )
            except Rejected as error:
                if error.code != "attachment":
                    raise
                del self._parts[digest]
                return None
            size, content = _part(answer)
            parts.append(content)
        data = b"".join(self._parts.pop(digest))
        if hashlib.sha256(data).hexdigest() != digest:
            raise Offline
        # A device without room shows what it cannot keep.
        with suppress(LeadwellError):
            await self._kept.keep(data)
        for listener in tuple(self._listeners):
            listener(digest)
        return data


def _part(data: object) -> tuple[int, bytes]:
    match data:
        case {"size": int(size), "content": str(content)} if size > 0:
            try:
                found = b64decode(content, validate=True)
            except ValueError as error:
                raise Offline from error
            if found:
                return size, found
    raise Offline
