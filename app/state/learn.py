"""Learning: pathways, a module that is open, and what was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import flet as ft

from app.models.clock import wall
from app.models.content import Card, LibraryItem, Module, Pack, Pathway
from app.models.learning import Choice, IfThen, Progress, card_number, is_right, next_up
from app.state.autosave import Autosave
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
    picked: Choice = ()
    """The answer being made, before it is given."""
    kind: str = ""
    """Which kind of library item is shown; all where empty."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._repository = LearningRepository(self.store)
        self._modules = {module.id: module for module in self.pack.modules}
        self.typing = Autosave(self.store.draft, self.status)
        self.store.subscribe(self._changed)
        self.done = self._repository.all()

    def _changed(self, names: frozenset[str]) -> None:
        if "learning" in names:
            self.done = self._repository.all()

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """All pathways."""
        return self.pack.pathways

    def module(self, id: str) -> Module | None:
        """Return a module."""
        return self._modules.get(id)

    def modules(self, pathway: Pathway) -> list[Module]:
        """Return the modules of a pathway in order."""
        return [self._modules[id] for id in pathway.modules]

    def progress(self, id: str) -> Progress:
        """Return how far one is with a module."""
        return self.done.get(id, Progress(id))

    def share_done(self, pathway: Pathway) -> float:
        """Return how much of a pathway is finished, 0 to 1."""
        finished = sum(self.progress(id).is_finished for id in pathway.modules)
        return finished / len(pathway.modules)

    def next_up(self) -> Module | None:
        """Return the one module to do now."""
        return next_up(self.pathways, self._modules, self.done)

    def card(self, module: Module) -> Card:
        """Return the card to show."""
        return module.cards[card_number(module, self.progress(module.id).place)]

    def after(self, module: Module) -> Module | None:
        """Return the module after this one in its pathway."""
        for pathway in self.pathways:
            if module.id in pathway.modules:
                later = pathway.modules[pathway.modules.index(module.id) + 1 :]
                return self._modules[later[0]] if later else None
        return None

    def library(self) -> list[LibraryItem]:
        """Return the library items of the chosen kind."""
        return [item for item in self.pack.library if self.kind in ("", item.kind)]

    def show(self, kind: str) -> None:
        """Show only library items of a kind; the same again shows all."""
        self.kind = "" if kind == self.kind else kind

    async def start(self, module: Module) -> None:
        """Open a module at its place, or at its first card."""
        self.picked = ()
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
        self.picked = ()
        await self._repository.add(module.id, {"k": "place", "card": card.id, "at": self.now()})

    def pick(self, *choice: str) -> None:
        """Change the answer being made."""
        self.picked = choice

    def toggle(self, option: str) -> None:
        """Take an option into the answer being made, or out of it."""
        rest = tuple(id for id in self.picked if id != option)
        self.picked = rest if len(rest) < len(self.picked) else (*self.picked, option)

    async def answer(self, module: Module, card: Card, choice: Choice) -> None:
        """Give an answer; it is kept before it is shown."""
        assert card.question is not None
        await self._repository.add(
            module.id,
            {
                "k": "answered",
                "card": card.id,
                "choice": list(choice),
                "right": is_right(card.question, choice),
                "at": self.now(),
            },
        )
        self.picked = ()

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
