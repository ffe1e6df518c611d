"""Review: what was learned, asked again when it is about to be forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import flet as ft

from app.models.clock import wall
from app.models.content import Card, Module
from app.models.learning import Answer
from app.models.questions import is_right, is_whole
from app.models.review import Memory, Place, due, next_due, session
from app.state.learn import Learn
from app.store.course import Course
from app.store.learning import LearningRepository
from app.store.store import Store


@ft.observable
@dataclass
class Review:
    """What the review shows and does. Schedules are computed in calm moments, in slices."""

    store: Store
    learn: Learn
    now: Callable[[], int] = wall
    due: list[Place] = field(default_factory=list)
    """What is to be asked again, the most forgotten first."""
    next_due: int | None = None
    """When the next question is due; None where nothing was answered yet."""
    queue: list[Place] = field(default_factory=list)
    """The questions of the review that is open; the first is the one shown."""
    answer: Answer | None = None
    """The answer that was just given to it."""
    done: int = 0
    """How many were answered in this review."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._repository = LearningRepository(self.store)
        self._lock = asyncio.Lock()
        self._is_stale = True
        self._known: dict[str, dict[str, Memory]] = {}
        self.store.subscribe(self._changed)

    def _changed(self, names: frozenset[str]) -> None:
        if "learning" in names:
            self._is_stale = True

    async def look(self) -> None:
        """See what is due now."""
        async with self._lock:
            if self._is_stale:
                self._is_stale = False
                self._known = await self._repository.remembered(Course())
            self.due = due(self.learn.by_id, self._known, self.now())
            self.next_due = next_due(self._known)

    async def start(self) -> None:
        """Open a review of two minutes."""
        await self.look()
        self.queue = session(self.learn.by_id, self.due)
        self.answer, self.done = None, 0

    @property
    def shown(self) -> tuple[Module, Card] | None:
        """The module and the card of the question that is asked."""
        if not self.queue:
            return None
        module = self.learn.by_id[self.queue[0][0]]
        return module, next(card for card in module.cards if card.id == self.queue[0][1])

    async def give(self, sure: int) -> None:
        """Give the answer that was made; nothing made: nothing."""
        if self.shown is None:
            return
        module, card = self.shown
        assert card.question is not None
        choice = await self.learn.made(module, card)
        if not is_whole(card.question, choice):
            return
        await self.learn.answer(module, card, choice, sure, kind="reviewed")
        self.answer = Answer(choice, is_right(card.question, choice), sure)

    async def go_on(self) -> None:
        """Go on to the next question."""
        self.queue, self.answer, self.done = self.queue[1:], None, self.done + 1
        if not self.queue:
            await self.look()
