"""The feedback clock: by when a team hears what after a visit.

The steps are those of the shared rules of all our checklists. How many days are right is our own
suggestion, which no study fixes; so a template may have its own and a visitor may change them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.models.checklist import VisitTemplate
from app.models.moment import day_of, moment

STEPS = ("thanks", "note", "fix", "told", "return")
"""Thanks; the short note; the first fix; "you said, we did"; going back."""
DAYS = (0, 2, 10, 30, 90)
"""By step: days after the visit, where neither template nor visitor says otherwise."""
WORKING = frozenset({"note", "fix"})
"""Steps whose days are working days, Monday to Friday; bank holidays are not known."""
MOST = 366
"""The most days that a step may be given."""
LAPSE = 30
"""Days after the last day of a clock on which nobody is reminded any more."""


@dataclass(frozen=True, slots=True)
class Clocked:
    """What a visit's clock is reckoned from."""

    visit: str
    template: str
    place: str
    started_at: int
    """Milliseconds since 1970."""
    is_finished: bool
    is_removed: bool = False
    days: Mapping[str, int] = field(default_factory=dict)
    """By step: what the visitor set for this visit."""
    told: Mapping[str, int] = field(default_factory=dict)
    """By step: when it was ticked as done, in milliseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the team is to hear."""

    visit: str
    place: str
    name: str
    """One of `STEPS`."""
    days: int
    day: str
    """ISO date by which it is due."""
    told_at: int | None
    """When it was ticked as done."""


def clocked_of(document: Mapping[str, Any]) -> Clocked:
    """Return what the clock needs of a visit's document of registers."""
    fields = document["fields"]
    days, told = {}, {}
    for step in STEPS:
        if is_days(value := fields.get(f"clock.{step}")):
            days[step] = value
        if at := moment(fields.get(f"told.{step}")):
            told[step] = at
    return Clocked(
        visit=document["id"],
        template=str(fields.get("template", "")),
        place=str(fields.get("place", "")),
        started_at=moment(fields.get("started")) or 0,
        is_finished=moment(fields.get("finished")) is not None,
        is_removed=bool(fields.get("removed")),
        days=days,
        told=told,
    )


def is_days(value: Any) -> bool:
    """Return whether `value` is a number of days that a step can have."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST


def clock_of(template: VisitTemplate | None) -> Mapping[str, int]:
    """Return the days of each step, as the template says, else ours."""
    days = template.clock if template is not None else DAYS
    return dict(zip(STEPS, days if len(days) == len(STEPS) else DAYS, strict=True))


def working_day(start: date, days: int) -> date:
    """Return the day so many working days after `start`; Saturday and Sunday are none."""
    if days == 0:
        return start
    # From a weekend one counts as from the Friday before it.
    weekday = min(start.weekday(), 4)
    weeks, rest = divmod(days, 5)
    over = 2 if weekday + rest > 4 else 0
    return start + timedelta(days=weekday - start.weekday() + weeks * 7 + rest + over)


def steps(visit: Clocked, template: VisitTemplate | None) -> tuple[Step, ...]:
    """Return the steps of a visit's clock, in their order."""
    usual, start = clock_of(template), day_of(visit.started_at)
    made = []
    for name in STEPS:
        days = visit.days.get(name, usual[name])
        day = working_day(start, days) if name in WORKING else start + timedelta(days=days)
        told_at = visit.told.get(name)
        made.append(Step(visit.visit, visit.place, name, days, day.isoformat(), told_at))
    return tuple(made)


def due_steps(
    visits: Iterable[Clocked], steps_of: Callable[[Clocked], tuple[Step, ...]], today: date
) -> list[Step]:
    """Return what teams should hear by `today`, what has waited longest first.

    A visit that is not finished counts from the day after it: until then one may still be there.
    """
    day, lapsed = today.isoformat(), (today - timedelta(days=LAPSE)).isoformat()
    found = [
        step
        for made in map(steps_of, _running(visits, today))
        if max(step.day for step in made) >= lapsed
        for step in made
        if step.told_at is None and step.day <= day
    ]
    return sorted(found, key=lambda step: (step.day, step.place, STEPS.index(step.name)))


def _running(visits: Iterable[Clocked], today: date) -> Iterator[Clocked]:
    for visit in visits:
        age = (today - day_of(visit.started_at)).days
        # The first look is the cheap one: a device may hold years of visits.
        if age <= 2 * MOST and not visit.is_removed and (visit.is_finished or age > 0):
            yield visit
