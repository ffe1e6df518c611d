"""Small tests of change: beginning one, its cycles in a row, and what was measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import flet as ft

from app.errors import LeadwellError
from app.models.clock import wall
from app.models.improvement import Cycle, Measurement, SmallTest, chart, number, plain
from app.models.moment import day_of, parse_day
from app.models.runchart import RunChart
from app.state.autosave import Autosave
from app.state.deeds import Deeds
from app.state.libraries import Ready, here
from app.state.status import Status
from app.store.improvement import ImprovementRepository, Sort
from app.store.store import Store

TYPED = {
    "test": ("idea", "aim", "measure", "unit", "until"),
    "cycle": ("plan", "prediction", "begins", "ends", "do", "study", "next"),
}
"""The fields of each sort of record that people type."""
DAYS = ("until", "begins", "ends")
"""Those among them that are days."""


class NoIdea(LeadwellError):
    """Say first what you would like to try, in a few words. Nothing is lost."""


class NoAct(LeadwellError):
    """Say first what you do with the last cycle: adopt, adapt or drop it. Nothing is lost."""


class NoNumber(LeadwellError):
    """That is not a number we can read. Write it like 12 or 12.5. Nothing is lost."""


class NotADay(LeadwellError):
    """That is not a date we can read. Write it like 3/12/2026. Nothing is lost."""


class NotYet(LeadwellError):
    """That day has not come yet. Measure first, then write it down. Nothing is lost."""


@ft.observable
@dataclass
class Improvement:
    """What the screens about small tests show and do."""

    store: Store
    status: Status
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for what draws charts."""
    tests: tuple[SmallTest, ...] = ()
    """The newest first."""
    wrong: frozenset[str] = field(default_factory=frozenset)
    """The drafts of days that cannot be read as a day."""
    turns: int = 0
    """Grows whenever a cycle or a measurement changes, so that the screen shows it."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._repository = ImprovementRepository(self.store)
        self._deeds = Deeds()
        self.typing = Autosave(self.store.draft, self.status)
        self.store.subscribe(self._changed)
        self._changed(frozenset({"tests", "cycles", "measurements"}))

    def _changed(self, names: frozenset[str]) -> None:
        if "tests" in names:
            self.tests = self._repository.tests()
        if "cycles" in names:
            self._cycles: dict[str, list[Cycle]] = {}
            for cycle in self._repository.cycles():
                self._cycles.setdefault(cycle.test, []).append(cycle)
            self.turns += 1
        if "measurements" in names:
            self._measured: dict[str, list[Measurement]] = {}
            for measurement in self._repository.measurements():
                self._measured.setdefault(measurement.test, []).append(measurement)
            self.turns += 1

    @property
    def today(self) -> date:
        """The present day, by this device."""
        return day_of(self.now())

    def test(self, id: str) -> SmallTest | None:
        """Return a test."""
        return next((test for test in self.tests if test.id == id), None)

    def cycles(self, test: str) -> Sequence[Cycle]:
        """Return the cycles of a test, the first one first."""
        return self._cycles.get(test, ())

    def measured(self, test: str) -> Sequence[Measurement]:
        """Return what was measured, by its days."""
        return self._measured.get(test, ())

    def chart(self, test: SmallTest) -> RunChart | None:
        """Return what the measurements of a test say; None where there are none."""
        return chart(test, self.measured(test.id))

    def typed(self, key: str, otherwise: str = "") -> str:
        """Return half-typed text, else what was kept before."""
        return str(self.store.drafts.get(key, otherwise))

    async def begin(self, visit: str, place: str) -> str:
        """Begin a test of the idea that was typed, from a visit or none; return its id. NoIdea:
        there is none."""
        return await self._deeds.once(f"begin/{visit}", partial(self._begin, visit, place))

    async def _begin(self, visit: str, place: str) -> str:
        await self.typing.flush()
        base = f"tests/new/{visit}"
        idea, aim = (self.typed(f"{base}/{part}").strip() for part in ("idea", "aim"))
        if not idea:
            raise NoIdea
        fields = {"visit": visit, "place": place, "idea": idea, "aim": aim, "made": self.now()}
        id = await self._repository.add("test", {name: it for name, it in fields.items() if it})
        for part in ("idea", "aim"):
            await self.store.draft(f"{base}/{part}", None)
        return id

    async def keep(self, sort: Sort, record: SmallTest | Cycle, name: str) -> None:
        """Keep a field that is done being typed, if it changed. A day that is none stays as typed,
        and is called wrong."""
        await self.typing.flush()
        key = draft(sort, record.id, name)
        typed = self.store.drafts.get(key)
        if typed is None:
            return
        words = str(typed).strip()
        if name in DAYS and words:
            day = parse_day(words)
            if day is None:
                self.wrong |= {key}
                return
            words = day
        self.wrong -= {key}
        await self._set(sort, record, name, words)
        await self.store.draft(key, None)

    async def choose(self, sort: Sort, record: SmallTest | Cycle, name: str, value: str) -> None:
        """Choose one of a few; the same again takes it back."""
        present = self._present(sort, record)
        await self._set(sort, record, name, "" if getattr(present, name) == value else value)

    async def _set(self, sort: Sort, record: SmallTest | Cycle, name: str, value: str) -> None:
        if value != getattr(self._present(sort, record), name):
            await self._repository.set(sort, record.id, {name: value or None})

    def _present(self, sort: Sort, record: SmallTest | Cycle) -> SmallTest | Cycle:
        # What is on the screen may be older than what was done a moment ago.
        if isinstance(record, Cycle):
            return next((it for it in self.cycles(record.test) if it.id == record.id), record)
        return self.test(record.id) or record

    async def settle(self, test: SmallTest) -> None:
        """Keep everything of a test and its cycles that is only half typed yet."""
        for name in TYPED["test"]:
            await self.keep("test", test, name)
        for cycle in self.cycles(test.id):
            for name in TYPED["cycle"]:
                await self.keep("cycle", cycle, name)

    async def plan(self, test: SmallTest) -> str:
        """Begin the next cycle, from what followed from the last; return its id. NoAct: the last
        one goes on."""
        return await self._deeds.once(f"plan/{test.id}", partial(self._plan, test))

    async def _plan(self, test: SmallTest) -> str:
        await self.settle(test)
        before = self.cycles(test.id)
        if before and not before[-1].act:
            raise NoAct
        fields = {"test": test.id, "plan": before[-1].next if before else "", "made": self.now()}
        return await self._repository.add("cycle", {name: it for name, it in fields.items() if it})

    async def measure(self, test: SmallTest) -> None:
        """Keep the measurement that was typed. NoNumber, NotADay, NotYet: it is not whole yet."""
        await self._deeds.once(f"measure/{test.id}", partial(self._measure, test))

    async def _measure(self, test: SmallTest) -> None:
        await self.typing.flush()
        base = f"tests/number/{test.id}"
        value = number(self.typed(f"{base}/value"))
        if value is None:
            raise NoNumber
        day = parse_day(self.typed(f"{base}/day", self.today.isoformat()))
        if day is None:
            raise NotADay
        if day > self.today.isoformat():
            raise NotYet
        note = self.typed(f"{base}/note").strip()
        fields = {"test": test.id, "day": day, "value": plain(value), "made": self.now()}
        await self._repository.add("measurement", {**fields, "note": note} if note else fields)
        for part in ("value", "day", "note"):
            await self.store.draft(f"{base}/{part}", None)

    async def remove(self, sort: Sort, id: str) -> None:
        """Take a record away; `restore` brings it back."""
        await self._repository.set(sort, id, {"removed": True})

    async def restore(self, sort: Sort, id: str) -> None:
        """Bring back a record that was taken away."""
        await self._repository.set(sort, id, {"removed": None})


def draft(sort: Sort, id: str, name: str) -> str:
    """Return under which name a field of a record is kept while it is typed."""
    return f"tests/{sort}/{id}/{name}"
