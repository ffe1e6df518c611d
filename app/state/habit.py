"""The habit of learning on worked days, and the days off that it waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import flet as ft

from app.errors import LeadwellError
from app.models.clock import wall
from app.models.habit import OFF, Habit, habit, pauses
from app.models.moment import day_of, parse_day
from app.state.autosave import Autosave
from app.state.status import Status
from app.store.learning import LearningRepository
from app.store.settings import SettingsRepository
from app.store.store import Store

DRAFT = "off-until"
"""The last day off, as it is being typed."""


class NoSuchDay(LeadwellError):
    """Write the last day off as 3/12/2026. Nothing was changed."""


class DayPassed(LeadwellError):
    """That day has passed. Choose today or a later one. Nothing was changed."""


@ft.observable
@dataclass
class Habits:
    """What Today and Learn say about the habit, and the days off."""

    store: Store
    status: Status
    now: Callable[[], int] = wall
    turn: int = 0
    """Counts the changes of what it is computed from."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._learning = LearningRepository(self.store)
        self._settings = SettingsRepository(self.store)
        self.typing = Autosave(self.store.draft, self.status)
        self.store.subscribe(self._changed)

    def _changed(self, names: frozenset[str]) -> None:
        if not names.isdisjoint(("learning", "settings")):
            self.turn += 1

    @property
    def today(self) -> date:
        """The present day."""
        return day_of(self.now())

    @property
    def habit(self) -> Habit:
        """How it stands now."""
        return habit(self._learning.days(), pauses(self._settings.all()), self.today)

    @property
    def typed(self) -> str:
        """The last day off, as typed so far."""
        return str(self.store.drafts.get(DRAFT, ""))

    def type(self, text: str) -> None:
        """Take the last day off after a key."""
        self.typing.type(DRAFT, text)

    async def be_off(self, days: int = 1) -> None:
        """Mark so many days off, from today."""
        await self._pause(self.today + timedelta(days=days - 1))

    async def be_off_until(self) -> None:
        """Mark days off until the one that was typed. NoSuchDay, DayPassed: nothing was changed."""
        await self.typing.flush()
        day = parse_day(self.typed)
        if day is None:
            raise NoSuchDay
        await self._pause(date.fromisoformat(day))
        await self.store.draft(DRAFT, None)

    async def _pause(self, last: date) -> None:
        if last < self.today:
            raise DayPassed
        await self._settings.set({**self._ended(), f"{OFF}{self.today}": last.isoformat()})

    async def be_back(self) -> None:
        """End every pause that goes on today; the days off before today stay days off."""
        if ended := self._ended():
            await self._settings.set(ended)

    def _ended(self) -> dict[str, str]:
        """Return what ends each pause that goes on today, on the day before."""
        today = self.today
        yesterday = (today - timedelta(days=1)).isoformat()
        return {
            f"{OFF}{pause.first}": yesterday if pause.first < today else ""
            for pause in pauses(self._settings.all())
            if pause.has(today)
        }
