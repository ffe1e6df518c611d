"""The bodies of requests and answers about attachments.

The bytes of a part stand as base64 in JSON, like everything else that goes to the endpoint: the
body is checked by the same model and the same header, so that a hotel's login page is told from an
answer in one place. In gzip, which every body is, that costs one byte in a hundred on the wire.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from app.endpoint.messages import Message, Number
from app.sync.protocol import ASKED_LIMIT

Digest = Annotated[
    str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the whole, in hexadecimal.")
]
Place = Annotated[int, Field(ge=0, lt=1000, description="The number of a part, from 0.")]


class HaveRequest(Message):
    """What the device would like to know about."""

    digests: Annotated[list[Digest], Field(max_length=ASKED_LIMIT)]


class Begun(BaseModel):
    """Something of which some parts are here."""

    digest: str
    size: int
    parts: list[int]


class HaveAnswer(BaseModel):
    """What is here; of what is not named there is nothing."""

    whole: list[str]
    begun: list[Begun]


class PutRequest(Message):
    """One part."""

    digest: Digest
    size: Annotated[Number, Field(description="Bytes of the whole.")]
    number: Place
    check: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of this part.")]
    content: Annotated[str, Field(description="The bytes of the part, in base64.")]


class PutAnswer(BaseModel):
    """The part is kept."""

    whole: Annotated[bool, Field(description="Whether all of it is here, and is what it should.")]


class GetRequest(Message):
    """One part that the device lacks."""

    digest: Digest
    number: Place


class GetAnswer(BaseModel):
    """A part of something that is here whole."""

    size: Annotated[int, Field(description="Bytes of the whole.")]
    content: Annotated[str, Field(description="The bytes of the part, in base64.")]


class RemoveRequest(Message):
    """What no photo names any more."""

    digests: Annotated[list[Digest], Field(max_length=ASKED_LIMIT)]
    cursor: Annotated[str, Field(max_length=80, description="As the last sync gave it.")]
