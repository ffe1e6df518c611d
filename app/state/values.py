"""Looking back on one's own entries: values over weeks, words, areas, and this day in other years.

All of it is computed from entries that are open, held in memory, and forgotten when the journal is
locked.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import flet as ft

from app.models.clock import wall
from app.models.journal import Entry
from app.models.moment import day_of
from app.models.ratings import names_of, ratings_of
from app.models.trend import CheckIn, Course, courses
from app.state.reflect import Reflect
from app.store.course import Course as Work
from app.store.settings import SettingsRepository
from app.store.store import Store

if TYPE_CHECKING:
    from app.models.remembrance import Memory
    from app.models.wordcount import Used, WordCount

PUT_AWAY = "memories.put-away"
"""The setting with the ISO date on which one did not want to be reminded of earlier times."""


@ft.observable
@dataclass
class Values:
    """What the screens that look back show and do."""

    store: Store
    reflect: Reflect
    look_for: Callable[[str], Awaitable[None]]
    """Searches the journal for a word."""
    now: Callable[[], int] = wall
    window: int = 12
    """Weeks that one looks back on."""
    value: str = ""
    """The id of the value that is drawn; empty: the first."""
    used: tuple[Used, ...] = ()
    """The words used most, as far as they are counted."""
    is_counted: bool = False
    """Whether every entry that is open is counted."""
    turn: int = 0
    """Counts the changes of settings."""

    def __post_init__(self) -> None:
        """Follow the journal and the settings."""
        self._settings = SettingsRepository(self.store)
        self._checkins: tuple[CheckIn, ...] | None = None
        self._courses: tuple[tuple[date, int], tuple[Course, ...]] | None = None
        self._memories: tuple[date, tuple[Memory, ...]] | None = None
        self._count: WordCount | None = None
        self._counted: dict[str, Entry] = {}
        self._counting = 0
        self.store.subscribe(self._changed)
        self._unfollow = self.reflect.subscribe(self._seen)  # type: ignore[attr-defined]

    def _changed(self, names: frozenset[str]) -> None:
        if "settings" in names:
            self.turn += 1

    def _seen(self, _: Any, field: str | None) -> None:
        if field != "entries":
            return
        self._checkins = self._courses = self._memories = None
        if not self.reflect.entries:
            self.forget()

    def forget(self) -> None:
        """Forget all that was computed from entries."""
        self._checkins = self._courses = self._memories = self._count = None
        self._counted, self.used, self.is_counted = {}, (), False
        self._counting += 1

    @property
    def today(self) -> date:
        """The present day, by this device."""
        return day_of(self.now())

    @property
    def checkins(self) -> tuple[CheckIn, ...]:
        """Every entry that says something of values."""
        if self._checkins is None:
            read = ((entry.written, ratings_of(entry.written.data)) for entry in self._rated())
            self._checkins = tuple(
                CheckIn(day_of(written.created_at), ratings, names_of(written.data))
                for written, ratings in read
                if ratings
            )
        return self._checkins

    def _rated(self) -> list[Entry]:
        return [entry for entry in self.reflect.entries if entry.written.data]

    @property
    def courses(self) -> tuple[Course, ...]:
        """How each value went over the weeks that one looks back on."""
        asked = (self.today, self.window)
        if self._courses is None or self._courses[0] != asked:
            names = {value.id: value.name for value in self.reflect.pack.values}
            self._courses = (asked, courses(self.checkins, names, *asked))
        return self._courses[1]

    def look_back(self, weeks: str) -> None:
        """Look back on so many weeks."""
        self.window = int(weeks)

    def show(self, value: str) -> None:
        """Draw that value."""
        self.value = value

    @property
    def memories(self) -> tuple[Memory, ...]:
        """What was written on this day in earlier times, unless it was put away for today."""
        from app.models.remembrance import memories

        today = self.today
        if self._settings.all().get(PUT_AWAY) == today.isoformat():
            return ()
        if self._memories is None or self._memories[0] != today:
            self._memories = (today, memories(self.reflect.entries, today))
        return self._memories[1]

    async def put_away(self) -> None:
        """Show nothing of earlier times until tomorrow."""
        await self._settings.set({PUT_AWAY: self.today.isoformat()})

    async def bring_back(self) -> None:
        """Show it again."""
        await self._settings.set({PUT_AWAY: ""})

    async def count(self) -> None:
        """Count the words of the entries that are open, in slices; what is counted stays counted.

        Returns early where the journal was locked, or somebody counts anew, meanwhile.
        """
        from app.models.wordcount import WordCount

        entries = {entry.id: entry for entry in self.reflect.entries}
        self._counting += 1
        turn, work = self._counting, Work()
        if not entries:
            return
        count = self._count = self._count or WordCount()
        both = {**self._counted, **entries}
        changed = [id for id in both if self._counted.get(id) is not entries.get(id)]
        for number, id in enumerate(changed):
            if (before := self._counted.pop(id, None)) is not None:
                count.remove(before.written.answers.values())
            if (entry := entries.get(id)) is not None:
                self._counted[id] = entry
                count.add(entry.written.answers.values())
            await work.pause(number / len(changed))
            if turn != self._counting:
                return
        self.used, self.is_counted = count.top(), True
