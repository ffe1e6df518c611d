"""Proof of learning: what was finished, the minutes a person declares, and the files for others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import flet as ft

from app.models.clock import wall
from app.models.cpd import (
    Declared,
    Finished,
    Line,
    are_minutes,
    finished,
    log,
    minutes,
    table,
)
from app.models.development import Development
from app.models.development import line as own_line
from app.state.autosave import Autosave
from app.state.learn import Learn
from app.state.libraries import Ready, here
from app.state.status import Status
from app.store.development import DevelopmentRepository
from app.store.learning import LearningRepository
from app.store.settings import SettingsRepository
from app.store.store import Store

if TYPE_CHECKING:
    from app.models.badge import Wording
    from app.models.sheet import Sheet


@ft.observable
@dataclass
class Proof:
    """What the proof screens show and do."""

    store: Store
    learn: Learn
    status: Status
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `fpdf`."""
    wrong: frozenset[str] = field(default_factory=frozenset)
    """The modules whose minutes were typed in a way that is no number of minutes."""
    turns: int = 0
    """Grows whenever what is said of a module changes, so that the screen shows it."""

    def __post_init__(self) -> None:
        """Follow the store; nothing is computed before somebody looks."""
        self._repository = LearningRepository(self.store)
        self._own = DevelopmentRepository(self.store)
        self._settings = SettingsRepository(self.store)
        self.typing = Autosave(self.store.draft, self.status)
        self.store.subscribe(self._changed)

    def _changed(self, names: frozenset[str]) -> None:
        if {"learning", "cpd"} & names:
            self.turns += 1

    @property
    def name(self) -> str:
        """What the person is called, as far as they want to say."""
        return str(self._settings.all().get("name") or "").strip()

    def said(self) -> Mapping[str, Declared]:
        """Return what was declared of each module."""
        return self._repository.declared()

    def log(self) -> list[Line]:
        """Return every module that was finished, the newest first."""
        return log(self.learn.done, self.learn.by_id, self.said())

    def own(self) -> list[Development]:
        """Return what the person added of their own, the newest day first."""
        return self._own.all()

    async def add(self, title: str, day: str, minutes: int | None, note: str) -> None:
        """Add something that was learned elsewhere than in a module. NotSaved: it was not."""
        await self._own.add(title, day, minutes, note)

    async def take_out(self, entry: Development, *, is_out: bool = True) -> None:
        """Take what the person added out of the record, or put it back."""
        await self._own.take_out(entry.id, is_out=is_out)

    def finished(self) -> list[Finished]:
        """Return the pathways that are finished."""
        return finished(self.learn.pathways, self.log())

    def pathway(self, id: str) -> Finished | None:
        """Return a finished pathway."""
        return next((done for done in self.finished() if done.pathway.id == id), None)

    def typed(self, line: Line, what: str) -> str:
        """Return the minutes or the note of a line: as typed so far, else as declared."""
        kept = line.said.note if what == "note" else str(line.said.minutes or "")
        return str(self.store.drafts.get(f"proof/{line.module}/{what}", kept))

    def type(self, module: str, what: str, words: str) -> None:
        """Take the minutes or the note of a module after a key; half a number is a draft."""
        self.typing.type(f"proof/{module}/{what}", words)

    async def keep(self, module: str, what: str) -> None:
        """Declare what was typed. No number of minutes: it stays as typed, and is called wrong."""
        await self.typing.flush()
        draft = self.store.drafts.get(f"proof/{module}/{what}")
        if draft is None:
            return
        words, known = str(draft).strip(), self.said().get(module, Declared())
        if what == "note":
            if words != known.note:
                await self._add(module, {"k": "note", "text": words})
        else:
            number = minutes(words) if words else 0
            if number is None:
                self.wrong |= {module}
                return
            self.wrong -= {module}
            if (number or None) != known.minutes:
                await self._add(module, {"k": "minutes", "n": number})
        await self.store.draft(f"proof/{module}/{what}", None)

    async def declare(self, module: str, number: int) -> None:
        """Declare a number of minutes that was offered."""
        if are_minutes(number):
            await self.typing.flush()
            await self._add(module, {"k": "minutes", "n": number})
            await self.store.draft(f"proof/{module}/minutes", None)
            self.wrong -= {module}

    async def _add(self, module: str, event: dict[str, object]) -> None:
        await self._repository.add(module, {**event, "at": self.now()})

    async def _keep_all(self) -> None:
        """Declare what is typed and not yet left: a file holds what the screen shows."""
        for line in self.log():
            for what in ("minutes", "note"):
                await self.keep(line.module, what)

    async def table(self, headings: Sequence[str], kind: str, own: str = "") -> bytes:
        """Return the log as CSV; `own` says what kind of learning the person's own entries are."""
        await self._keep_all()
        added = [own_line(entry, own) for entry in self.own()]
        return table([*self.log(), *added], headings, kind)

    async def statements(self) -> bytes:
        """Return everything that was learned as xAPI statements."""
        from app.models.xapi import file_of, statements

        await self._keep_all()
        return file_of(statements(self._repository.events(), self.learn.pack, self.name))

    async def badge(self, done: Finished, words: Wording) -> bytes:
        """Return a finished pathway as an Open Badges 3.0 credential."""
        from app.models.badge import credential, file_of

        return file_of(credential(done, words, self.name))

    async def certificate(self, sheet: Sheet) -> bytes:
        """Return a certificate as a PDF. LeadwellError: what writes it has not come yet."""
        await self.ready()
        from app.models.sheet import pdf

        return pdf(sheet)
