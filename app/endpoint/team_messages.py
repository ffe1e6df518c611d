"""The bodies of requests and answers about teams."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from app.endpoint.member_messages import PersonRow, tidied
from app.endpoint.messages import Message, Name

TeamName = Annotated[str, Field(max_length=80), AfterValidator(tidied)]


class TeamRequest(Message):
    """A team."""

    team: Name


class TeamNameRequest(TeamRequest):
    """A team and its name; the id of a new one is the device's own, so that one asks twice for the
    same and not for two."""

    name: TeamName


class TeamPersonRequest(TeamRequest):
    """Somebody in a team."""

    account: Name


class TeamRoleRequest(TeamPersonRequest):
    """What somebody is in a team; who is not in it comes into it."""

    role: Literal["learner", "leader"]


class TeamRow(BaseModel):
    """A team of the organisation."""

    id: str
    name: str
    created: int
    people: Annotated[int, Field(description="How many are in it.")]


class TeamsAnswer(BaseModel):
    """All open teams of the organisation, by name."""

    teams: list[TeamRow]


class TeamPeopleAnswer(BaseModel):
    """Who is in a team."""

    people: list[PersonRow]
