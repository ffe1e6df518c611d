"""Strengths and gaps: self-assessments, an answer at a time, and what they lead to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import flet as ft

from app.models.assessment import SHORT, Answer, Data, Taken, assessment_of
from app.models.clock import wall
from app.models.content import Area
from app.models.identity import new_id
from app.models.journal import Entry
from app.models.others import OthersView
from app.models.strengths import Profile, profile
from app.models.suggestion import Suggestion, suggestion
from app.models.united import put
from app.state.autosave import Autosave
from app.state.deeds import Deeds
from app.state.libraries import Ready, here
from app.state.plans import Plans
from app.state.pointed import Pointed
from app.state.reflect import Reflect
from app.store.assessments import AssessmentRepository, Half, assessments, taken

if TYPE_CHECKING:
    from app.models.guard import Finding


@ft.observable
@dataclass
class Strengths:
    """What the screens of strengths and gaps show and do. All of it is of the journal: sealed, or
    in memory until `forget`."""

    reflect: Reflect
    plans: Plans
    others: Callable[[], Sequence[OthersView]] = tuple
    """How others see one now: only what may be shown."""
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for the charts."""
    all: tuple[Taken, ...] = ()
    """Every assessment, the newest first."""
    is_loaded: bool = False
    """Whether what is being filled in was read."""
    mends: int = 0
    """How often an example was mended: its field then takes what it has become."""

    def __post_init__(self) -> None:
        """Follow the journal; `load` reads what is half done."""
        store = self.reflect.store
        self._repository = AssessmentRepository(store, self.reflect.journal)
        self._halves: dict[str, Half] = {}
        self._made: dict[str, tuple[Entry | None, Half | None, Taken]] = {}
        self.pointed = Pointed()
        self._count = 0
        self._turn = asyncio.Lock()
        self._deeds = Deeds()
        self.typing = Autosave(self._keep, self.reflect.status)
        # Flet holds its listeners weakly.
        self._heard = self._changed
        self.reflect.subscribe(self._heard)  # type: ignore[attr-defined]
        self._show()

    def _changed(self, _: object, field: str | None) -> None:
        if field in (None, "records"):
            self._show()

    def _show(self) -> None:
        entries, made = assessments(self.reflect.records), {}
        for id in {**entries, **self._halves}:
            entry, half = entries.get(id), self._halves.get(id)
            before = self._made.get(id)
            if before is not None and before[0] is entry and before[1] is half:
                made[id] = before
            else:
                made[id] = (entry, half, taken(id, entry, half))
        self._made = made
        found = sorted(
            (each for *_, each in made.values()), key=lambda each: (-each.begun_at, each.id)
        )
        if tuple(found) != self.all:
            self.all = tuple(found)

    async def load(self) -> None:
        """Read what is being filled in; what was said since stays."""
        self._halves = {**await self._repository.halves(), **self._halves}
        self._show()
        self.is_loaded = True

    def forget(self) -> None:
        """Let go of everything: the journal is locked. What is sealed stays; `load` reads it."""
        self._halves, self._made = {}, {}
        self.pointed.forget()
        self.all, self.is_loaded = (), False

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas of the framework."""
        return self.reflect.pack.areas

    def find(self, id: str) -> Taken | None:
        """Return an assessment."""
        return next((each for each in self.all if each.id == id), None)

    @property
    def begun(self) -> Taken | None:
        """The newest that somebody is not done with."""
        return next((each for each in self.all if each.said.finished_at is None), None)

    @property
    def done(self) -> tuple[Taken, ...]:
        """Those that somebody is done with, the newest first."""
        return tuple(each for each in self.all if each.said.finished_at is not None)

    async def begin(self, form: str = SHORT) -> str:
        """Begin an assessment, and return its id; one that was begun and is still empty is it."""
        return await self._deeds.once("begin", partial(self._begin, form))

    async def _begin(self, form: str) -> str:
        begun = self.begun
        if begun is None or begun.said.says_something:
            id = new_id()
            self._halves[id] = Half(self.now(), {})
            self._show()
        else:
            id = begun.id
        await self.say(id, "form", form)
        return id

    async def answer(self, id: str, statement: str, part: str, value: int) -> None:
        """Say the `frequency` or the `importance` of a statement; the same again takes it back."""
        if self.find(id) is None:
            return
        said = assessment_of(self._said(id)).answers.get(statement, Answer())
        if part == "frequency":
            often = None if said.frequency == value else value
            pair: list[int | None] = [often, said.importance]
        else:
            pair = [said.frequency, 0 if said.importance == value else value]
        await self.say(id, f"answers/{statement}", None if pair == [None, 0] else pair)

    async def say(self, id: str, path: str, value: Any) -> None:
        """Keep one value, such as the reach of an area, at once: what is shown is kept. NotSaved:
        it is on the screen all the same, and is tried again."""
        self.type(id, path, value)
        try:
            await self.typing.flush()
        finally:
            self._show()

    def type(self, id: str, path: str, value: Any) -> None:
        """Take a value while it is being typed; it is kept half a second later."""
        some = self.find(id)
        if some is not None:
            self._halves[id] = Half(some.begun_at, put(self._said(id), path, value, self.now()))
            # Another word each time: what is said while the one before is being kept waits for its
            # own turn.
            self._count += 1
            self.typing.type(id, str(self._count))

    def _said(self, id: str) -> Data:
        """Return what was said, the last tap with it, though no screen shows that yet."""
        half, (_, shown, some) = self._halves.get(id), self._made[id]
        return some.data if half is None or half is shown else half.data

    async def _keep(self, id: str, _: str) -> None:
        # One after the other: what is sealed later is what was said later.
        async with self._turn:
            half = self._halves.get(id)
            if half is not None:
                await self._repository.keep_half(id, half)
                self._show()

    async def settle(self, id: str) -> None:
        """Make what was said a version of the record, so that one's other devices have it too.
        NotSaved: it stays half done on this one."""
        await self.typing.flush()
        async with self._turn:
            half = self._halves.get(id)
            if half is None or not await self._repository.save(id, half, self.now()):
                return
            await self.reflect.load()
            if self._halves.get(id) is half:
                await self._repository.drop_half(id)
                del self._halves[id]
            self._show()

    async def finish(self, id: str) -> None:
        """Be done with an assessment; it can still be changed."""
        some = self.find(id)
        if some is not None and some.said.finished_at is None:
            await self.say(id, "finished", self.now())
        await self.settle(id)

    async def delete(self, id: str) -> Callable[[], Any]:
        """Delete an assessment; return what brings it back."""
        await self.settle(id)
        entry = self.reflect.entry(id)
        if entry is None:
            return lambda: None
        await self.reflect.delete(entry)
        return partial(self.reflect.restore, entry)

    def profile(self, some: Taken) -> Profile:
        """Return what an assessment shows; views of others beside the newest alone, since those
        are of now."""
        older = [each for each in self.done if each.begun_at < some.begun_at]
        before = older[0].said if older else None
        newest = next(iter(self.done), some)
        others = self.others() if newest.id == some.id else ()
        return profile(some.said, self.areas, others, before)

    def suggestion(self, shown: Profile) -> Suggestion:
        """Return what a profile leads to; lessons that were finished come later."""
        learn = self.plans.learn
        ids = {id for area in self.areas for id in area.modules}
        done = {id for id in ids if learn.progress(id).is_finished}
        return suggestion(shown, self.areas, done)

    async def mend(self, id: str, area: str, finding: Finding) -> None:
        """Put neutral words in place of what could give somebody away in an example; nothing where
        it has been changed since."""
        await self.typing.flush()
        some = self.find(id)
        text = some.said.examples.get(area, "") if some is not None else ""
        await self.say(id, f"examples/{area}", self.pointed.mended(text, finding))
        self.mends += 1
