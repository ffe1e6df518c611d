"""What may be shared, checked as it comes in: only what is known is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from app.endpoint.messages import Message
from app.models.shared import (
    Completion,
    Shared,
    SharedPromise,
    SharedVisit,
    Standing,
    data,
)

LONGEST = 4_000
"""Letters of one text."""
MOST = 100
"""Lines of one visit, and areas that it was about."""


def _plain(text: str) -> str:
    # PostgreSQL takes no null out of JSON, so a report over it would fail.
    if "\x00" in text:
        raise ValueError("a text holds a null")
    return text


def _day(text: str) -> str:
    if text and date.fromisoformat(text).isoformat() != text:
        raise ValueError("not a day")
    return text


Id = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_plain)]
Words = Annotated[str, Field(max_length=LONGEST), AfterValidator(_plain)]
Day = Annotated[str, Field(max_length=10), AfterValidator(_day)]


class CompletionBody(Message):
    """A module that was learned."""

    module: Id
    day: Day

    def shared(self) -> Shared:
        """Return the record."""
        return Completion(self.module, self.day)


class VisitBody(Message):
    """A visit."""

    visit: Id
    template: Words
    place: Words
    day: Day
    said: Annotated[list[Words], Field(max_length=MOST)]
    themes: Annotated[list[Id], Field(max_length=MOST)]
    told: Day

    def shared(self) -> Shared:
        """Return the record."""
        return SharedVisit(
            self.visit,
            self.template,
            self.place,
            self.day,
            tuple(self.said),
            tuple(self.themes),
            self.told,
        )


class PromiseBody(Message):
    """A promise."""

    promise: Id
    visit: Words
    words: Words
    made: Day
    due: Day
    standing: Standing
    settled: Day
    reason: Words = ""

    def shared(self) -> Shared:
        """Return the record."""
        return SharedPromise(
            self.promise,
            self.visit,
            self.words,
            self.made,
            self.due,
            self.standing,
            self.settled,
            self.reason,
        )


BODIES: Mapping[str, type[CompletionBody | VisitBody | PromiseBody]] = {
    "completion": CompletionBody,
    "visit": VisitBody,
    "promise": PromiseBody,
}
"""By kind: its form."""


def read(kind: str, body: object) -> Shared | None:
    """Return what `body` shares; None where the kind is not known or it is not of its shape."""
    form = BODIES.get(kind)
    if form is None:
        return None
    try:
        return form.model_validate(body).shared()
    except ValueError:
        return None


def columns(shared: Shared) -> tuple[dict[str, Any], str, str]:
    """Return the body as JSON, and the day and the topic by which reports look for it."""
    match shared:
        case Completion():
            return data(shared), shared.day, shared.module
        case SharedVisit():
            return data(shared), shared.day, shared.template
        case SharedPromise():
            return data(shared), shared.due, shared.standing
