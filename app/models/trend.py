"""Values over weeks: the middle of what a week's check-ins say, and where nothing was said.

A week without a check-in is a gap and stays one: nothing is filled in, counted on or held against
anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.models.ratings import SIDES, Rating, Side
from app.models.weeks import week_of, weeks_to

WINDOWS = (4, 12, 52)
"""Weeks that one can look back on."""
Lean = Literal["mattered", "close", "lived"]
"""Which of the two was more, or that they were close."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What one entry says of values."""

    day: date
    ratings: Mapping[str, Rating]
    """By value id."""
    names: Mapping[str, str]
    """What the values were called then, where that was kept."""


@dataclass(frozen=True, slots=True)
class Week:
    """What the check-ins of one week say of one value, in the middle."""

    monday: date
    mattered: int = 0
    """In halves of a level: 7 is between 3 and 4. 0: not said."""
    lived: int = 0
    count: int = 0
    """Check-ins that say something of it."""

    @property
    def is_whole(self) -> bool:
        """Whether both were said, and so can be compared."""
        return bool(self.mattered and self.lived)

    @property
    def lean(self) -> Lean:
        """Which of the two was more; less than a whole level apart, they were close."""
        gap = self.lived - self.mattered
        return "lived" if gap >= 2 else "mattered" if gap <= -2 else "close"


@dataclass(frozen=True, slots=True)
class Course:
    """One value over the weeks."""

    value: str
    """Its id."""
    name: str
    weeks: tuple[Week, ...]
    """One for each week that one looks back on, the latest last."""

    @property
    def said(self) -> tuple[Week, ...]:
        """The weeks in which something was said, the latest last."""
        return tuple(week for week in self.weeks if week.count)


def middle(levels: Sequence[int]) -> int:
    """Return the middle of levels, in halves; 0 where there are none."""
    if not levels:
        return 0
    order = sorted(levels)
    half = len(order) // 2
    return order[half] * 2 if len(order) % 2 else order[half - 1] + order[half]


def courses(
    checkins: Iterable[CheckIn], names: Mapping[str, str], today: date, window: int
) -> tuple[Course, ...]:
    """Return the course of every value over the last `window` weeks, up to the week of today.

    `names` are the values of now, in their order, whether anything was said of them or not; after
    them come those that are values no longer, if something was said of them in that time. A
    check-in that lies after this week (a clock was wrong) is left out.
    """
    mondays = weeks_to(today, window)
    known = set(mondays)
    levels: dict[tuple[str, date, Side], list[int]] = defaultdict(list)
    counts: dict[tuple[str, date], int] = defaultdict(int)
    called: dict[str, tuple[date, str]] = {}
    for checkin in checkins:
        monday = week_of(checkin.day)
        if monday not in known:
            continue
        for value, rating in checkin.ratings.items():
            counts[value, monday] += 1
            for side in SIDES:
                if level := getattr(rating, side):
                    levels[value, monday, side].append(level)
            if value in checkin.names:
                then = (checkin.day, checkin.names[value])
                called[value] = max(called.get(value, then), then)
    gone = sorted({value for value, _ in counts} - names.keys())
    every = {**names, **{value: called[value][1] if value in called else value for value in gone}}

    def week(value: str, monday: date) -> Week:
        mattered, lived = (middle(levels.get((value, monday, side), ())) for side in SIDES)
        return Week(monday, mattered, lived, counts.get((value, monday), 0))

    return tuple(
        Course(value, name, tuple(week(value, monday) for monday in mondays))
        for value, name in every.items()
    )
