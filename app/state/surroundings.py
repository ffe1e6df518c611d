"""The page around the app: what it tells us, and what we ask of it."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Message = Mapping[str, Any]


Shared = Literal["shared", "left", "none"]
"""What became of sharing: done; the person left it; there is no share sheet for this."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something to share: a file, or words alone."""

    title: str
    text: str = ""
    name: str = ""
    type: str = ""
    data: bytes = b""


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

    def __init__(self, events: Events, site: str = "") -> None:
        """Speak through `events`; `site` is where the app is opened, empty where it has no
        address."""
        self._events = events
        self.site = site

    def on(self, kind: str, listener: Callable[[Message], None]) -> None:
        """Call `listener` with every message of a kind."""
        self._events.subscribe(kind, listener)

    def post(self, kind: str) -> None:
        """Tell the page."""
        self._events.post({"kind": kind})

    async def ask(self, *, persist: bool) -> tuple[bool, int, int]:
        """Return whether storage is persisted, bytes used and bytes allowed."""
        message = await self._answer("storage", {"kind": "persist" if persist else "storage"})
        return bool(message["persisted"]), int(message["usage"]), int(message["quota"])

    async def share(self, parcel: Parcel) -> Shared:
        """Offer something to the device's share sheet, and return what became of it."""
        asked: dict[str, Any] = {"kind": "share", "title": parcel.title, "text": parcel.text}
        if parcel.data:
            data = b64encode(parcel.data).decode()
            asked |= {"name": parcel.name, "type": parcel.type, "data": data}
        message = await self._answer("shared", asked)
        how = message.get("how")
        return how if how in ("shared", "left") else "none"

    async def _answer(self, kind: str, asked: dict[str, Any]) -> Message:
        """Ask the page, and return the next message of a kind."""
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()

        def take(message: Message) -> None:
            if not answer.done():
                answer.set_result(message)

        remove = self._events.subscribe(kind, take)
        try:
            self._events.post(asked)
            return await answer
        finally:
            remove()

    async def switch(self) -> None:
        """Start the new release."""
        self.post("apply-update")


class Desktop(Surroundings):
    """A window that is no page: files are kept, and there is nothing to ask."""

    def __init__(self) -> None:
        """Nobody is there."""
        self.site = ""

    def on(self, kind: str, listener: Callable[[Message], None]) -> None:
        """Nothing is ever told."""

    def post(self, kind: str) -> None:
        """Nobody hears."""

    async def ask(self, *, persist: bool) -> tuple[bool, int, int]:
        """Files are kept; their size is the system's business."""
        return True, 0, 0

    async def share(self, parcel: Parcel) -> Shared:
        """A window has no share sheet."""
        return "none"
