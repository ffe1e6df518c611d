"""The journal: entries, and the desk where one is being written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.models.clock import wall
from app.models.content import Pack, ReflectionTemplate
from app.models.journal import (
    Entry,
    Version,
    Written,
    joined,
    says_something,
    sealed_value,
    written_of,
)
from app.state.autosave import Autosave
from app.state.deeds import Deeds
from app.state.status import Status
from app.store.journal import TOGETHER, JournalRepository
from app.store.store import Store

PAGE = 24
"""Entries to open before the first screen: as many as the longest phone shows."""
STEP = 400
"""Entries after which the list is told what else is open, while all of them are being opened."""
PAUSE = 0.004
"""Seconds between one handful of entries and the next, in which taps are heard and drawn."""
NEW = "journal/new/"
EDIT = "journal/edit/"


@dataclass(frozen=True, slots=True)
class Desk:
    """An entry that is being written."""

    key: str
    """Where its draft is kept."""
    id: str | None
    """The entry it changes; None for a new one."""
    template: ReflectionTemplate
    written: Written
    """What was written when the desk was drawn last; `Reflect.typed` has every key since."""
    step: int = 0
    """Which prompt is shown on a phone."""


@ft.observable
@dataclass
class Reflect:
    """What the Reflect screens show and do."""

    store: Store
    journal: JournalRepository
    pack: Pack
    status: Status
    now: Callable[[], int] = wall
    entries: tuple[Entry, ...] = ()
    """Newest first."""
    records: tuple[Entry, ...] = ()
    """What is sealed like an entry and is none, such as self-assessments; newest first."""
    locked: int = 0
    """Entries that the keys of this device do not open."""
    desk: Desk | None = None
    is_opening: bool = False
    """Whether older entries are still being opened."""
    begun: tuple[str, ...] = ()
    """Templates with a new entry half written."""
    is_locked: bool = False
    """Whether nothing may be opened; `Lock` says so."""

    def __post_init__(self) -> None:
        """Follow the store; `load` reads for the first time."""
        self._templates = {template.id: template for template in self.pack.reflections}
        self.typed: Written | None = None
        self._loading: asyncio.Task[None] | None = None
        self._rest: asyncio.Task[None] | None = None
        self._deeds = Deeds()
        self.typing = Autosave(self._keep, self.status)
        self.store.subscribe(self._changed)
        self._note_drafts()

    def _changed(self, names: frozenset[str]) -> None:
        if "drafts" in names:
            self._note_drafts()
        if "keys" in names:
            self.journal.retry()
        # Whoever opens entries already sees the new ones too.
        is_at_it = any(task and not task.done() for task in (self._loading, self._rest))
        if {"journal", "keys"} & names and not is_at_it:
            self._loading = asyncio.get_running_loop().create_task(self.load())

    def _note_drafts(self) -> None:
        drafts = () if self.is_locked else self.store.drafts
        begun = tuple(key.removeprefix(NEW) for key in drafts if key.startswith(NEW))
        if begun != self.begun:
            self.begun = begun

    async def load(self) -> None:
        """Open the newest of what the journal holds, and go on with the others in the background,
        a handful at a time; nothing while it is locked."""
        if self.is_locked:
            return
        await self.journal.open(PAGE)
        self._show()
        if self.journal.is_waiting and (self._rest is None or self._rest.done()):
            self._rest = asyncio.get_running_loop().create_task(self._open_rest())

    async def _open_rest(self) -> None:
        left = STEP
        while self.journal.is_waiting:
            await asyncio.sleep(PAUSE)
            await self.journal.open(TOGETHER)
            left -= TOGETHER
            if left <= 0:
                left = STEP
                self._show()
        self._show()

    def _show(self) -> None:
        if self.is_locked:
            return
        opened, self.locked = self.journal.entries(), self.journal.locked
        self.entries = tuple([entry for entry in opened if not entry.is_record])
        self.records = tuple([entry for entry in opened if entry.is_record])
        self.is_opening = self.journal.is_waiting

    async def reach(self, id: str) -> None:
        """Open an entry before those that wait, because somebody wants to read it."""
        if self.journal.find(id) is None and not self.is_locked:
            await self.journal.open(1, first=id)
            self._show()

    async def lock(self) -> None:
        """Finish what is being kept, keep what is half written, then forget everything that is
        open, until `unlock`. NotSaved: nothing was forgotten."""
        await self._deeds.settle()
        await self.typing.flush()
        self.shut()
        tasks = [task for task in (self._loading, self._rest) if task is not None]
        for task in tasks:
            task.cancel()
        self.desk, self.typed = None, None
        self.journal.lock()
        self.entries, self.records, self.locked, self.is_opening = (), (), 0, False
        await asyncio.gather(*tasks, return_exceptions=True)
        self.journal.lock()

    def shut(self) -> None:
        """Open nothing more until `unlock`."""
        self.is_locked = True
        self._note_drafts()

    async def unlock(self) -> None:
        """Open the journal anew: its keys are here again."""
        self.is_locked = False
        self.journal.lock()
        self._note_drafts()
        await self.load()

    @property
    def templates(self) -> tuple[ReflectionTemplate, ...]:
        """All templates."""
        return self.pack.reflections

    def template(self, id: str) -> ReflectionTemplate | None:
        """Return a template."""
        return self._templates.get(id)

    def entry(self, id: str) -> Entry | None:
        """Return an entry."""
        return self.journal.find(id)

    async def write(self, template: ReflectionTemplate) -> None:
        """Lay a new entry on the desk, with what was half written of it."""
        written = Written(template.id, self.now())
        await self._lay(Desk(NEW + template.id, None, template, written))

    async def edit(self, entry: Entry) -> None:
        """Lay an entry on the desk, to change it."""
        written = entry.written
        template = self._templates.get(written.template, self.templates[0])
        await self._lay(Desk(EDIT + entry.id, entry.id, template, written))

    async def _lay(self, desk: Desk) -> None:
        await self.typing.flush()
        draft = await self.journal.draft(desk.key)
        if draft is not None:
            step = min(int(draft.pop("step", 0)), len(desk.template.prompts) - 1)
            # A draft of an earlier release has its answers alone.
            value = {**sealed_value(desk.written), **draft}
            desk = replace(desk, written=written_of(value, self.now()), step=step)
        self.typed = desk.written
        self.desk = desk

    def type(self, prompt: str, text: str) -> None:
        """Take the text of an answer after a key."""
        if self.typed is not None:
            answers = {**self.typed.answers, prompt: text}
            self.typed = replace(self.typed, answers=answers)
            self._wait()

    def put(self, **changes: Any) -> None:
        """Take other changes to what is on the desk, such as its tags, and draw them."""
        if self.typed is not None and self.desk is not None:
            self.typed = replace(self.typed, **changes)
            self.desk = replace(self.desk, written=self.typed)
            self._wait()

    def _wait(self) -> None:
        if self.desk is not None:
            self.typing.type(self.desk.key, "")

    async def _keep(self, key: str, _: str) -> None:
        if self.desk is None or self.desk.key != key or self.typed is None:
            return
        value = {**sealed_value(self.typed), "step": self.desk.step}
        await self.journal.keep_draft(key, value)

    async def turn(self, by: int) -> None:
        """Go to another prompt."""
        if self.desk is None or self.typed is None:
            return
        last = len(self.desk.template.prompts) - 1
        step = max(0, min(last, self.desk.step + by))
        self.desk = replace(self.desk, written=self.typed, step=step)
        await self._keep(self.desk.key, "")

    async def keep(self) -> str | None:
        """Keep what is on the desk as a version of its entry; return the entry's id."""
        return await self._deeds.once("keep", self._keep_desk)

    async def _keep_desk(self) -> str | None:
        desk = self.desk
        if desk is None:
            return None
        await self.typing.flush()
        id, written = desk.id, self.typed or desk.written
        if desk.id is not None or says_something(written):
            id = await self.journal.save(desk.id, written, self.now())
        await self.journal.drop_draft(desk.key)
        self.desk = None
        await self.load()
        return id

    async def discard(self) -> None:
        """Forget what is on the desk; the entry stays as it was."""
        if self.desk is not None:
            await self.typing.flush()
            await self.journal.drop_draft(self.desk.key)
            self.desk = None

    async def delete(self, entry: Entry) -> None:
        """Delete an entry; `restore` brings it back."""
        await self.journal.delete(entry.id, self.now())
        await self.load()

    async def restore(self, entry: Entry) -> None:
        """Bring back an entry as it was."""
        await self.choose(entry, entry.newest)

    async def choose(self, entry: Entry, version: Version) -> None:
        """Make one version the entry; the others stay in its history."""
        await self._replace(entry, version.written)

    async def join(self, entry: Entry) -> None:
        """Make one version of all, with every word of each."""
        await self._replace(entry, replace(entry.written, answers=joined(entry.versions)))

    async def _replace(self, entry: Entry, written: Written) -> None:
        await self.journal.save(entry.id, written, self.now())
        await self.load()
