"""Rhythm: where, when and with whom visits were made, the list of areas, and what is planned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.errors import LeadwellError
from app.models.area import Area, Places, tidy
from app.models.clock import wall
from app.models.coverage import Coverage, Seen, Shift, coverage, shift_at
from app.models.moment import day_of
from app.models.place import place_key
from app.state.autosave import Autosave
from app.state.deeds import Deeds
from app.state.planned import Planner
from app.state.status import Status
from app.state.visit import Visits
from app.store.areas import AreaRepository, SeenRepository
from app.store.store import Store

NEW = "area/new"
"""The names of new areas, as they are being typed."""


class NoName(LeadwellError):
    """Give the area a name first, such as a ward or a team. Nothing was changed."""


class NameTaken(LeadwellError):
    """Another area on your list has that name. Choose a different one. Nothing was changed."""


@ft.observable
@dataclass
class Rhythm:
    """What the Rhythm screens show and do."""

    store: Store
    visits: Visits
    status: Status
    now: Callable[[], int] = wall
    turn: int = 0
    """Counts the changes of what coverage is computed from."""
    months: int = 6
    """How far one looks back."""
    by_shift: bool = False
    """Whether the map shows shifts, not months."""
    as_table: bool = False
    """Whether the map is shown as a table."""

    def __post_init__(self) -> None:
        """Follow the store; nothing is read before somebody asks for it."""
        self._areas = AreaRepository(self.store)
        self._seen = SeenRepository(self.store)
        self._known: tuple[tuple[Seen, ...], tuple[Area, ...]] | None = None
        self._coverage: Coverage | None = None
        self._deeds = Deeds()
        self.typing = Autosave(self.store.draft, self.status)
        self.planner = Planner(self.store, self.visits, self.typing, self.now)
        self.store.subscribe(self._changed)

    def _changed(self, names: frozenset[str]) -> None:
        if self._known is None or names.isdisjoint(("visits", "areas")):
            return
        # Most changes of a visit are answers, which coverage does not look at.
        seen, areas = self._known
        known = (
            self._seen.all() if "visits" in names else seen,
            self._areas.all() if "areas" in names else areas,
        )
        if known != self._known:
            self._known, self._coverage = known, None
            self.turn += 1

    def _all(self) -> tuple[tuple[Seen, ...], tuple[Area, ...]]:
        if self._known is None:
            self._known = (self._seen.all(), self._areas.all())
        return self._known

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas of the list, by name."""
        return self._all()[1]

    @property
    def coverage(self) -> Coverage:
        """How it stands today; reckoned once for each change and each day."""
        today = day_of(self.now())
        if self._coverage is None or self._coverage.today != today:
            self._coverage = coverage(*self._all(), today)
        return self._coverage

    def area(self, id: str) -> Area | None:
        """Return an area of the list."""
        return next((area for area in self.areas if id in area.ids), None)

    def seen(self, id: str) -> Seen | None:
        """Return what coverage knows of a visit."""
        return next((visit for visit in self._all()[0] if visit.id == id), None)

    def area_of(self, visit: Seen) -> Area | None:
        """Return the area that a visit belongs to."""
        return Places(self.areas).area(visit.place, visit.area)

    def unlisted(self) -> list[str]:
        """Return the places of visits that are on no list, each once, by name."""
        row = next((row for row in self.coverage.rows if row.area is None), None)
        found: dict[str, str] = {}
        for visit in row.visits if row else ():
            if place_key(visit.place):
                found.setdefault(place_key(visit.place), tidy(visit.place))
        return [name for _, name in sorted(found.items())]

    def look_back(self, months: str) -> None:
        """Look back so many months."""
        self.months = int(months)

    def type(self, key: str, text: str) -> None:
        """Take half-typed text after a key."""
        self.typing.type(key, text)

    def typed(self, key: str, otherwise: str = "") -> str:
        """Return half-typed text, else what was kept before."""
        return str(self.store.drafts.get(key, otherwise))

    async def add_typed(self) -> int:
        """Put the areas that were typed, one a line, on the list; return how many were new.

        NoName: nothing was typed.
        """
        return await self._deeds.once("areas", self._add_typed)

    async def _add_typed(self) -> int:
        await self.typing.flush()
        names = self.typed(NEW).splitlines()
        if not any(map(tidy, names)):
            raise NoName
        count = await self.add(*names)
        await self.store.draft(NEW, None)
        return count

    async def add(self, *names: str) -> int:
        """Put areas on the list; return how many were not there yet."""
        there = {place_key(area.name) for area in self.areas}
        new = {place_key(name): tidy(name) for name in reversed(names) if place_key(name)}
        missing = [name for key, name in reversed(new.items()) if key not in there]
        if missing:
            await self._areas.add(missing)
        return len(missing)

    async def rename(self, area: Area, name: str) -> None:
        """Give an area another name; its visits stay its own. NoName, NameTaken: it keeps its."""
        await self.typing.flush()
        if not tidy(name):
            raise NoName
        if any(
            place_key(each.name) == place_key(name) and each.id != area.id for each in self.areas
        ):
            raise NameTaken
        if tidy(name) != area.name:
            await self._areas.set(area.ids, {"name": tidy(name)})
        await self.store.draft(f"area/{area.id}", None)

    async def remove(self, area: Area) -> None:
        """Take an area off the list; its visits stay, and `restore` brings it back."""
        await self._areas.set(area.ids, {"removed": True})

    async def restore(self, area: Area) -> None:
        """Bring back an area that was taken away."""
        await self._areas.set(area.ids, {"removed": None})

    async def set_area(self, visit: Seen, area: str) -> None:
        """Say which area a visit was to; empty: the one that is called as its place."""
        await self._seen.set(visit.id, {"area": area or None})

    async def set_shift(self, visit: Seen, shift: Shift) -> None:
        """Say in which shift a visit was; the one of the clock is not kept but reckoned."""
        await self._seen.set(visit.id, {"shift": None if shift == shift_at(visit.at) else shift})

    async def set_met(self, visit: Seen, role: str) -> None:
        """Say that one met a role; the same again takes it back."""
        await self._seen.set(visit.id, {f"met.{role}": None if role in visit.met else True})
