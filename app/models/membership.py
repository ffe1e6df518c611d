"""What somebody may do in an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """A role in an organisation or a team; each may do all that those before it may."""

    LEARNER = "learner"
    """Learns, reflects, visits, and shares what it chooses."""
    LEADER = "leader"
    """Makes teams, and opens rounds of a team profile."""
    LEAD = "lead"
    """Sees the reports of the organisation."""
    ADMINISTRATOR = "administrator"
    """Lets people in, gives roles, and reads the audit."""

    def may(self, least: Role) -> bool:
        """Return whether this role may do what is for `least` and those above it."""
        order = list(Role)
        return order.index(self) >= order.index(least)


@dataclass(frozen=True, slots=True)
class Team:
    """A team one belongs to."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Membership:
    """What one belongs to, as the endpoint said last."""

    organisation: str
    """An id; empty where one belongs to none."""
    name: str
    """The organisation's."""
    role: Role
    """In the organisation."""
    job: str = ""
    """The id of a role in the content, which says what one is to learn."""
    teams: tuple[Team, ...] = ()
    called: str = ""
    """What one is called there."""

    def team(self, id: str) -> Team | None:
        """Return the team of that id, where one belongs to it."""
        return next((each for each in self.teams if each.id == id), None)

    def data(self) -> dict[str, Any]:
        """Return it as JSON, as the endpoint sends it and the device keeps it."""
        return {
            "organisation": self.organisation,
            "name": self.name,
            "role": str(self.role),
            "job": self.job,
            "called": self.called,
            "teams": [
                {"id": each.id, "name": each.name, "role": str(each.role)} for each in self.teams
            ],
        }


NOBODY = Membership("", "", Role.LEARNER)
"""Who belongs to nothing."""


def membership(data: object) -> Membership | None:
    """Return the membership that `data` describes; None where it describes none.

    A role that a newer endpoint knows counts as the least.
    """
    match data:
        case {
            "organisation": str(organisation),
            "name": str(name),
            "role": str(role),
            "job": str(job),
            "teams": list(teams),
            **further,
        }:
            found = tuple(filter(None, map(_team, teams)))
            called = further.get("called")
            own = called if isinstance(called, str) else ""
            return Membership(organisation, name, role_of(role), job, found, own)
    return None


def _team(data: object) -> Team | None:
    match data:
        case {"id": str(id), "name": str(name), "role": str(role)}:
            return Team(id, name, role_of(role))
    return None


def role_of(text: str) -> Role:
    """Return the role of that name; the least for one that a newer endpoint knows."""
    return next((each for each in Role if each == text), Role.LEARNER)
