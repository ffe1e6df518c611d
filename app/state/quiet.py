"""The reminder of a quiet moment, at a time and on days of one's own choosing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import flet as ft

from app.errors import LeadwellError
from app.models.calendar import calendar
from app.models.clock import wall
from app.models.moment import day_of
from app.models.planned import parse_time
from app.models.reminder import DAYS, PASSED, TIME, Reminder, event, is_due, reminder_of, wait
from app.state.autosave import Autosave
from app.state.status import Status
from app.store.settings import SettingsRepository
from app.store.store import Store

DRAFT = "quiet-time"
"""The time, as it is being typed."""
LOOK = 30.0
"""Seconds after which the time is looked at anyway: a tablet may have slept, or its clock moved."""


class NotATime(LeadwellError):
    """That is not a time we can read. Write it like 17:30. Nothing was changed."""


@ft.observable
@dataclass
class Quiet:
    """What Today and the screen of the reminder show and do."""

    store: Store
    status: Status
    now: Callable[[], int] = wall
    is_due: bool = False
    """Whether it is time for a quiet moment."""
    reminder: Reminder = field(default_factory=Reminder)

    def __post_init__(self) -> None:
        """Follow the store."""
        self._settings = SettingsRepository(self.store)
        self.typing = Autosave(self.store.draft, self.status)
        self.store.subscribe(self._changed)
        self._read()

    def _changed(self, names: frozenset[str]) -> None:
        if "settings" in names:
            self._read()

    def _read(self) -> None:
        self.reminder = reminder_of(self._settings.all())
        self.look()

    @property
    def _clock(self) -> datetime:
        return datetime.fromtimestamp(self.now() / 1000)

    def look(self) -> None:
        """See whether it is time."""
        self._look(self._clock)

    def _look(self, now: datetime) -> None:
        due = is_due(self.reminder, now)
        if due != self.is_due:
            self.is_due = due

    async def watch(self) -> None:
        """See whether it is time, for as long as the app is open."""
        while True:
            now = self._clock
            self._look(now)
            await asyncio.sleep(wait(self.reminder, now, LOOK))

    @property
    def typed(self) -> str:
        """The time, as typed so far."""
        return str(self.store.drafts.get(DRAFT, ""))

    def type(self, text: str) -> None:
        """Take the time after a key."""
        self.typing.type(DRAFT, text)

    async def keep_typed(self) -> None:
        """Remind at the time that was typed, if any was. NotATime: nothing was changed."""
        await self.typing.flush()
        if not self.typed.strip():
            return
        time = parse_time(self.typed)
        if time is None:
            raise NotATime
        await self.at(time)
        await self.store.draft(DRAFT, None)

    async def at(self, time: str) -> None:
        """Remind at a time such as `17:30`."""
        await self._settings.set({TIME: time})

    async def choose(self, day: str) -> None:
        """Remind on a day (Monday is 0) too; the same again takes it back."""
        days = self.reminder.days ^ {int(day)}
        await self._settings.set({DAYS: "".join(map(str, sorted(days)))})

    async def turn_off(self) -> None:
        """Remind no longer; the days stay as they were chosen."""
        await self._settings.set({TIME: ""})

    async def not_now(self) -> None:
        """Put the quiet line away until its next day."""
        await self._settings.set({PASSED: day_of(self.now()).isoformat()})

    def file(self, title: str) -> bytes:
        """Return a calendar file with the reminder. ValueError: it is off."""
        now = self.now()
        return calendar([event(self.reminder, title, day_of(now), now)], now)
