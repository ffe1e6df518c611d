"""The page around the app: what it tells us, and what we ask of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Protocol

Message = Mapping[str, Any]


class Events(Protocol):
    """Small messages both ways; `sync.browser.PageEvents` in a browser."""

    def subscribe(self, kind: str, callback: Callable[[Any], None]) -> Callable[[], None]:
        """Call `callback` with each message of a kind, until what this returns is called."""
        ...

    def post(self, message: dict[str, Any]) -> None:
        """Say something to the page."""
        ...


class Surroundings:
    """A page in a browser."""

    def __init__(self, events: Events) -> None:
        """Speak through `events`."""
        self._events = events

    def on(self, kind: str, listener: Callable[[Message], None]) -> None:
        """Call `listener` with every message of a kind."""
        self._events.subscribe(kind, listener)

    def post(self, kind: str) -> None:
        """Tell the page."""
        self._events.post({"kind": kind})

    async def ask(self, *, persist: bool) -> tuple[bool, int, int]:
        """Return whether storage is persisted, bytes used and bytes allowed."""
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()

        def take(message: Message) -> None:
            if not answer.done():
                answer.set_result(message)

        remove = self._events.subscribe("storage", take)
        self.post("persist" if persist else "storage")
        message = await answer
        remove()
        return bool(message["persisted"]), int(message["usage"]), int(message["quota"])

    async def switch(self) -> None:
        """Start the new release."""
        self.post("apply-update")


class Desktop(Surroundings):
    """A window that is no page: files are kept, and there is nothing to ask."""

    def __init__(self) -> None:
        """Nobody is there."""

    def on(self, kind: str, listener: Callable[[Message], None]) -> None:
        """Nothing is ever told."""

    def post(self, kind: str) -> None:
        """Nobody hears."""

    async def ask(self, *, persist: bool) -> tuple[bool, int, int]:
        """Files are kept; their size is the system's business."""
        return True, 0, 0
