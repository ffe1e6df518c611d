"""The bodies of `/v1` requests and answers, for checking and for the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from app.models.membership import Role
from app.sync.protocol import OPS_LIMIT

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{1,80}$")]
Code = Annotated[str, Field(min_length=1, max_length=80)]
Number = Annotated[int, Field(ge=1, lt=2**53)]


class Message(BaseModel):
    """What every request is: JSON, whose further fields are ignored."""

    model_config = ConfigDict(strict=True, extra="ignore")

    @model_validator(mode="after")
    def _has_no_nulls(self) -> Self:
        # PostgreSQL keeps no text with one in it, and nobody types one.
        if any("\0" in text for value in self.__dict__.values() for text in _texts(value)):
            raise PydanticCustomError("null", "there is a null character in it")
        return self


def _without_nulls(name: str) -> str:
    # Nobody is kept out by what a keyboard put into their name.
    return name.replace("\0", " ")


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in a field; not those in what is in it, such as ops, which are long and are
    checked one by one."""
    parts: Iterable[object] = (value,)
    if isinstance(value, dict):
        parts = (*value, *value.values())
    elif isinstance(value, list):
        parts = value
    yield from (part for part in parts if isinstance(part, str))


class PushRequest(Message):
    """Ops of the device, numbered without a gap."""

    start: Annotated[Number, Field(alias="from", description="The number of the first op.")]
    prev: Annotated[
        str,
        Field(max_length=80, description="The digest of the op before the first, or “”."),
    ] = ""
    ops: Annotated[list[Any], Field(description="Ops; each is checked by itself.")]


class PullRequest(Message):
    """What the device lacks."""

    cursor: Annotated[str, Field(max_length=80, description="As the last answer gave it, or “”.")]
    limit: Annotated[int, Field(ge=1)] = OPS_LIMIT


class SyncRequest(Message):
    """One sync of one device."""

    v: Literal[1]
    device: Name
    push: PushRequest
    pull: PullRequest
    client: Annotated[dict[str, Any], Field(description="The app's release, for support.")] = {}


class RejectedOp(BaseModel):
    """An op in quarantine: kept, listed, never in the way of others."""

    q: int
    code: str
    message: str


class PushAnswer(BaseModel):
    """What became of the push."""

    next: Annotated[int, Field(description="The number of the op that is expected next.")]
    final: Annotated[
        list[tuple[int, int, tuple[int, int]]],
        Field(description="Ops whose clock was put back: number, sequence, clock that counts."),
    ]
    rejected: list[RejectedOp]


class PullAnswer(BaseModel):
    """Ops of the account in the order in which they were taken."""

    ops: list[dict[str, Any]]
    cursor: str
    more: bool
    sum: Annotated[
        str,
        Field(description="With the last of them: the checksum of all ops of the account."),
    ] = ""


class PolicyAnswer(BaseModel):
    """What the device should know of how it is served."""

    resync: Annotated[
        bool, Field(description="Whether the pull began from the start: it was away too long.")
    ]
    min_proto: Annotated[int, Field(description="The oldest version that is served.")]


class SyncAnswer(BaseModel):
    """The answer to a sync."""

    v: int
    now: Annotated[int, Field(description="The endpoint's time in milliseconds since 1970.")]
    push: PushAnswer
    pull: PullAnswer
    policy: PolicyAnswer


class EnrolRequest(Message):
    """A device that joins with an invite's `code`, or with a `link` of another device."""

    device: Name
    code: Code | None = None
    link: Code | None = None
    name: Annotated[str, Field(max_length=200), AfterValidator(_without_nulls)] = ""


class EnrolAnswer(BaseModel):
    """What the device keeps."""

    account: str
    organisation: str
    token: str
    mailbox: str | None = None


class LinkRequest(Message):
    """The account key, wrapped under a secret that is shown to the new device alone."""

    mailbox: Annotated[str, Field(max_length=16 * 1024)]


class LinkAnswer(BaseModel):
    """A code for one more device."""

    link: str
    expires: int


class AskedPromise(Message):
    """A promise as the team reads it."""

    words: Annotated[str, Field(min_length=1, max_length=300)]
    due: Annotated[str, Field(max_length=10)] = ""


class ReceiptRequest(Message):
    """A receipt that a leader asks the endpoint to show to a team."""

    receipt: Name
    token: Annotated[
        str,
        Field(pattern=r"^[A-Za-z0-9_-]{32,80}$", description="The end of its address; at random."),
    ]
    place: Annotated[str, Field(max_length=300)]
    day: Annotated[str, Field(max_length=10, description="ISO date of the visit.")]
    promises: Annotated[list[AskedPromise], Field(min_length=1, max_length=12)]


class WithdrawRequest(Message):
    """A receipt that is to be gone, with all its answers."""

    receipt: Name


class Done(BaseModel):
    """It is done, whether or not it had been before."""

    done: Literal[True] = True


class AnswersRequest(Message):
    """What was answered to each receipt after the answer of that number."""

    after: Annotated[dict[Name, Annotated[int, Field(ge=0)]], Field(max_length=500)]


class TeamAnswer(BaseModel):
    """What a team said on the page of a receipt."""

    receipt: str
    seq: int
    id: str
    said: Annotated[
        str, Field(description="A digit a promise: 0 nothing, 1 yes, 2 partly, 3 not yet.")
    ]
    line: str
    at: Annotated[int, Field(description="Milliseconds since 1970, by the endpoint's clock.")]


class AnswersAnswer(BaseModel):
    """Answers, the oldest first within each receipt."""

    answers: list[TeamAnswer]
    more: bool


class TeamOfMember(BaseModel):
    """A team that one belongs to."""

    id: str
    name: str
    role: Role


class MembershipAnswer(BaseModel):
    """What one belongs to; the organisation is empty for who has left it."""

    organisation: str
    name: str
    role: Role
    job: Annotated[str, Field(description="The id of a role in the content; may be empty.")]
    called: Annotated[str, Field(description="What one is called there; may be empty.")] = ""
    teams: list[TeamOfMember]


class RefusalAnswer(BaseModel):
    """Why the endpoint did not do it: a problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    message: str


REFUSED: dict[int | str, dict[str, Any]] = {"4XX": {"model": RefusalAnswer}}
"""What every route may answer besides, for the OpenAPI document."""


class Health(BaseModel):
    """The endpoint answers, and so does its database."""

    status: Literal["ok"]
    now: int
