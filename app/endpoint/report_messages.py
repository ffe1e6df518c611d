"""The bodies of requests and answers about reports."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.endpoint.messages import Message
from app.models.report import Name

Key = Annotated[str, Field(min_length=1, max_length=80)]
Words = Annotated[str, Field(max_length=200)]
Form = Literal["", "csv", "xlsx", "json"]
_MOST = 1_000


class ReportRequest(Message):
    """Which report, and what the content of the app calls things."""

    period: Annotated[
        str,
        Field(pattern=r"^([0-9]{4})?$", description="The year in which it begins; this one if “”."),
    ] = ""
    topics: list[Key] = Field(
        default_factory=list,
        max_length=_MOST,
        description="Modules to tell of, even where nobody has begun.",
    )
    expected: dict[Key, Annotated[list[Key], Field(max_length=_MOST)]] = Field(
        default_factory=dict,
        max_length=_MOST,
        description="By role: the modules that are expected of it.",
    )
    words: dict[Key, Words] = Field(
        default_factory=dict, max_length=_MOST, description="What ids are called in a file."
    )
    form: Annotated[Form, Field(description="Of a file; the numbers themselves if “”.")] = ""


class ReportAnswer(BaseModel):
    """A report. A number that is not told has a mark: `few`, `most` or `kept`."""

    name: Name
    until: Annotated[str, Field(description="ISO date: what came later is not in it.")]
    period: str
    lines: Annotated[
        list[tuple[str, str, str, int | None, int | None, str]],
        Field(description="Table, group, topic, number, of how many people, mark."),
    ]
    names: Annotated[dict[str, str], Field(description="Of teams and places, by their id.")]
    last: Annotated[dict[str, str], Field(description="By team: the month of its last visit.")]
    days: Annotated[int | None, Field(description="The median until a team heard.")]


class FileAnswer(BaseModel):
    """A report as a file."""

    file: Annotated[str, Field(description="What to call it.")]
    content: Annotated[str, Field(description="Its bytes, in Base64.")]
