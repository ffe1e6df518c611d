"""The feedback clocks of visits: what teams are to hear, and by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import flet as ft

from app.errors import LeadwellError
from app.models.clock import wall
from app.models.content import Pack
from app.models.feedback import Clocked, Step, due_steps, is_days, steps
from app.models.moment import day_of, said
from app.store.clocks import ClockRepository
from app.store.store import Store


class NoDays(LeadwellError):
    """Write a whole number of days, from 0 to 366. Nothing is lost."""


@ft.observable
@dataclass
class Clocks:
    """What the screens show of the clocks, and do with them."""

    store: Store
    pack: Pack
    now: Callable[[], int] = wall
    all: dict[str, Clocked] = field(default_factory=dict)
    """By visit."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._repository = ClockRepository(self.store)
        self._templates = {template.id: template for template in self.pack.visits}
        self._steps: dict[str, tuple[Clocked, tuple[Step, ...]]] = {}
        self._due: tuple[dict[str, Clocked], date, list[Step]] = ({}, date.min, [])
        self.store.subscribe(self._changed)
        self.all = self._repository.all()

    def _changed(self, names: frozenset[str]) -> None:
        # An answer changes no clock; then no screen that shows clocks is drawn again.
        if "visits" in names and (clocks := self._repository.all()) != self.all:
            self.all = clocks

    @property
    def today(self) -> date:
        """The present day, by this device."""
        return day_of(self.now())

    def said(self, at: int) -> str:
        """Return the day of a time, as one says it today."""
        return said(at, self.now())

    def of(self, visit: str) -> tuple[Step, ...]:
        """Return the steps of a visit; none where it is not here."""
        clocked = self.all.get(visit)
        return self._steps_of(clocked) if clocked else ()

    def _steps_of(self, clocked: Clocked) -> tuple[Step, ...]:
        kept = self._steps.get(clocked.visit)
        if kept is None or kept[0] is not clocked:
            kept = (clocked, steps(clocked, self._templates.get(clocked.template)))
            self._steps[clocked.visit] = kept
        return kept[1]

    def due(self) -> list[Step]:
        """Return what teams should have heard by now, what has waited longest first."""
        clocks, day, due = self._due
        # Today asks at each tap that leads to it, and there may be years of visits.
        if clocks is not self.all or day != self.today:
            day, due = self.today, due_steps(self.all.values(), self._steps_of, self.today)
            self._due = self.all, day, due
        return list(due)

    async def tick(self, step: Step) -> None:
        """Say that a step is done."""
        await self._repository.tick(step.visit, step.name, self.now())

    async def untick(self, step: Step) -> None:
        """Say that a step is not done after all."""
        await self._repository.tick(step.visit, step.name, None)

    async def set_days(self, step: Step, written: str) -> None:
        """Give a step other days for this visit; nothing written is as usual. NoDays: it keeps
        the ones it has."""
        text = written.strip()
        if not text:
            if step.name in self.all[step.visit].days:
                await self._repository.set_days(step.visit, step.name, None)
            return
        days = int(text) if text.isdecimal() and len(text) <= 4 else -1
        if not is_days(days):
            raise NoDays
        if days != step.days:
            await self._repository.set_days(step.visit, step.name, days)
