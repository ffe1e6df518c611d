"""Reports of visits: how many, where, on which themes, and how soon a team heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, cast, func, select
from sqlalchemy.dialects.postgresql import JSON

from app.endpoint.report_lines import lines_of
from app.endpoint.report_people import People
from app.endpoint.tables import shared
from app.models.place import place_key
from app.models.report import ALL, NONE, Line, Period, Report, period_of, quarter_of
from app.models.report_hiding import LEAST, Figure, Tally, told

QUARTERS = 8
"""How many quarters themes are shown over."""


def visits(connection: Connection, people: People, until: str, period: Period) -> Report:
    """Return the visits of a year up to `until`: by team, by kind and by place, when each team had
    its last one, and the median of days until it heard.

    A visit that was shared with two teams counts in both.
    """
    during = and_(_visits(people), shared.c.day.between(period.start, min(period.end, until)))
    body, count = _body(connection), func.count()
    lines: list[Line] = []
    of_space = connection.execute(
        select(shared.c.space, count).where(during).group_by(shared.c.space)
    )
    by_team: Counter[str] = Counter(dict.fromkeys(people.groups.values(), 0))
    for space, number in of_space:
        by_team[people.groups.get(space, NONE)] += number
    lines += _lines("team", by_team)
    kinds = connection.execute(select(shared.c.topic, count).where(during).group_by(shared.c.topic))
    lines += _lines("kind", Counter({kind: number for kind, number in kinds}))
    places: Counter[str] = Counter()
    called: dict[str, str] = {}
    place = body("place")
    for words, number in connection.execute(select(place, count).where(during).group_by(place)):
        key = place_key(words or "") or NONE
        places[key] += number
        called.setdefault(key, (words or "").strip())
    found = [line for line in _lines("place", places) if line.figure.count is not None]
    # What a place is called is somebody's own words: it is not said where few have been.
    lines += found
    names = {line.group: called[line.group] for line in found if line.group in called}
    names |= {id: name for id, name in people.teams.items() if id in by_team}
    days = _median(connection, during, body("told"))
    last = _last(connection, people, during, lines[0].figure)
    return Report("visits", until, period.id, tuple(lines), names, last, days)


def themes(connection: Connection, people: People, until: str) -> Report:
    """Return by quarter how many visits touched each theme."""
    first = period_of(date.fromisoformat(until) - timedelta(days=365)).start
    during = and_(_visits(people), shared.c.day.between(first, until))
    month = func.substr(shared.c.day, 1, 7)
    each = _themes(connection)
    rows = connection.execute(
        select(month, each.c.value, func.count())
        .select_from(shared, each)
        .where(during)
        .group_by(month, each.c.value)
    )
    counts: dict[str, Counter[str]] = {}
    for of_month, theme, number in rows:
        counts.setdefault(quarter_of(of_month), Counter())[str(theme)] += number
    lines = []
    for quarter, of_quarter in sorted(counts.items())[-QUARTERS:]:
        for theme, number in sorted(of_quarter.items()):
            # One visit has several themes: there is no sum that would give one away.
            figure = told({theme: Tally(number)}).total
            lines.append(Line(quarter, ALL, theme, figure))
    return Report("themes", until, "", tuple(lines))


def _visits(people: People) -> ColumnElement[bool]:
    spaces = [people.organisation, *people.teams]
    return and_(shared.c.space.in_(spaces), shared.c.kind == "visit")


def _lines(table: str, counts: Mapping[str, int]) -> Iterator[Line]:
    return lines_of(table, "", told({id: Tally(number) for id, number in counts.items()}))


def _last(
    connection: Connection, people: People, during: ColumnElement[bool], whole: Figure
) -> dict[str, str]:
    """Return by team the month of its last visit: not the day, which may say whose it was.

    Where not even the whole is told, which teams had one would tell how many.
    """
    if whole.count is None:
        return {}
    rows = connection.execute(
        select(shared.c.space, func.max(shared.c.day)).where(during).group_by(shared.c.space)
    )
    found: dict[str, str] = {}
    for space, day in rows:
        group = people.groups.get(space, NONE)
        found[group] = max(found.get(group, ""), day[:7])
    return found


def _median(
    connection: Connection, during: ColumnElement[bool], told_on: ColumnElement[Any]
) -> int | None:
    """Return the median of days between a visit and the day on which its team heard."""
    rows = connection.execute(
        select(shared.c.day, told_on, func.count())
        .where(during, told_on != "")
        .group_by(shared.c.day, told_on)
    )
    spans: Counter[int] = Counter()
    for day, heard, number in rows:
        span = (date.fromisoformat(heard) - date.fromisoformat(day)).days
        spans[max(span, 0)] += number
    return median(spans)


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


def _body(connection: Connection) -> Any:
    """Return what gives a text of the body."""

    def text(name: str) -> ColumnElement[Any]:
        if connection.dialect.name == "postgresql":
            return cast(shared.c.body, JSON)[name].astext
        return func.json_extract(shared.c.body, f"$.{name}")

    return text


def _themes(connection: Connection) -> Any:
    """Return a table of the themes of a visit, which goes with its row."""
    if connection.dialect.name == "postgresql":
        whole = cast(shared.c.body, JSON)["themes"]
        each = func.json_array_elements_text(whole)
        return each.table_valued("value", joins_implicitly=True).render_derived()
    each = func.json_each(shared.c.body, "$.themes")
    return each.table_valued("value", joins_implicitly=True)
