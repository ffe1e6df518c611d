"""Coverage: where, when and with whom visits were made, and where not yet. Never a rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from app.models.area import Area, Places
from app.models.moment import day_of, moment

Shift = Literal["day", "evening", "night", "weekend"]
SHIFTS: tuple[Shift, ...] = ("day", "evening", "night", "weekend")
MORNING, EVENING, NIGHT = 7, 17, 21
"""Hours at which the day, the evening and the night begin: our own, since shifts differ; the
person can say otherwise on each visit."""
WINDOWS = (3, 6, 12)
"""Months that are looked back on."""
MONTHS = 12
"""Columns of the map."""
ROLES = {
    "nurse": True,
    "support": True,
    "doctor": True,
    "therapist": True,
    "pharmacy": True,
    "learner": True,
    "clerk": False,
    "cleaner": False,
    "porter": False,
    "kitchen": False,
    "estates": False,
    "volunteer": False,
    "lead": False,
}
"""Roles that one may meet, and whether they are clinical."""
HUDDLES = frozenset({"huddle", "stand-up", "standup"})
"""Templates of visits to a team's own short meeting."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What coverage looks at of a visit; its answers are nobody's concern here."""

    id: str
    template: str
    place: str
    at: int
    """When it began, in milliseconds since 1970."""
    day: date
    """The day on which it began, by this device's clock."""
    shift: Shift
    """The shift as the visitor says, else by the clock."""
    is_said: bool = False
    """Whether the visitor said in which shift it was."""
    area: str = ""
    """The id of the area that the visit names itself; empty: by its place."""
    met: frozenset[str] = frozenset()
    """Ids of `ROLES`, or of roles that another release knows."""
    is_removed: bool = False


def seen_of(document: Mapping[str, Any]) -> Seen:
    """Return what coverage looks at of a document of registers."""
    fields = document["fields"]
    said = fields.get("shift")
    at = moment(fields.get("started")) or 0
    # Reckoned here once: a look at coverage asks for them many times over.
    return Seen(
        id=document["id"],
        template=str(fields.get("template") or ""),
        place=str(fields.get("place") or ""),
        at=at,
        day=day_of(at),
        shift=said if said in SHIFTS else shift_at(at),
        is_said=said in SHIFTS,
        area=str(fields.get("area") or ""),
        met=frozenset(
            name.removeprefix("met.")
            for name, value in fields.items()
            if name.startswith("met.") and value
        ),
        is_removed=bool(fields.get("removed")),
    )


def shift_at(at: int) -> Shift:
    """Return the shift of a time, by this device's clock: nights go before weekends."""
    time = datetime.fromtimestamp(at / 1000)
    if not MORNING <= time.hour < NIGHT:
        return "night"
    if time.weekday() >= 5:
        return "weekend"
    return "evening" if time.hour >= EVENING else "day"


def months_before(day: date, months: int) -> date:
    """Return the same day so many months ago; where that month is too short, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    raise AssertionError(day)


def months_since(day: date, today: date) -> int:
    """Return how many whole months ago a day was; 0 for one that is yet to come."""
    months = max(0, (today.year - day.year) * 12 + today.month - day.month)
    return months if months == 0 or months_before(today, months) >= day else months - 1


@dataclass(frozen=True, slots=True)
class Row:
    """The visits to one area, or to all places that are on no list."""

    area: Area | None
    """None: elsewhere."""
    visits: tuple[Seen, ...] = ()
    """The latest first, as far back as they are known."""
    months: tuple[int, ...] = (0,) * MONTHS
    """How many in each of the last twelve months of the calendar; the present one stands last."""

    def since(self, day: date) -> tuple[Seen, ...]:
        """Return the visits from a day on."""
        return tuple(visit for visit in self.visits if visit.day >= day)

    def last(self, shift: Shift | None = None) -> Seen | None:
        """Return the latest visit, or the latest in a shift."""
        return next((it for it in self.visits if shift is None or it.shift == shift), None)


@dataclass(frozen=True, slots=True)
class Window:
    """What the visits of the last so many months come to."""

    months: int
    since: date
    """The first day that counts."""
    visits: tuple[Seen, ...]
    visited: tuple[Area, ...]
    """By name, as all areas are."""
    unvisited: tuple[Area, ...]
    elsewhere: int
    """Visits to places that are on no list."""
    shifts: Mapping[Shift, int]
    areas: Mapping[Shift, tuple[Area, ...]]
    """Areas that were visited in each shift."""
    met: Mapping[str, int]
    """In how many visits each role was met; also roles that another release knows."""
    unasked: int
    """Visits of which nobody said whom they met."""
    huddles: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All visits, by area, by month and by shift; each visit is in one row."""

    today: date
    months: tuple[date, ...]
    """The first day of each column of the map."""
    rows: tuple[Row, ...]
    """By the name of the area; elsewhere last, where there is any."""
    first: date | None
    """The day of the earliest visit that is known: what was before it nobody can say."""
    windows: Mapping[int, Window] = field(default_factory=dict)
    """By their months."""

    def row(self, id: str) -> Row | None:
        """Return the row of an area by its id."""
        return next((row for row in self.rows if row.area and id in row.area.ids), None)


def coverage(visits: Iterable[Seen], areas: Sequence[Area], today: date) -> Coverage:
    """Return where visits were made up to `today`; those taken away do not count.

    A visit with a day after today (some clock was wrong) counts as the latest there are.
    """
    places = Places(areas)
    there = sorted((visit for visit in visits if not visit.is_removed), key=_order)
    months = tuple(months_before(today.replace(day=1), n) for n in reversed(range(MONTHS)))
    by_area: dict[str, list[Seen]] = {area.id: [] for area in areas}
    elsewhere: list[Seen] = []
    for visit in there:
        area = places.area(visit.place, visit.area)
        (by_area[area.id] if area else elsewhere).append(visit)
    rows = [_row(area, by_area[area.id], today, months) for area in areas]
    if elsewhere:
        rows.append(_row(None, elsewhere, today, months))
    first = min((visit.day for visit in there), default=None)
    windows = {n: _window(n, rows, today) for n in WINDOWS}
    return Coverage(today, months, tuple(rows), first, windows)


def _order(visit: Seen) -> tuple[int, str]:
    return (-visit.at, visit.id)


def _row(area: Area | None, visits: list[Seen], today: date, months: tuple[date, ...]) -> Row:
    counts = Counter(min(visit.day, today).replace(day=1) for visit in visits)
    return Row(area, tuple(visits), tuple(counts[month] for month in months))


def _window(months: int, rows: list[Row], today: date) -> Window:
    since = months_before(today, months)
    inside = [(row.area, row.since(since)) for row in rows]
    visits = tuple(sorted((visit for _, some in inside for visit in some), key=_order))
    named = [(area, some) for area, some in inside if area is not None]
    return Window(
        months=months,
        since=since,
        visits=visits,
        visited=tuple(area for area, some in named if some),
        unvisited=tuple(area for area, some in named if not some),
        elsewhere=sum(len(some) for area, some in inside if area is None),
        shifts=Counter(visit.shift for visit in visits),
        areas={
            shift: tuple(area for area, some in named if any(it.shift == shift for it in some))
            for shift in SHIFTS
        },
        met=Counter(role for visit in visits for role in visit.met),
        unasked=sum(not visit.met for visit in visits),
        huddles=sum(visit.template in HUDDLES for visit in visits),
    )
