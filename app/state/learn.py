"""Learning: pathways, a module that is open, and what was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import flet as ft

from app.errors import NotSaved
from app.models.clock import wall
from app.models.content import Card, LibraryItem, Module, Pack, Pathway
from app.models.learning import Answer, IfThen, Progress, card_number, next_up
from app.models.questions import Choice, is_right, is_whole, shuffled
from app.state.autosave import Autosave
from app.state.roles import Roles
from app.state.status import Status
from app.store.learning import LearningRepository
from app.store.store import Store


@ft.observable
@dataclass
class Learn:
    """What the Learn screens show and do."""

    store: Store
    pack: Pack
    status: Status
    now: Callable[[], int] = wall
    done: dict[str, Progress] = field(default_factory=dict)
    """Progress by module id."""
    making: dict[str, Choice] = field(default_factory=dict)
    """Answers being made, before they are given, by draft key."""
    kind: str = ""
    """Which kind of library item is shown; all where empty."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._repository = LearningRepository(self.store)
        self.roles = Roles(self.store, self.pack)
        self.by_id = {module.id: module for module in self.pack.modules}
        self.in_library = {item.id: item for item in self.pack.library}
        self.typing = Autosave(self.store.draft, self.status)
        self.store.subscribe(self._changed)
        self.done = self._repository.all()
        self.making = self._drafts()

    def _changed(self, names: frozenset[str]) -> None:
        if "learning" in names:
            self.done = self._repository.all()
        if "drafts" in names and (making := self._drafts()) != self.making:
            self.making = making

    def _drafts(self) -> dict[str, Choice]:
        return {
            key: tuple(map(str, value)) if isinstance(value, list) else (str(value),)
            for key, value in self.store.drafts.items()
            if key.startswith("answer/")
        }

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """All pathways."""
        return self.pack.pathways

    def module(self, id: str) -> Module | None:
        """Return a module."""
        return self.by_id.get(id)

    def modules(self, pathway: Pathway) -> list[Module]:
        """Return the modules of a pathway in order."""
        return [self.by_id[id] for id in pathway.modules]

    def progress(self, id: str) -> Progress:
        """Return how far one is with a module."""
        return self.done.get(id, Progress(id))

    def share_done(self, pathway: Pathway) -> float:
        """Return how much of a pathway is finished, 0 to 1."""
        finished = sum(self.progress(id).is_finished for id in pathway.modules)
        return finished / len(pathway.modules)

    def next_up(self) -> Module | None:
        """Return the one module to do now."""
        return next_up(self.pathways, self.by_id, self.done, self.roles.order)

    def card(self, module: Module) -> Card:
        """Return the card to show."""
        return module.cards[card_number(module, self.progress(module.id).place)]

    def after(self, module: Module) -> Module | None:
        """Return the module after this one in the order of one's role, else in its pathway."""
        for order in (self.roles.order, *(pathway.modules for pathway in self.pathways)):
            if module.id in order:
                later = order[order.index(module.id) + 1 :]
                return self.by_id[later[0]] if later else None
        return None

    def library(self) -> list[LibraryItem]:
        """Return the library items of the chosen kind."""
        return [item for item in self.pack.library if self.kind in ("", item.kind)]

    def show(self, kind: str) -> None:
        """Show only library items of a kind; the same again shows all."""
        self.kind = "" if kind == self.kind else kind

    async def start(self, module: Module) -> None:
        """Open a module at its place, or at its first card."""
        so_far = self.progress(module.id)
        if so_far.is_open:
            return
        events = [{"k": "place", "card": module.cards[0].id, "at": self.now()}]
        if so_far.is_finished:
            events.insert(0, {"k": "again", "at": self.now()})
        await self._repository.add(module.id, *events)

    async def start_at(self, module: Module, card: str) -> None:
        """Open a module at a card that was read elsewhere; an unknown one opens it as `start`."""
        await self.start(module)
        if card in (other.id for other in module.cards):
            await self._repository.add(module.id, {"k": "place", "card": card, "at": self.now()})

    async def turn(self, module: Module, by: int) -> None:
        """Go on or back by some cards."""
        number = card_number(module, self.progress(module.id).place) + by
        card = module.cards[max(0, min(number, len(module.cards) - 1))]
        await self._repository.add(module.id, {"k": "place", "card": card.id, "at": self.now()})

    def picked(self, module: Module, card: Card) -> Choice:
        """Return the answer being made to the question on a card."""
        return self.making.get(f"answer/{module.id}/{card.id}", ())

    async def pick(self, module: Module, card: Card, *choice: str) -> None:
        """Change the answer being made; it is kept, as half a sentence is. NotSaved: it was not.

        It shows at once, so that the next tap, which may be quicker than the disk, builds on it.
        """
        key = f"answer/{module.id}/{card.id}"
        self.making = {**self.making, key: choice}
        try:
            await self.store.draft(key, list(choice) or None)
        except NotSaved:
            self.making = self._drafts()
            raise

    async def move(self, module: Module, card: Card, option: str, by: int) -> None:
        """Move an option up or down in the order being made."""
        order = list(self.order(module, card))
        place = order.index(option)
        other = max(0, min(place + by, len(order) - 1))
        order[place], order[other] = order[other], order[place]
        await self.pick(module, card, *order)

    async def pair(self, module: Module, card: Card, left: str, right: str) -> None:
        """Say what belongs to `left` in the matches being made."""
        pairs = dict(pair.split("=", 1) for pair in self.picked(module, card) if "=" in pair)
        pairs[left] = right
        await self.pick(module, card, *(f"{a}={b}" for a, b in pairs.items()))

    def type(self, module: Module, card: Card, text: str) -> None:
        """Take the words of a blank after a key."""
        self.typing.type(f"answer/{module.id}/{card.id}", text)

    async def give(self, module: Module, card: Card, sure: int) -> None:
        """Give the answer that was made, and say how sure one is of it. Nothing made: nothing."""
        assert card.question is not None
        choice = await self.made(module, card)
        if is_whole(card.question, choice):
            await self.answer(module, card, choice, sure)

    async def made(self, module: Module, card: Card) -> Choice:
        """Return the answer that was made, with what was typed a moment ago."""
        await self.typing.flush()
        is_order = card.question is not None and card.question.kind == "order"
        return self.order(module, card) if is_order else self.picked(module, card)

    def order(self, module: Module, card: Card) -> Choice:
        """Return the order to show: the one being made, else a mixed one."""
        assert card.question is not None
        ids = [option.id for option in card.question.options]
        picked = self.picked(module, card)
        return picked if set(picked) == set(ids) else shuffled(ids, card.id)

    async def choose(self, module: Module, card: Card, step: str, option: str) -> None:
        """Go one step on in a branching scenario; at its end the answer is given."""
        assert card.question is not None
        choice = (*self.picked(module, card), f"{step}={option}")
        if is_whole(card.question, choice):
            await self.answer(module, card, choice)
        else:
            await self.pick(module, card, *choice)

    async def toggle(self, module: Module, card: Card, option: str) -> None:
        """Take an option into the answer being made, or out of it."""
        before = self.picked(module, card)
        rest = tuple(id for id in before if id != option)
        after = rest if len(rest) < len(before) else (*before, option)
        await self.pick(module, card, *after)

    async def answer(
        self,
        module: Module,
        card: Card,
        choice: Choice,
        sure: int | None = None,
        *,
        kind: Literal["answered", "reviewed"] = "answered",
        within: str = "",
    ) -> Answer:
        """Give an answer, and how sure one is of it (1 to 3); it is kept before it is shown.

        One that is `reviewed` was given in a review or `within` a test, and leaves the module as
        it is.
        """
        assert card.question is not None
        given = Answer(choice, is_right(card.question, choice), sure)
        event: dict[str, Any] = {
            "k": kind,
            "card": card.id,
            "choice": list(choice),
            "right": given.is_right,
            "at": self.now(),
        }
        if sure is not None:
            event["sure"] = sure
        if within:
            event["in"] = within
        await self._repository.add(module.id, event)
        await self.pick(module, card)
        return given

    def plan(self, module: Module) -> IfThen:
        """Return the plan as typed so far, else as made before, else as suggested."""
        made = self.progress(module.id).plan
        card = next(card for card in module.cards if card.plan is not None)
        assert card.plan is not None
        base = made or IfThen(card.plan.when, card.plan.then)
        drafts = self.store.drafts
        return IfThen(
            drafts.get(f"plan/{module.id}/when", base.when),
            drafts.get(f"plan/{module.id}/then", base.then),
        )

    async def finish(self, module: Module) -> None:
        """Keep the plan and the end of the module."""
        await self.typing.flush()
        plan = self.plan(module)
        await self._repository.add(
            module.id,
            {"k": "planned", "when": plan.when, "then": plan.then, "at": self.now()},
            {"k": "finished", "at": self.now()},
        )
        for name in ("when", "then"):
            await self.store.draft(f"plan/{module.id}/{name}", None)
