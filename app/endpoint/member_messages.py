"""The bodies of requests and answers about the people of an organisation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from app.endpoint.messages import Message, Name

_JOINERS = "\u200c\u200d"


def tidied(text: str) -> str:
    """Return a line as it is kept: no control characters, no halves of characters, no spaces that
    nobody sees; what joins letters in some scripts stays."""
    shown = (each if each.isprintable() or each in _JOINERS else " " for each in text)
    return " ".join("".join(shown).split())


RoleName = Literal["learner", "leader", "lead", "administrator"]
Line = Annotated[str, Field(max_length=200), AfterValidator(tidied)]
Job = Annotated[str, Field(max_length=80, pattern=r"^[A-Za-z0-9._:-]*$")]


class PeopleRequest(Message):
    """The people of one's organisation, a page of them."""

    after: Annotated[str, Field(max_length=80, description="The last account of the page before.")]
    limit: Annotated[int, Field(ge=1, le=1000)] = 1000


class PersonRow(BaseModel):
    """Somebody who belongs to the organisation."""

    account: str
    name: Annotated[str, Field(description="As they call themselves; may be empty.")]
    role: str
    job: str
    joined: int


class PeopleAnswer(BaseModel):
    """A page of people, by account."""

    count: Annotated[int, Field(description="How many there are in all.")]
    people: list[PersonRow]
    more: bool


class PersonRequest(Message):
    """Somebody of one's organisation."""

    account: Name


class RoleRequest(PersonRequest):
    """Somebody's role in the organisation, from now on."""

    role: RoleName


class JobRequest(PersonRequest):
    """What somebody does, from now on; empty where that is not said."""

    job: Job


class OneselfRequest(Message):
    """What one tells one's organisation about oneself; what is left out stays as it is."""

    name: Line | None = None
    job: Job | None = None
