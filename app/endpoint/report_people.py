"""Whom a report is about: the people of an organisation, each in one role and in one team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.endpoint.caller import Caller
from app.endpoint.database import within
from app.endpoint.tables import members, teams
from app.models.membership import Role
from app.models.report import NONE
from app.models.report_hiding import SMALL, merged


@dataclass(frozen=True, slots=True)
class People:
    """Who belongs to an organisation now."""

    organisation: str
    teams: Mapping[str, str]
    """What each team is called, by its id."""
    places: Mapping[str, tuple[str, str]]
    """By account: the role and the team in which it is counted, small ones put together. Who is in
    a group that is too small even so is not there."""
    groups: Mapping[str, str]
    """By team: the team with which it is counted."""


def spaces_of_organisation(connection: Connection, caller: Caller) -> Mapping[str, str]:
    """Return all teams of an organisation by their id, and let the rest of a transaction see them.

    Refusal: the caller does not lead the organisation.
    """
    caller.need(Role.LEAD)
    rows = connection.execute(
        select(teams.c.id, teams.c.name).where(teams.c.organisation == caller.organisation)
    ).all()
    within(connection, caller.organisation, *(row.id for row in rows))
    return {row.id: row.name for row in rows}


def people_of(connection: Connection, caller: Caller) -> People:
    """Return whom reports to `caller` are about.

    Who is in two teams counts in the one that was joined first. Refusal: as above.
    """
    names = spaces_of_organisation(connection, caller)
    rows = connection.execute(
        select(members.c.space, members.c.account, members.c.job)
        .where(members.c.space.in_([caller.organisation, *names]), members.c.left.is_(None))
        .order_by(members.c.joined, members.c.space)
    ).all()
    jobs = {row.account: row.job or NONE for row in rows if row.space == caller.organisation}
    first: dict[str, str] = {}
    for row in rows:
        if row.space != caller.organisation and row.account in jobs:
            first.setdefault(row.account, row.space)
    of_team = {account: first.get(account, NONE) for account in jobs}
    places, groups = _placed(jobs, of_team)
    # A team in which nobody is counted is a small one.
    return People(caller.organisation, names, places, {id: groups.get(id, SMALL) for id in names})


def _placed(
    jobs: Mapping[str, str], teams: Mapping[str, str]
) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Return by account the groups in which it counts, and by team that in which it is counted.

    Who is in too small a group is left out of both tables: else their difference would be them.
    """
    counted = set(jobs)
    while True:
        roles = merged(Counter(jobs[account] for account in counted))
        groups = merged(Counter(teams[account] for account in counted))
        kept = {each for each in counted if jobs[each] in roles and teams[each] in groups}
        if kept == counted:
            return {id: (roles[jobs[id]], groups[teams[id]]) for id in sorted(counted)}, groups
        counted = kept
