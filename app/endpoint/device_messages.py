"""The bodies of requests and answers about devices, sessions and the recovery code."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from app.endpoint.messages import Message, Name

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]{43}=$", description="32 bytes in base64.")]
Signature = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9+/]{86}==$", description="64 bytes in base64: Ed25519.")
]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{32,80}$")]
Short = Annotated[str, Field(max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")]
Letter = Annotated[str, Field(max_length=16 * 1024, pattern=r"^[A-Za-z0-9+/]+=*$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 in hexadecimal.")]


class ChallengeRequest(Message):
    """A device that has a key wants to be let in."""

    device: Annotated[Name, Field(description="The id that the endpoint gave it.")]


class ChallengeAnswer(BaseModel):
    """What it has to sign, within two minutes."""

    challenge: str


class SessionRequest(Message):
    """The challenge, signed together with the address of the endpoint (app/models/proof.py)."""

    device: Name
    challenge: Token
    signature: Signature


class SessionAnswer(BaseModel):
    """A token for a quarter of an hour; the device keeps it in memory alone."""

    token: str
    expires: Annotated[int, Field(description="Milliseconds since 1970, by the endpoint's clock.")]
    life: Annotated[int, Field(description="How long it lasts, in milliseconds.")]


class KeysRequest(Message):
    """The keys of a device that has proved itself by its token so far."""

    public_key: Key
    agree_key: Key
    account_key: Key
    address: Annotated[str, Field(max_length=300)]
    certificate: Signature
    proof: Signature
    name: Short = ""
    kind: Short = ""


class DeviceRequest(Message):
    """One device of the person."""

    device: Name


class NameRequest(DeviceRequest):
    """What it is to be called."""

    name: Short


class DeviceOfPerson(BaseModel):
    """A device; of its keys only the public halves are known here."""

    id: str
    name: str
    kind: str
    created: int
    seen: int
    revoked: int | None
    public_key: str
    agree_key: str
    certificate: str


class DevicesAnswer(BaseModel):
    """All devices of a person, the oldest first."""

    account: str
    public_key: Annotated[str, Field(description="The account's; empty until a device shows it.")]
    here: Annotated[str, Field(description="The id of the device that asks.")]
    code: Annotated[int | None, Field(description="When a recovery code was made, if one was.")]
    devices: list[DeviceOfPerson]


class CodeRequest(Message):
    """What a recovery code gives back: `letter`, to whoever has what hashes to `hash`."""

    hash: Digest
    letter: Letter


class RecoverRequest(Message):
    """A new device of a person who has the recovery code, and maybe no other device."""

    proof: Digest
    device: Name
    name: Annotated[str, Field(max_length=200)] = ""


class RecoverAnswer(BaseModel):
    """The device is let in, and gets what the code opens."""

    account: str
    organisation: str
    token: str
    letter: str
