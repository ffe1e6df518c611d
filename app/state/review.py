"""Review: what was learned, asked again when it is about to be forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import flet as ft

from app.models.clock import wall
from app.models.content import Card, Module
from app.models.learning import Answer, Place
from app.models.questions import is_whole
from app.state.learn import Learn
from app.state.libraries import Ready, here
from app.store.course import Course
from app.store.learning import LearningRepository
from app.store.store import Store

if TYPE_CHECKING:
    from app.models.review import Memory

SESSION = 8
"""Questions in one review: about two minutes."""


@ft.observable
@dataclass
class Review:
    """What the review shows and does. Schedules are computed in calm moments, in slices."""

    store: Store
    learn: Learn
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `fsrs`."""
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
        self._known: dict[str, tuple[int, dict[str, Memory]]] = {}
        self.store.subscribe(self._changed)

    def _changed(self, names: frozenset[str]) -> None:
        if "learning" in names:
            self._is_stale = True

    async def look(self) -> None:
        """See what is due now. LeadwellError: it cannot be known yet."""
        await self.ready()
        from app.models.review import due, next_due

        async with self._lock:
            if self._is_stale:
                self._is_stale = False
                await self._remember()
            known = {id: cards for id, (_, cards) in self._known.items()}
            self.due = due(self.learn.by_id, known, self.now())
            self.next_due = next_due(known)

    async def _remember(self) -> None:
        """Compute again what is known of each module that has other events than before."""
        from app.models.review import memories

        course, every = Course(), self._repository.events()
        for number, (id, events) in enumerate(every):
            if id not in self._known or self._known[id][0] != len(events):
                self._known[id] = (len(events), memories(events))
                await course.pause(number / len(every))

    async def start(self) -> None:
        """Open a review of two minutes."""
        await self.look()
        from app.models.review import session

        self.queue = session(self.learn.by_id, self.due, SESSION)
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
        if is_whole(card.question, choice):
            self.answer = await self.learn.answer(module, card, choice, sure, kind="reviewed")

    async def go_on(self) -> None:
        """Go on to the next question."""
        self.queue, self.answer, self.done = self.queue[1:], None, self.done + 1
        if not self.queue:
            await self.look()
