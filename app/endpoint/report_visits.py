"""Reports of visits: how many, where, on which themes, and how soon a team heard."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, and_, cast, func, select
from sqlalchemy.dialects.postgresql import JSON

from app.endpoint.report_lines import lines_of
from app.endpoint.report_people import People
from app.endpoint.tables import shared
from app.models.place import place_key
from app.models.report import ALL, NONE, Line, Period, Report, period_of, quarter_of
from app.models.report_hiding import LEAST, Tally, told

_ID = re.compile(r"[A-Za-z0-9._-]{1,40}")


def visits(connection: Connection, people: People, until: str, period: Period) -> Report:
    """Return the visits of a year up to `until`: by team, by kind and by place, when each team had
    its last one, and the median of days until it heard.

    A visit that was shared with two teams counts in both.
    """
    during = and_(_visits(people), shared.c.day.between(period.start, min(period.end, until)))
    # The month, not the day, which may say whose visit it was.
    each = (shared.c.space, shared.c.topic, func.substr(shared.c.day, 1, 7))
    rows = connection.execute(select(*each, func.count()).where(during).group_by(*each))
    teams: Counter[str] = Counter(dict.fromkeys(people.groups.values(), 0))
    kinds: Counter[str] = Counter()
    places: Counter[str] = Counter()
    spans: Counter[int] = Counter()
    called: dict[str, str] = {}
    last: dict[str, str] = {}
    for space, kind, month, number in rows:
        team = people.groups.get(space, NONE)
        teams[team] += number
        kinds[_id(kind)] += number
        last[team] = max(last.get(team, ""), month)
    told_of = (_texts(connection)("place"), _span(connection))
    for place, span, number in connection.execute(
        select(*told_of, func.count()).where(during).group_by(*told_of)
    ):
        key = place_key(place or "") or NONE
        places[key] += number
        called.setdefault(key, (place or "").strip())
        if span is not None:
            spans[max(int(span), 0)] += number
    by_team = list(_lines("team", teams))
    # What a place is called is somebody's own words: it is not said where few have been.
    by_place = [line for line in _lines("place", places) if line.figure.count is not None]
    names = {line.group: called[line.group] for line in by_place if line.group in called}
    names |= {id: name for id, name in people.teams.items() if id in teams}
    if by_team[0].figure.count is None:
        # Where not even the whole is told, which teams had one would tell how many.
        last = {}
    lines = (*by_team, *_lines("kind", kinds), *by_place)
    return Report("visits", until, period.id, lines, names, last, median(spans))


def themes(connection: Connection, people: People, until: str) -> Report:
    """Return by quarter how many visits touched each theme, in this year and the last one."""
    first = period_of(date.fromisoformat(until) - timedelta(days=365)).start
    month, listed = func.substr(shared.c.day, 1, 7), _texts(connection)("themes")
    rows = connection.execute(
        select(month, listed, func.count())
        .where(_visits(people), shared.c.day.between(first, until))
        .group_by(month, listed)
    )
    counts: dict[str, Counter[str]] = {}
    for of_month, found, number in rows:
        for theme in {_id(str(each)) for each in json.loads(found or "[]")}:
            counts.setdefault(quarter_of(of_month), Counter())[theme] += number
    # One visit has several themes: there is no sum that would give one away.
    lines = tuple(
        Line(quarter, ALL, theme, told({theme: Tally(number)}).total)
        for quarter, of_quarter in sorted(counts.items())
        for theme, number in sorted(of_quarter.items())
    )
    return Report("themes", until, "", lines)


def median(spans: Mapping[int, int]) -> int | None:
    """Return the middle one of numbers, given how often there is each; of two middle ones the
    smaller. None where there are too few to tell."""
    whole = sum(spans.values())
    if whole < LEAST:
        return None
    before = 0
    for span, number in sorted(spans.items()):
        before += number
        if 2 * before >= whole:
            return span
    return None


def _id(text: str) -> str:
    """Return an id of the content; what a device put in its place might be anybody's own words."""
    return text if _ID.fullmatch(text) else NONE


def _visits(people: People) -> ColumnElement[bool]:
    spaces = [people.organisation, *people.teams]
    return and_(shared.c.space.in_(spaces), shared.c.kind == "visit")


def _lines(table: str, counts: Mapping[str, int]) -> Iterator[Line]:
    return lines_of(table, "", told({id: Tally(number) for id, number in counts.items()}))


def _span(connection: Connection) -> ColumnElement[Any]:
    """Return the days from a visit until its team heard; null where it has not."""
    heard = func.nullif(_texts(connection)("told"), "")
    days: ColumnElement[Any] = func.julianday(heard) - func.julianday(shared.c.day)
    if connection.dialect.name == "postgresql":
        days = cast(heard, Date) - cast(shared.c.day, Date)
    return days


def _texts(connection: Connection) -> Callable[[str], ColumnElement[Any]]:
    """Return what gives a part of the body as text."""

    def text(name: str) -> ColumnElement[Any]:
        found: ColumnElement[Any] = func.json_extract(shared.c.body, f"$.{name}")
        if connection.dialect.name == "postgresql":
            found = cast(shared.c.body, JSON)[name].astext
        return found

    return text
