"""The journal: what was written, read again."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

import flet as ft

from app.errors import LeadwellError
from app.models.content import ReflectionTemplate
from app.models.journal import Entry, Version, Written
from app.models.merging import merged
from app.models.sieve import ALL, Kind, Sieve
from app.state.basket import Basket
from app.state.desk import EDIT as EDIT
from app.state.desk import EVIDENCE, has_words
from app.state.desk import NEW as NEW
from app.state.desk import Desk as Desk
from app.state.writing import Writing
from app.store.journal import TOGETHER

PAGE = 24
"""Entries to open before the first screen: as many as the longest phone shows."""
STEP = 400
"""Entries after which the list is told what else is open, while all of them are being opened."""
CALM = 3.0
"""Seconds after the journal was opened in which nothing is tidied."""
PAUSE = 0.004
"""Seconds between one handful of entries and the next, in which taps are heard and drawn."""


@ft.observable
@dataclass
class Reflect(Writing):
    """What the Reflect screens show and do."""

    records: tuple[Entry, ...] = ()
    """What is sealed like an entry and is none, such as self-assessments; newest first."""
    locked: int = 0
    """Entries that the keys of this device do not open."""
    is_opening: bool = False
    """Whether older entries are still being opened."""
    begun: tuple[str, ...] = ()
    """Templates with a new entry half written."""
    is_locked: bool = False
    """Whether nothing may be opened; `Lock` says so."""
    sieve: Sieve = ALL
    """Which entries the list shows."""
    past: tuple[str, tuple[Version, ...]] = ("", ())
    """An entry whose earlier versions were asked for, and those."""

    def __post_init__(self) -> None:
        """Follow the store; `load` reads for the first time."""
        super().__post_init__()
        self._loading: asyncio.Task[None] | None = None
        self._rest: asyncio.Task[None] | None = None
        self._basket = Basket(self.journal, self.now, self._forget_draft)
        self._tidying: asyncio.Task[None] | None = None
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
        loop = asyncio.get_running_loop()
        if self.journal.is_waiting and (self._rest is None or self._rest.done()):
            self._rest = loop.create_task(self._open_rest())
        if self._tidying is None:
            self._tidying = loop.create_task(self._tidy())

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
        """Open an entry before those that wait, because somebody wants to read it; "" is none."""
        if id and self.journal.find(id) is None and not self.is_locked:
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
        self._forget_read()
        self._tidying = None
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

    @property
    def half(self) -> list[ReflectionTemplate]:
        """The templates with a new entry half written; that of a blank page is one of them."""
        return [each for id in self.begun if (each := self.template(id)) is not None]

    def entry(self, id: str) -> Entry | None:
        """Return an entry."""
        return self.journal.find(id)

    async def keep(self) -> str | None:
        """Keep what is on the desk as a version of its entry; return the entry's id."""
        return await self._deeds.once("keep", self._keep_desk)

    async def _keep_desk(self) -> str | None:
        desk = self.desk
        if desk is None:
            return None
        self.add_tag()
        await self.typing.flush()
        id, written = desk.id, self.typed or desk.written
        if desk.id is not None or has_words(written):
            id = await self._save(desk, written)
            if desk.id is None:
                # Whoever tries again, because the draft could not be dropped, writes no second one.
                self.desk = replace(desk, parents=None, written=written)
        await self.journal.drop_draft(desk.key)
        self.desk = None
        self.noticing.forget()
        await self.load()
        return id

    async def delete(self, entry: Entry) -> None:
        """Delete an entry; for a moment `restore` brings it back, then it is gone for good."""
        await self._basket.put(entry)
        await self.load()

    async def restore(self, entry: Entry) -> bool:
        """Bring back a deleted entry as it was; return whether that could still be done."""
        is_back = await self._basket.take_back(entry)
        await self.load()
        return is_back

    async def _tidy(self) -> None:
        """Let go for good of what was deleted before this start; on a full disk, the next time."""
        await asyncio.sleep(CALM)
        with suppress(LeadwellError):
            await self._basket.empty()

    async def _forget_draft(self, id: str) -> None:
        begins = f"{EVIDENCE}{id}/"
        for key in list(self.store.drafts):
            if key == EDIT + id or key.startswith(begins):
                await self.journal.drop_draft(key)

    def earlier(self, entry: Entry) -> int:
        """Return how many earlier versions of an entry there are."""
        return self.journal.earlier(entry.id)

    async def look_back(self, id: str) -> None:
        """Open the earlier versions of an entry into `past`."""
        if not self.is_locked:
            self.past = (id, await self.journal.history(id))

    async def choose(self, entry: Entry, version: Version) -> None:
        """Make one version the entry; the others stay in its history."""
        await self._replace(entry, version.written)

    async def join(self, entry: Entry) -> None:
        """Make one version of all, with every word, tag and fact of each."""
        await self._replace(entry, merged(entry.versions))

    async def _replace(self, entry: Entry, written: Written) -> None:
        parents = tuple(version.rev for version in entry.versions)
        await self.journal.save(entry.id, written, self.now(), parents)
        await self.look_back(entry.id)
        await self.load()

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that the list shows, newest first."""
        return self._contents.shown(self.entries, self.sieve)

    def counts(self, kind: Kind) -> Mapping[str, int]:
        """How many of all entries have what one can look for, of one kind."""
        return self._contents.counts(self.entries, kind)

    def sift(self, kind: Kind, value: str) -> None:
        """Ask the list for one thing more, or one less."""
        self.sieve = self.sieve.turned(kind, value)

    def show_all(self) -> None:
        """Show every entry again."""
        self.sieve = ALL

    def _forget_read(self) -> None:
        """Let nothing of what was read stay in memory."""
        self.noticing.forget()
        self._basket.lock()
        self._contents.forget()
        self.tag = ""
        self.sieve, self.past = ALL, ("", ())
