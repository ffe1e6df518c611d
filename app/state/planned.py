"""Planned visits: keeping, moving, beginning, and saying why one was not made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

import flet as ft

from app.errors import LeadwellError
from app.models.area import tidy
from app.models.calendar import calendar
from app.models.clock import wall
from app.models.identity import new_id
from app.models.moment import day_of, parse_day
from app.models.planned import USUAL, Planned, event, near, parse_time, state, when
from app.state.autosave import Autosave
from app.state.deeds import Deeds
from app.state.habit import DayPassed
from app.state.refusals import NoDay
from app.state.visit import NoPlace, Visits
from app.store.planned import PlannedRepository
from app.store.store import Store

NEW = "planned/new"


class NoTime(LeadwellError):
    """That is not a time we can read. Write it like 14:30, or leave it empty. Nothing is lost."""


class NotMoved(LeadwellError):
    """It is planned for that day and time already. Write another one. Nothing was changed."""


class NoReason(LeadwellError):
    """Say in a few words why it was not done. Until then it stays planned."""


class NoKind(LeadwellError):
    """This edition does not know that kind of visit. Choose another kind. Nothing is lost."""


@ft.observable
@dataclass
class Planner:
    """What the screens of planned visits show and do."""

    store: Store
    visits: Visits
    typing: Autosave
    now: Callable[[], int] = wall
    plans: tuple[Planned, ...] = ()
    """Every plan, the earliest first."""
    turn: int = 0
    """Counts the choices made for a plan that is not kept yet."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._planned = PlannedRepository(self.store)
        self._deeds = Deeds()
        self.store.subscribe(self._changed)
        self.plans = self._planned.all()

    def _changed(self, names: frozenset[str]) -> None:
        if "planned" in names:
            self.plans = self._planned.all()

    @property
    def today(self) -> date:
        """The present day, by this device."""
        return day_of(self.now())

    def plan(self, id: str) -> Planned | None:
        """Return a plan."""
        return next((plan for plan in self.plans if plan.id == id), None)

    def state(self, plan: Planned) -> str:
        """Return `begun`, `undone` or `open`."""
        return state(plan, is_there=self.visits.visit(plan.visit) is not None)

    def are(self, *states: str) -> list[Planned]:
        """Return the plans in any of `states`, the earliest first."""
        return [plan for plan in self.plans if self.state(plan) in states]

    def near(self) -> list[Planned]:
        """Return the plans to think of now."""
        return near(self.are("open"), self.today)

    def typed(self, key: str, otherwise: str = "") -> str:
        """Return half-typed text, else what was kept before."""
        return str(self.store.drafts.get(key, otherwise))

    async def choose(self, key: str, value: str) -> None:
        """Keep a choice for a plan that is not kept yet."""
        await self.store.draft(key, value)
        self.turn += 1

    async def propose(self, place: str) -> None:
        """Begin a plan for a place; what was typed of another one but its place stays."""
        await self.typing.flush()
        await self.choose(f"{NEW}/place", place)

    def template(self) -> str:
        """The kind of visit that is chosen for a new plan."""
        first = self.visits.templates[0].id if self.visits.templates else ""
        return self.typed(f"{NEW}/template", first)

    def minutes(self) -> int:
        """The minutes that are chosen for a new plan."""
        return int(self.typed(f"{NEW}/minutes", str(USUAL)))

    async def add(self) -> str:
        """Keep the plan that was typed; return its id.

        NoPlace, NoDay, DayPassed, NoTime: it is not whole yet, and all that was typed stays.
        """
        return await self._deeds.once("add", self._add)

    async def _add(self) -> str:
        await self.typing.flush()
        place = tidy(self.typed(f"{NEW}/place"))
        if not place:
            raise NoPlace
        id = await self._planned.add(
            {
                "template": self.template(),
                "place": place,
                "when": when(*self._day(NEW)),
                "minutes": self.minutes(),
                "notes": self.typed(f"{NEW}/notes").strip(),
                "made": self.now(),
            }
        )
        await self._forget(NEW)
        return id

    def _day(self, base: str) -> tuple[str, str]:
        """Return the day and time that were typed under `base`."""
        day = parse_day(self.typed(f"{base}/day"))
        if day is None:
            raise NoDay
        if day < self.today.isoformat():
            raise DayPassed
        words = self.typed(f"{base}/time").strip()
        time = parse_time(words) if words else ""
        if time is None:
            raise NoTime
        return day, time

    async def _forget(self, base: str) -> None:
        for key in [key for key in self.store.drafts if key.startswith(f"{base}/")]:
            await self.store.draft(key, None)
        self.turn += 1

    async def set(self, plan: Planned, field: str, value: object) -> None:
        """Change the `template`, the `minutes`, the `place` or the `notes` of a plan."""
        await self._planned.set(plan.id, {field: value})

    async def keep_text(self, plan: Planned, field: str, text: str) -> None:
        """Keep the `place` or the `notes` once they are typed. NoPlace: there is none."""
        await self.typing.flush()
        words = tidy(text) if field == "place" else text.strip()
        if field == "place" and not words:
            raise NoPlace
        now = self.plan(plan.id) or plan
        if words != getattr(now, field):
            await self.set(plan, field, words)
        await self.store.draft(f"planned/{plan.id}/{field}", None)

    async def move(self, plan: Planned) -> str:
        """Move a plan to the day and time that were typed; return what `move_back` needs.

        NoDay, DayPassed, NoTime, NotMoved: it stays where it is.
        """
        return await self._deeds.once(f"move/{plan.id}", partial(self._move, plan))

    async def _move(self, plan: Planned) -> str:
        await self.typing.flush()
        base = f"planned/{plan.id}/to"
        day, time = self._day(base)
        if (day, time) == (plan.day, plan.time):
            raise NotMoved
        move, left = new_id(), when(plan.day, plan.time)
        moved = {f"moved.{move}": {"from": left, "at": self.now()}, "when": when(day, time)}
        await self._planned.set(plan.id, moved)
        await self._forget(base)
        return move

    async def move_back(self, plan: Planned, move: str) -> None:
        """Undo a move; `plan` is as it was before."""
        await self._planned.set(plan.id, {f"moved.{move}": None, "when": when(plan.day, plan.time)})

    async def begin(self, plan: Planned) -> str:
        """Start the visit of a plan at its place; return the visit's id. NoKind: it has none."""
        return await self._deeds.once(f"begin/{plan.id}", partial(self._begin, plan))

    async def _begin(self, plan: Planned) -> str:
        if self.visits.template(plan.template) is None:
            raise NoKind
        await self.visits.typing.flush()
        # A visit starts at the place that is typed for it; what somebody else has half typed there
        # is put back.
        key = f"place/{plan.template}"
        before = self.store.drafts.get(key)
        await self.store.draft(key, plan.place)
        try:
            visit = await self.visits.start(plan.template)
        finally:
            await self.store.draft(key, before)
        await self._planned.set(plan.id, {"visit": visit})
        return visit

    async def leave(self, plan: Planned) -> None:
        """Say that a plan was not done, and why, as typed. NoReason: it stays planned."""
        await self.typing.flush()
        key = f"planned/{plan.id}/reason"
        reason = self.typed(key).strip()
        if not reason:
            raise NoReason
        await self._planned.set(plan.id, {"undone": reason})
        await self.store.draft(key, None)

    async def restore(self, plan: Planned) -> None:
        """Plan it again: what was said of it is taken back."""
        await self._planned.set(plan.id, {"undone": None})

    def file(self, plans: Iterable[Planned], title: str) -> bytes:
        """Return a calendar file of plans, each called by `title` with its `{place}`."""
        return calendar((event(plan, title.format(place=plan.place)) for plan in plans), self.now())
