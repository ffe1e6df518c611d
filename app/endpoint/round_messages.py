"""The bodies of requests and answers about rounds of a team profile."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from app.endpoint.messages import Message, Name, Number
from app.endpoint.shared_bodies import Words

Score = Annotated[int, Field(ge=100, le=400, description="Hundredths of a step, from 1 to 4.")]
Secret = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{32,80}$")]


class RoundRequest(Message):
    """A round of a team of one's own."""

    team: Name
    round: Name


class OpenRequest(RoundRequest):
    """A round that a leader opens; `round` is its name, at random."""

    title: Annotated[Words, Field(min_length=1, max_length=120)]
    until: Annotated[Number, Field(description="Milliseconds since 1970.")]


class AreaOfReply(Message):
    """Four figures about one area. What else is sent is not kept."""

    frequency: Score | None
    importance: Score | None
    reach: Literal["", "me", "team", "service", "system"]
    chanceless: Annotated[int, Field(ge=0, le=100, description="Per cent.")]


class ReplyRequest(RoundRequest):
    """A reply. The secret is what one can take it back with; only its hash is kept."""

    secret: Secret
    areas: Annotated[
        dict[Annotated[str, Field(pattern=r"^[0-9a-z-]{1,20}$")], AreaOfReply],
        Field(min_length=1, max_length=20),
    ]


class WithdrawReplyRequest(RoundRequest):
    """The reply that was sent with this secret is to be gone."""

    secret: Secret


class RoundAnswer(BaseModel):
    """A round as one of the team may know it."""

    id: str
    team: str
    title: str
    opened: int
    until: int
    closed: int | None
    invited: int
    replied: int
    mine: Annotated[bool, Field(description="Whether the caller has replied.")]
    leads: Annotated[bool, Field(description="Whether the caller may look early and close it.")]
    can_look: bool
    result: Annotated[dict[str, Any] | None, Field(description="What was shown last.")]


class RoundsAnswer(BaseModel):
    """The rounds of the caller's teams, the newest first."""

    rounds: list[RoundAnswer]
