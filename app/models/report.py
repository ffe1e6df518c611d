"""Reports for those who lead an organisation: what one holds, and the times it may be about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal, get_args

from app.models.report_hiding import Figure, Mark

Name = Literal["training", "teams", "strategy", "visits", "promises", "themes"]
NAMES: tuple[Name, ...] = get_args(Name)
"""The reports, in their order on the screen."""
TIMELESS: tuple[Name, ...] = ("training", "teams", "strategy", "themes")
"""Reports that are about one time only: all of it, or the last two years in quarters."""
ALL = "="
"""The group, or the topic, of everything together."""
NONE = "-"
"""The group of what belongs to none."""
YEARS = 4
"""How many years one can look at."""


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a report."""

    table: str
    """What it belongs to, such as `role`, `team`, `kind`, `place` or a quarter."""
    group: str
    """An id, `ALL`, `NONE`, `OTHERS` or `SMALL`."""
    topic: str
    """An id: a module, a theme, or where a promise stands; may be empty."""
    figure: Figure


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the endpoint hands it out."""

    name: str
    until: str
    """ISO date: what came later is not in it."""
    period: str
    """As `Period.id`; empty where it is about all time."""
    lines: tuple[Line, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """What teams and places are called, by their id."""
    last: Mapping[str, str] = field(default_factory=dict)
    """By team: the month of its last visit, `2026-09`."""
    days: int | None = None
    """The median of days from a visit until its team heard; None where there are too few."""

    def data(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "name": self.name,
            "until": self.until,
            "period": self.period,
            "lines": [_line_data(each) for each in self.lines],
            "names": dict(self.names),
            "last": dict(self.last),
            "days": self.days,
        }

    def of(self, table: str, topic: str | None = None) -> tuple[Line, ...]:
        """Return the lines of one table, of one topic where that is given."""
        return tuple(
            each
            for each in self.lines
            if each.table == table and (topic is None or each.topic == topic)
        )


@dataclass(frozen=True, slots=True)
class Period:
    """A year from April to March, as the service counts them. No two have a day in common, so that
    none can be taken from another."""

    id: str
    """Such as `2026`, the year in which it begins."""
    start: str
    """ISO date."""
    end: str
    """ISO date of its last day."""


def period_of(day: date) -> Period:
    """Return the year in which a day is."""
    year = day.year if day.month >= 4 else day.year - 1
    return Period(str(year), f"{year}-04-01", f"{year + 1}-03-31")


def periods(today: date) -> list[Period]:
    """Return the years that one can look at, this one first."""
    year = int(period_of(today).id)
    return [period_of(date(year - back, 4, 1)) for back in range(YEARS)]


def last_day(today: date) -> date:
    """Return the last Sunday before `today`: numbers change once a week, so that nobody can see
    from one day to the next whose they are."""
    return today - timedelta(days=today.isoweekday() % 7 or 7)


def quarter_of(month: str) -> str:
    """Return the quarter of a month `2026-09`, as the month with which it begins."""
    year, number = month.split("-")
    return f"{year}-{(int(number) - 1) // 3 * 3 + 1:02}"


def report_of(data: object) -> Report | None:
    """Return the report that JSON describes; None where it describes none."""
    match data:
        case {
            "name": str(name),
            "until": str(until),
            "period": str(period),
            "lines": list(lines),
            "names": {**names},
            "last": {**last},
            "days": int() | None as days,
        }:
            found = tuple(filter(None, map(_line, lines)))
            return Report(name, until, period, found, _texts(names), _texts(last), days)
    return None


def _line_data(line: Line) -> list[Any]:
    figure = line.figure
    return [line.table, line.group, line.topic, figure.count, figure.people, figure.mark]


def _line(data: object) -> Line | None:
    match data:
        case [
            str(table),
            str(group),
            str(topic),
            int() | None as count,
            int() | None as people,
            str(mark),
        ]:
            known: Mark = next((each for each in get_args(Mark) if each == mark), "kept")
            # A mark of a later release hides a number as well.
            figure = Figure(None if known else count, people, known)
            return Line(table, group, topic, figure)
    return None


def _texts(found: Mapping[Any, Any]) -> dict[str, str]:
    return {str(key): value for key, value in found.items() if isinstance(value, str)}
