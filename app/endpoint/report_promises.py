"""Report of promises: which are open, overdue, kept, or were answered with an honest no."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from app.endpoint.report_lines import lines_of
from app.endpoint.report_people import People
from app.endpoint.tables import shared
from app.models.report import NONE, Period, Report
from app.models.report_hiding import Figure, Tally, Told, told

STANDINGS = ("open", "overdue", "kept", "cannot")
"""Where a promise stands, as a report has it."""


def promises(connection: Connection, people: People, until: str, period: Period) -> Report:
    """Return the promises of a year, by where they stand on the day `until`, and by team.

    The year is that in which one is due; one without a day is of the year of `until`.
    """
    spaces = [people.organisation, *people.teams]
    day = shared.c.day
    during: ColumnElement[bool] = day.between(period.start, period.end)
    if period.start <= until <= period.end:
        during = or_(during, day == "")
    is_late = and_(shared.c.topic == "open", day != "", day < until)
    standing = case((is_late, "overdue"), else_=shared.c.topic)
    rows = connection.execute(
        select(shared.c.space, standing, func.count())
        .where(shared.c.space.in_(spaces), shared.c.kind == "promise", during)
        .group_by(shared.c.space, standing)
    )
    counts = {each: Counter(dict.fromkeys(people.groups.values(), 0)) for each in STANDINGS}
    for space, stands, number in rows:
        counts[stands][people.groups.get(space, NONE)] += number
    whole = told({stands: Tally(of_team.total()) for stands, of_team in counts.items()})
    lines = list(lines_of("standing", "", whole))
    for stands, of_team in counts.items():
        lines += lines_of("team", stands, _by_team(whole.parts[stands], of_team), total=False)
    known = {line.group for line in lines}
    names = {id: name for id, name in people.teams.items() if id in known}
    return Report("promises", until, period.id, tuple(lines), names)


def _by_team(whole: Figure, counts: Counter[str]) -> Told:
    if whole.count is None:
        # The teams would add up to what is hidden of them together.
        return Told({team: Figure(None, None, "kept") for team in counts}, None, whole)
    return told({team: Tally(number) for team, number in counts.items()})
