"""Visits: starting, answering, promising, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import flet as ft

from app.errors import LeadwellError
from app.models.checklist import VisitTemplate
from app.models.clock import wall
from app.models.content import Pack
from app.models.filled import Filled, pick_field
from app.models.ink import Ink
from app.models.lacking import Lack, lacking
from app.models.place import place_key
from app.models.typed import TYPED, Wrong, read
from app.models.visit import Promise, PromiseState, Visit
from app.state.autosave import Autosave
from app.state.checklists import Checklists
from app.state.deeds import Deeds
from app.state.jotter import Jotter
from app.state.promises import Meant, Promises
from app.state.refusals import NoDay as NoDay
from app.state.refusals import NoWords as NoWords
from app.state.status import Status
from app.store.store import Store
from app.store.visits import VisitRepository


class NoPlace(LeadwellError):
    """Give the place a name first, such as a ward or a team. Nothing is lost."""


@ft.observable
@dataclass
class Visits:
    """What the Visit screens show and do."""

    store: Store
    pack: Pack
    status: Status
    now: Callable[[], int] = wall
    visits: tuple[Visit, ...] = ()
    """Newest first."""
    promises: tuple[Promise, ...] = ()
    """The one due first before the others."""
    finishing: str = ""
    """The visit that one wanted to finish and could not yet."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._visits = VisitRepository(self.store)
        self.checklists = Checklists(self.store, self.pack)
        self._deeds = Deeds()
        self.typing = Autosave(self.store.draft, self.status)
        self.promising = Promises(self.store, self.typing, self.now)
        self.jotter = Jotter(self.store, self._visits, self.typing, self.now)
        self.store.subscribe(self._changed)
        self._changed(frozenset({"visits", "promises"}))

    def _changed(self, names: frozenset[str]) -> None:
        if "visits" in names:
            self.visits = self._visits.all()
            self._by_id = {visit.id: visit for visit in self.visits}
        if "promises" in names:
            self.promising.refresh()
            self.promises = self.promising.all

    @property
    def today(self) -> date:
        """The present day, by this device."""
        return datetime.fromtimestamp(self.now() / 1000).date()

    @property
    def templates(self) -> tuple[VisitTemplate, ...]:
        """All templates."""
        return self.pack.visits

    def template(self, id: str) -> VisitTemplate | None:
        """Return a template."""
        return self.checklists.packed(id)

    def template_of(self, visit: Visit) -> VisitTemplate | None:
        """Return the checklist that a visit began with."""
        return self.checklists.of(visit)

    def filled(self, visit: Visit) -> Filled | None:
        """Return a visit's checklist as far as it is filled in; None: there is no checklist."""
        return self.checklists.filled(visit)

    def visit(self, id: str) -> Visit | None:
        """Return a visit."""
        return self._by_id.get(id)

    def unfinished(self) -> list[Visit]:
        """Return the visits that wait to be carried on."""
        return [visit for visit in self.visits if visit.finished_at is None]

    def promised(self, visit: str, item: str | None = None) -> list[Promise]:
        """Return the promises of a visit, or of one of its items."""
        return self.promising.of(visit, item)

    def last_promised(self, place: str) -> list[Promise]:
        """Return the promises of the last visit to a place on which any were made; a place is the
        same whatever its capitals and spaces."""
        key = place_key(place)
        for visit in self.visits if key else ():
            if place_key(visit.place) == key and (promises := self.promised(visit.id)):
                return promises
        return []

    def due(self) -> list[Promise]:
        """Return the promises that are open, the one due first before the others."""
        return [promise for promise in self.promises if promise.state == "open"]

    def typed(self, key: str, otherwise: str = "") -> str:
        """Return half-typed text, else what was kept before."""
        return str(self.store.drafts.get(key, otherwise))

    async def start(self, template: str) -> str:
        """Start a visit at the place that was typed; return its id. NoPlace: it was not."""
        return await self._deeds.once(f"start/{template}", partial(self._start, template))

    async def _start(self, template: str) -> str:
        await self.typing.flush()
        key = f"place/{template}"
        place = self.typed(key).strip()
        if not place:
            raise NoPlace
        edition, keeping = self.checklists.beginning(template)
        id = await self._visits.add(template, place, self.now(), edition, *keeping)
        await self.store.draft(key, None)
        return id

    async def answer(self, visit: Visit, item: str, value: str) -> None:
        """Keep one answer; the same again takes it back."""
        taken = None if visit.answers.get(item) == value else value
        await self._visits.set(visit.id, {f"answer.{item}": taken})

    async def pick(self, visit: Visit, item: str, option: str) -> None:
        """Choose one of several options; the same again takes it back."""
        field = pick_field(item, option)
        await self._visits.set(visit.id, {field: None if field in visit.picks else True})

    async def sign(self, visit: Visit, item: str, ink: Ink | None) -> None:
        """Keep what was signed with the finger; None takes it back."""
        await self._visits.set(visit.id, {f"ink.{item}": ink.value() if ink else None})
        await self.store.draft(f"ink/{visit.id}/{item}", None)

    async def keep_text(self, visit: Visit, item: str, text: str, field: str = "answer") -> Wrong:
        """Keep text that is done being typed, if it changed; return what is wrong with it. What is
        wrong stays as it was typed, and is no answer."""
        await self.typing.flush()
        key = f"{field}/{visit.id}/{item}"
        draft = self.store.drafts.get(key)
        present = self.visit(visit.id) or visit
        before = (present.answers if field == "answer" else present.notes).get(item, "")
        asked = self.checklists.item(present, item) if field == "answer" else None
        found = read(asked, text) if asked else None
        value = found.value if found and asked and asked.kind in TYPED else text
        if value != before:
            await self._visits.set(visit.id, {f"{field}.{item}": value or None})
        if found and found.wrong:
            await self.store.draft(key, text)
            return found.wrong
        if self.store.drafts.get(key) == draft:
            await self.store.draft(key, None)
        return ""

    async def settle(self, visit: Visit) -> None:
        """Keep everything of a visit that is only half typed yet."""
        await self.typing.flush()
        for key, text in list(self.store.drafts.items()):
            field, _, rest = key.partition("/")
            id, _, item = rest.partition("/")
            if field in ("answer", "note") and id == visit.id:
                await self.keep_text(visit, item, text, field)

    def lacking(self, visit: Visit) -> list[Lack]:
        """Return what keeps a visit from being finished: what is required and has no answer, and
        what is typed and cannot be read."""
        form = self.filled(visit)
        return lacking(form, lambda item: self.typed(f"answer/{visit.id}/{item}")) if form else []

    async def finish(self, visit: Visit) -> bool:
        """End a visit; return whether it could be. If not, `lacking` says why."""
        await self.settle(visit)
        present = self.visit(visit.id) or visit
        if self.lacking(present):
            self.finishing = visit.id
            return False
        self.finishing = ""
        await self._visits.set(visit.id, {"finished": self.now()})
        return True

    async def reopen(self, visit: Visit) -> None:
        """Go on with a visit that was ended."""
        await self._visits.set(visit.id, {"finished": None})

    async def remove(self, visit: Visit) -> None:
        """Take a visit away; `restore` brings it back."""
        await self._visits.set(visit.id, {"removed": True})

    async def restore(self, visit: Visit) -> None:
        """Bring back a visit that was taken away."""
        await self._visits.set(visit.id, {"removed": None})

    async def promise(self, visit: Visit, item: str, meant: Meant = "") -> None:
        """Make the promise that was typed, as `Promises.make` does."""
        await self.promising.make(visit, item, meant)

    async def set_state(self, promise: Promise, state: PromiseState, note: str = "") -> None:
        """Say what became of a promise, as `Promises.settle` does."""
        await self.promising.settle(promise, state, note)
