"""Search: modules, the library and one's own plans, found by their words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import flet as ft

from app.models.content import LibraryItem, Module
from app.models.learning import IfThen
from app.state.learn import Learn
from app.store.course import Course
from app.store.store import Store

if TYPE_CHECKING:
    from app.models.search import Index, Item

MODULE, LIBRARY, PLAN = "module", "library", "plan"


def module_item(module: Module) -> Item:
    """Return what a module is found by. No question or answer is: a search tells none."""
    from app.models.search import Item

    cards = " ".join(f"{card.title} {card.text}" for card in module.cards)
    return Item(MODULE, module.id, module.title, f"{module.summary} {cards}")


def library_item(item: LibraryItem) -> Item:
    """Return what an item of the library is found by."""
    from app.models.search import Item

    return Item(LIBRARY, item.id, item.title, f"{item.provider} {item.kind} {item.about}")


def plan_item(id: str, plan: IfThen, module: Module | None) -> Item:
    """Return what a plan is found by: its words, and its module's title if that is here."""
    from app.models.search import Item

    return Item(PLAN, id, f"{plan.when} {plan.then}", module.title if module else "")


@ft.observable
@dataclass
class Search:
    """What the search shows and does.

    What is typed is not kept as a draft: it is nobody's work, and tells what one was looking for.
    """

    store: Store
    learn: Learn
    query: str = ""
    """What is typed, for as long as the app is open, so that one can come back to it."""
    found: list[Item] = field(default_factory=list)
    """What was found, the best first."""
    is_ready: bool = False
    """Whether everything is in the index."""
    turn: int = 0
    """How often the query was cleared by something other than typing."""

    def __post_init__(self) -> None:
        """Follow the store, once there is an index."""
        self._index: Index | None = None
        self._plans: dict[str, IfThen] = {}
        self._lock = asyncio.Lock()
        # `learn` follows the store longer, so it has the news when this hears of it.
        self.store.subscribe(self._changed)

    def _changed(self, names: frozenset[str]) -> None:
        if "learning" in names and self._index is not None:
            self._take_plans(self._index)
            self._look()

    @property
    def everything(self) -> dict[str, int]:
        """How many modules, items of the library and plans there are to search."""
        return {
            MODULE: len(self.learn.pack.modules),
            LIBRARY: len(self.learn.pack.library),
            PLAN: len(self._made()),
        }

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
            if self._index is not None:
                return
            from app.models.search import Index

            index, course = Index(), Course()
            count = len(self.learn.pack.modules) + len(self.learn.pack.library)
            for number, item in enumerate(self._content()):
                index.put(item)
                await course.pause(number / count)
            self._take_plans(index)
            self._index = index
            self.is_ready = True
            self._look()

    def _content(self) -> Iterator[Item]:
        yield from map(module_item, self.learn.pack.modules)
        yield from map(library_item, self.learn.pack.library)

    def _made(self) -> dict[str, IfThen]:
        """Return one's plans, by the module they were made in."""
        return {
            id: progress.plan
            for id, progress in self.learn.done.items()
            if progress.is_finished and progress.plan is not None
        }

    def _take_plans(self, index: Index) -> None:
        """Make the plans in the index those that there are."""
        plans = self._made()
        for id in self._plans.keys() - plans.keys():
            index.remove(PLAN, id)
        for id, plan in plans.items():
            if self._plans.get(id) != plan:
                index.put(plan_item(id, plan, self.learn.module(id)))
        self._plans = plans

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

    def _look(self) -> None:
        if self._index is not None:
            found = self._index.search(self.query)
            if found != self.found:
                self.found = found
