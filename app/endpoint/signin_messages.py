"""The bodies of the requests and answers of a sign-in."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from app.endpoint.messages import Code, Message, Name

Secret = Annotated[
    str,
    Field(pattern=r"^[A-Za-z0-9_-]{32,80}$", description="Made at random by the device."),
]


class SignInRequest(Message):
    """A sign-in that begins."""

    organisation: Annotated[str, Field(min_length=1, max_length=200)]
    secret: Secret


class SignInAnswer(BaseModel):
    """Where to sign in."""

    address: str


class SignedInRequest(Message):
    """The device that began it, with the code that the page showed."""

    secret: Secret
    code: Code
    device: Name
