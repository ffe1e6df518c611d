"""If-then plans that come back: did the moment come, and what did one do?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import flet as ft

from app.models.clock import wall
from app.models.identity import new_id
from app.models.plans import Standing, due
from app.state.learn import Learn
from app.store.learning import LearningRepository
from app.store.store import Store


@ft.observable
@dataclass
class Plans:
    """What Today asks about plans."""

    store: Store
    learn: Learn
    now: Callable[[], int] = wall
    all: list[Standing] = field(default_factory=list)
    """Every plan that was made, and what became of it."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._repository = LearningRepository(self.store)
        self.store.subscribe(self._changed)
        self.all = self._repository.plans()

    def _changed(self, names: frozenset[str]) -> None:
        if "learning" in names and (plans := self._repository.plans()) != self.all:
            self.all = plans

    async def make(self, module: str, when: str, then: str) -> None:
        """Keep a plan with a module, made elsewhere than at its end: it takes the place of the one
        that was made there. NotSaved: it was not kept."""
        event = {"k": "planned", "when": when, "then": then, "at": self.now()}
        await self._repository.add(module, event)

    @property
    def due(self) -> list[Standing]:
        """The plans to ask about now, the one that has waited longest first."""
        return due(self.all, self.now())

    def note(self, plan: Standing) -> str:
        """Return the line about a plan, as typed so far."""
        return str(self.store.drafts.get(_draft(plan), ""))

    def type(self, plan: Standing, text: str) -> None:
        """Take the line about a plan after a key; it is a draft until an answer is given."""
        self.learn.typing.type(_draft(plan), text)

    async def tell(self, plan: Standing, outcome: str) -> str:
        """Keep what became of a plan; return what `take_back` needs. NotSaved: nothing was kept,
        and the line stays as it was typed."""
        await self.learn.typing.flush()
        id, note = new_id(), self.note(plan).strip()
        event = {"k": "plan-told", "e": id, "plan": plan.id, "outcome": outcome, "at": self.now()}
        await self._repository.add(plan.module, {**event, "note": note} if note else event)
        await self.store.draft(_draft(plan), None)
        return id

    async def take_back(self, plan: Standing, told: str) -> None:
        """Undo what was told; its line is there to be changed again."""
        note = next(
            (telling.note for each in self.all for telling in each.tellings if telling.id == told),
            "",
        )
        await self._repository.add(
            plan.module, {"k": "plan-untold", "told": told, "at": self.now()}
        )
        if note:
            await self.store.draft(_draft(plan), note)


def _draft(plan: Standing) -> str:
    return f"plan-told/{plan.id}"
