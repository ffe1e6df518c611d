"""Search: one field, and what it finds as one types, whatever it is that is searched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import flet as ft

from app.store.course import Course

if TYPE_CHECKING:
    from app.models.search import Index, Item


class Source(Protocol):
    """What can be found, and when that changes."""

    @property
    def everything(self) -> Mapping[str, int]:
        """How much there is to search, by kind."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether all of it can be read by now."""
        ...

    async def bring(self, index: Index, course: Course) -> None:
        """Bring `index` up to date, in slices; a new index has nothing yet."""
        ...

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` whenever an index is out of date, for as long as the app is open."""
        ...

    def forget(self) -> None:
        """The next index is a new one."""
        ...


@ft.observable
@dataclass
class Search:
    """What a search shows and does.

    What is typed is not kept as a draft: it is nobody's work, and tells what one was looking for.
    """

    source: Source
    query: str = ""
    """What is typed, for as long as the app is open, so that one can come back to it."""
    found: list[Item] = field(default_factory=list)
    """What was found, the best first."""
    is_ready: bool = False
    """Whether everything is in the index."""
    turn: int = 0
    """How often the query was cleared by something other than typing."""

    def __post_init__(self) -> None:
        """Follow the source, once there is an index."""
        self._index: Index | None = None
        self._lock = asyncio.Lock()
        self._bringing: asyncio.Task[None] | None = None
        self._is_behind = True
        self.source.follow(self._changed)

    def _changed(self) -> None:
        self._is_behind = True
        if self._index is not None:
            self._bringing = asyncio.get_running_loop().create_task(self.ready())

    @property
    def groups(self) -> dict[str, list[Item]]:
        """What was found by kind, the kind with the best first."""
        groups: dict[str, list[Item]] = {}
        for item in self.found:
            groups.setdefault(item.kind, []).append(item)
        return groups

    async def ready(self) -> None:
        """Return when all can be found: what has to be read for it is read once, in slices."""
        async with self._lock:
            if not self._is_behind:
                return
            from app.models.search import Index

            self._is_behind = False
            index = self._index or Index()
            self._index = index
            await self.source.bring(index, Course())
            # It was forgotten meanwhile where it is another by now.
            if self._index is index:
                self.is_ready = True
                self._look()

    async def type(self, text: str) -> None:
        """Search for what is typed, after a key."""
        self.query = text
        await self.ready()
        if self.query == text:
            self._look()

    async def clear(self) -> None:
        """Begin anew with nothing typed."""
        self.turn += 1
        await self.type("")

    def forget(self) -> None:
        """Drop the index, what was found and what was typed, all at once."""
        self._index, self._is_behind = None, True
        if self._bringing is not None:
            self._bringing.cancel()
        self.source.forget()
        self.query, self.found, self.is_ready = "", [], False
        self.turn += 1

    def _look(self) -> None:
        if self._index is not None:
            found = self._index.search(self.query)
            if found != self.found:
                self.found = found
