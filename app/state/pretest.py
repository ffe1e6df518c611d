"""Testing out of a module: its questions without its cards, for those who know it already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.models.clock import wall
from app.models.content import Card, Module
from app.models.learning import Answer, Pretest, before, is_asked_again
from app.models.questions import is_whole
from app.state.learn import Learn
from app.store.learning import LearningRepository
from app.store.store import Store


@ft.observable
@dataclass
class Pretests:
    """What the screen of a test shows and does. Where it is lies in the events alone."""

    store: Store
    learn: Learn
    now: Callable[[], int] = wall

    def __post_init__(self) -> None:
        """Write where the rest of learning is written."""
        self._repository = LearningRepository(self.store)

    def questions(self, module: Module) -> list[Card]:
        """Return the questions of a module's test: all but stories."""
        return [card for card in module.cards if is_asked_again(card)]

    def test(self, module: Module) -> Pretest | None:
        """Return the latest test of a module."""
        return self.learn.progress(module.id).test

    def card(self, module: Module) -> Card:
        """Return the question to show: the one at which it was left, else the first to answer."""
        cards, test = self.questions(module), self.test(module) or Pretest()
        here = next((card for card in cards if card.id == test.place), None)
        open = (card for card in cards if card.id not in test.answers)
        return here or next(open, cards[-1])

    def answer(self, module: Module, card: Card) -> Answer | None:
        """Return the answer that was given to a question in this test."""
        test = self.test(module)
        return test.answers.get(card.id) if test is not None else None

    def wrong(self, module: Module) -> list[Card]:
        """Return the questions that were not answered right in this test."""
        cards = self.questions(module)
        given = [(card, self.answer(module, card)) for card in cards]
        return [card for card, answer in given if answer is None or not answer.is_right]

    def to_read(self, module: Module) -> list[Card]:
        """Return the cards that tell what was not known, in the order of the module."""
        told = {read.id for card in self.wrong(module) for read in before(module, card.id)}
        return [card for card in module.cards if card.id in told]

    async def start(self, module: Module) -> None:
        """Open a test where it was left, or a new one."""
        test = self.test(module)
        if test is None or not test.is_open:
            await self._repository.add(
                module.id,
                {"k": "test-begun", "at": self.now()},
                {"k": "test-place", "card": self.questions(module)[0].id, "at": self.now()},
            )

    async def give(self, module: Module, card: Card, sure: int) -> None:
        """Give the answer that was made, which counts as one of a review. Nothing made: nothing."""
        assert card.question is not None
        choice = await self.learn.made(module, card)
        if is_whole(card.question, choice) and self.answer(module, card) is None:
            await self.learn.answer(module, card, choice, sure, kind="reviewed", within="test")

    async def go_on(self, module: Module) -> None:
        """Go on to the next question; after the last, the test ends."""
        test = self.test(module)
        if test is None or not test.is_open:
            return
        cards = self.questions(module)
        open = [card for card in cards if card.id not in test.answers]
        if open:
            event = {"k": "test-place", "card": open[0].id, "at": self.now()}
        else:
            kind = "test-over" if self.wrong(module) else "tested"
            event = {"k": kind, "at": self.now()}
        await self._repository.add(module.id, event)
