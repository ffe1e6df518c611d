"""What was learned: events that only add up, and the progress they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.models.content import Card, Module, Pathway
from app.models.moment import moment
from app.models.questions import Choice

Place = tuple[str, str]
"""A question: the ids of its module and of its card."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was given."""

    choice: Choice
    is_right: bool
    sure: int | None = None
    """How sure one was before: 1 a guess, 2 fairly, 3 sure; None where nobody asked."""


@dataclass(frozen=True, slots=True)
class IfThen:
    """A plan in the person's own words."""

    when: str
    then: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person is with a module. Computed from events, never stored."""

    module: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """The latest answer to each card."""
    place: str | None = None
    """The card to carry on with."""
    plan: IfThen | None = None
    finished_at: int | None = None
    """Milliseconds since 1970 when it was finished first."""
    is_open: bool = False
    """Whether it was begun and not left at its end since."""

    @property
    def is_finished(self) -> bool:
        """Whether it was finished at least once."""
        return self.finished_at is not None


def sureness(event: Mapping[str, Any]) -> int | None:
    """Return how sure one was of an answer, 1 to 3, if the event says so."""
    sure = event.get("sure")
    return sure if type(sure) is int and 1 <= sure <= 3 else None


def progress(
    module: str, events: Iterable[Mapping[str, Any]], so_far: Progress | None = None
) -> Progress:
    """Fold events, in the order of their keys, into progress; the same set gives the same.

    With `so_far`, fold on top of that: every event must be later than all that made it.
    """
    so_far = so_far or Progress(module)
    answers = dict(so_far.answers)
    place, plan = so_far.place, so_far.plan
    finished_at, is_open = so_far.finished_at, so_far.is_open
    for event in sorted(events, key=lambda event: tuple(event["key"])):
        match event:
            case {"k": "place", "card": str(card)}:
                place, is_open = card, True
            case {"k": "answered", "card": str(card), "choice": list(choice), "right": bool(right)}:
                answers[card] = Answer(tuple(map(str, choice)), right, sureness(event))
            case {"k": "planned", "when": str(when), "then": str(then)}:
                plan = IfThen(when, then)
            case {"k": "finished", "at": at} if moment(at):
                finished_at = min(at, finished_at or at)
                is_open = False
            case {"k": "again"}:
                answers = {}
    return Progress(module, answers, place, plan, finished_at, is_open)


def card_number(module: Module, place: str | None) -> int:
    """Return the number of the card called `place`, from 0; 0 where it is gone."""
    return next((n for n, card in enumerate(module.cards) if card.id == place), 0)


def needs_answer(card: Card, so_far: Progress) -> bool:
    """Whether the card is a question without an answer."""
    return card.question is not None and card.id not in so_far.answers


def next_up(
    pathways: Sequence[Pathway], modules: Mapping[str, Module], done: Mapping[str, Progress]
) -> Module | None:
    """Return the one module to do now: one that is open, else the first not finished."""
    order = [modules[id] for pathway in pathways for id in pathway.modules if id in modules]
    begun = [module for module in order if module.id in done and done[module.id].is_open]
    if begun:
        return begun[0]
    return next(
        (m for m in order if m.id not in done or not done[m.id].is_finished),
        None,
    )
