"""The bodies of requests and answers about views of a person."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from app.endpoint.messages import Message, Name, Number

Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{32,80}$")]


class AskRequest(Message):
    """A request that a person puts up for colleagues."""

    request: Name
    token: Annotated[Token, Field(description="What colleagues prove themselves with; at random.")]
    most: Annotated[int, Field(ge=3, le=30, description="How many answers are taken.")]
    until: Annotated[Number, Field(description="Milliseconds since 1970.")]


class OwnRequest(Message):
    """A request of one's own."""

    request: Name


class LookRequest(OwnRequest):
    """Show what has come; `close` takes no more after that."""

    close: bool = False


class ViewRequest(Message):
    """A colleague's view, sealed for the person who asked."""

    token: Token
    id: Annotated[str, Field(pattern=r"^[a-z0-9]{26}$", description="One sent twice counts once.")]
    letter: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{80,6000}$", description="Sealed.")]
    alone: Annotated[bool, Field(description="The rater agrees to be shown without others.")] = (
        False
    )


class SealedView(BaseModel):
    """A view that may be shown."""

    id: str
    letter: str


class ViewsAnswer(BaseModel):
    """How far a request has come."""

    count: Annotated[int, Field(description="How many have answered.")]
    can_look: Annotated[bool, Field(description="Whether enough have come since the last look.")]
    closed: bool
    looks: Annotated[
        list[list[SealedView]], Field(description="What came with each look, by id, not by time.")
    ]
