"""Feedback sheets: what a team hears after a visit, in the words that the leader chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import flet as ft

from app.models.clock import wall
from app.models.feedback_sheet import (
    HEARD,
    OFF,
    SIZE,
    THANKS,
    THEME,
    Heard,
    Noted,
    Told,
    heard,
    is_large,
    noted,
    told,
)
from app.models.visit import Visit
from app.state.autosave import Autosave
from app.state.libraries import Ready, here
from app.state.status import Status
from app.state.visit import Visits
from app.store.heard import SheetRepository
from app.store.store import Store

if TYPE_CHECKING:
    from app.models.guard import Finding
    from app.models.sheet import Sheet


Findings = Callable[[str], Sequence["Finding"]]
"""Points to what could give somebody away; it never stops anybody."""


def guard(text: str) -> Sequence[Finding]:
    """Point to what could give somebody away, with rules that no first screen waits for."""
    from app.models.guard import findings

    return findings(text)


@dataclass(frozen=True, slots=True)
class Feedback:
    """The sheet of one visit, as it would be shared now."""

    visit: Visit
    noted: tuple[Noted, ...]
    """Everything that may be chosen."""
    heard: tuple[Heard, ...]
    """What was chosen, with words or still without."""
    told: tuple[Told, ...]
    """Every promise, those left off among them."""
    thanks: str
    """Empty where the usual words are meant."""
    theme: str
    is_large: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """What was heard, as the team reads it."""
        lines = (each.words.strip() for each in self.heard)
        return tuple(line for line in (*lines, self.theme.strip()) if line)

    @property
    def promises(self) -> tuple[Told, ...]:
        """The promises that the team reads."""
        return tuple(each for each in self.told if not each.is_off)


@ft.observable
@dataclass
class Sheets:
    """What the screens of feedback sheets show and do."""

    store: Store
    visits: Visits
    status: Status
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `fpdf`."""
    findings: Findings = guard
    turns: int = 0
    """Grows whenever something on a sheet changes, so that the screen shows it."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._repository = SheetRepository(self.store)
        self.typing = Autosave(self._draft, self.status)
        self.store.subscribe(self._changed)

    def _changed(self, names: frozenset[str]) -> None:
        if names & {"visits", "promises"}:
            self.turns += 1

    async def _draft(self, key: str, words: str) -> None:
        await self.store.draft(key, words)
        self.turns += 1

    def of(self, visit: Visit) -> Feedback:
        """Return the sheet of a visit, with what is typed and not yet left."""
        fields: dict[str, Any] = self._repository.fields(visit.id)
        begins = _key(visit.id, "")
        for key, words in self.store.drafts.items():
            if key.startswith(begins):
                fields[key.removeprefix(begins)] = words
        template = self.visits.template_of(visit)
        found = noted(template.sections if template else (), visit)
        return Feedback(
            visit,
            tuple(found),
            tuple(heard(found, fields)),
            tuple(told(self.visits.promised(visit.id), fields)),
            str(fields.get(THANKS) or ""),
            str(fields.get(THEME) or ""),
            is_large(fields),
        )

    def type(self, visit: Visit, part: str, words: str) -> None:
        """Take a part of the sheet after a key."""
        self.typing.type(_key(visit.id, part), words)

    async def keep(self, visit: Visit, part: str) -> None:
        """Keep a part that is done being typed, if it changed. NotSaved: it stays a draft."""
        await self.typing.flush()
        key = _key(visit.id, part)
        if key not in self.store.drafts:
            return
        words = str(self.store.drafts[key]).strip()
        before = self._repository.fields(visit.id).get(part)
        if words != (before or ""):
            # What was chosen stays chosen, even where its words are gone.
            kept = words if part.startswith(HEARD) else words or None
            await self._repository.set(visit.id, {part: kept})
        await self.store.draft(key, None)
        self.turns += 1

    async def settle(self, visit: Visit) -> None:
        """Keep every part that is only half typed yet: what is shared is what the screen shows."""
        await self.typing.flush()
        begins = _key(visit.id, "")
        for key in [key for key in self.store.drafts if key.startswith(begins)]:
            await self.keep(visit, key.removeprefix(begins))

    async def choose(self, visit: Visit, id: str) -> None:
        """Put something noted on the sheet, or take it off again.

        In a small team it starts without words: a theme gives nobody away, a quote may. What was
        written for it before comes back.
        """
        await self.settle(visit)
        part = HEARD + id
        if part in self._repository.fields(visit.id):
            await self._repository.set(visit.id, {part: None})
            return
        sheet = self.of(visit)
        source = next((each.words for each in sheet.noted if each.id == id), "")
        words = self._repository.last(visit.id, part) or (source if sheet.is_large else "")
        await self._repository.set(visit.id, {part: words})

    async def leave_off(self, visit: Visit, promise: str) -> None:
        """Leave a promise off the sheet, or put it on again."""
        part = OFF + promise
        is_off = part in self._repository.fields(visit.id)
        await self._repository.set(visit.id, {part: None if is_off else "off"})

    async def set_size(self, visit: Visit, size: str) -> None:
        """Say how large the team is."""
        await self._repository.set(visit.id, {SIZE: size})

    async def pdf(self, sheet: Sheet) -> bytes:
        """Return a sheet as a PDF. LeadwellError: what writes it has not come yet."""
        await self.ready()
        from app.models.sheet import pdf

        return pdf(sheet)

    async def page(self, sheet: Sheet) -> bytes:
        """Return a sheet as a page that any browser opens and prints."""
        from app.models.page import page

        return page(sheet)


def _key(visit: str, part: str) -> str:
    return f"sheet/{visit}/{part}"
