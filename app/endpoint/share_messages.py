"""The bodies of requests and answers about what is shared."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from app.endpoint.messages import Message, Name

MOST = 200
"""The most that one answer holds."""


class MineRequest(Message):
    """What the endpoint holds of mine after the share `after` of `space`."""

    space: Annotated[str, Field(max_length=80)] = ""
    after: Annotated[str, Field(max_length=80)] = ""


class HeldShare(BaseModel):
    """Something of one's own that is shared."""

    space: str
    id: str
    kind: str
    at: Annotated[int, Field(description="When the endpoint took it, in ms since 1970.")]
    op: Annotated[tuple[str, int], Field(description="Device and number of the change.")]


class MineAnswer(BaseModel):
    """In the order of space and id."""

    shared: list[HeldShare]
    more: bool


class TeamRequest(Message):
    """What is shared with a team of one's own, after the share `after`."""

    team: Name
    after: Annotated[str, Field(max_length=80)] = ""


class TeamShare(BaseModel):
    """A visit or a promise that somebody shared with the team."""

    id: str
    kind: str
    body: dict[str, Any]
    by: Annotated[str, Field(description="The name of who shared it, as the team knows it.")]
    at: int


class TeamSharesAnswer(BaseModel):
    """In the order of their ids."""

    shared: list[TeamShare]
    more: bool
