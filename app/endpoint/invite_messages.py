"""The bodies of requests and answers about invites."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from app.endpoint.member_messages import RoleName, tidied
from app.endpoint.messages import Code, Message, Name


class InviteRequest(Message):
    """A code that is to be made."""

    role: RoleName = "learner"
    team: Name | None = None
    uses: Annotated[int, Field(ge=1, le=10_000)] = 1
    days: Annotated[int, Field(ge=1, le=366)] = 14
    label: Annotated[str, Field(max_length=80), AfterValidator(tidied)] = ""


class InviteAnswer(BaseModel):
    """A new code, which is told this once."""

    id: str
    code: str
    expires: int


class InviteRow(BaseModel):
    """A code as its makers see it later, without itself."""

    id: str
    role: str
    team: str | None
    team_name: str | None
    uses: int
    used: int
    expires: int
    created: int
    label: str


class InvitesAnswer(BaseModel):
    """The codes that one may withdraw, the newest first."""

    invites: list[InviteRow]


class InviteIdRequest(Message):
    """A code, by its id."""

    invite: Name


class UseRequest(Message):
    """A code that somebody who has an account uses."""

    code: Code
