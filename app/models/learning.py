"""What was learned: events that only add up, and the progress they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
class Pretest:
    """A module's questions, asked without its cards."""

    place: str | None = None
    """The question that is asked or was just answered; None where the first is."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """The answer given in this test to each card."""
    is_open: bool = True


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
    test: Pretest | None = None
    """The latest test by which one shows that one knows it already."""
    is_by_test: bool = False
    """Whether it is finished by such a test, and was never gone through to its end."""

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
    test, is_by_test = so_far.test, so_far.is_by_test
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
                is_open = is_by_test = False
            case {"k": "again"}:
                answers = {}
            case {"k": "tested", "at": at} if moment(at):
                is_by_test = is_by_test or finished_at is None
                finished_at = min(at, finished_at or at)
                is_open = False
                test = _tested(test, event)
            case _:
                test = _tested(test, event)
    return Progress(module, answers, place, plan, finished_at, is_open, test, is_by_test)


def _tested(test: Pretest | None, event: Mapping[str, Any]) -> Pretest | None:
    """Fold one event into the test it belongs to; whatever belongs to none leaves it as it is."""
    match event:
        case {"k": "test-begun"}:
            return Pretest()
        case {"k": "test-place", "card": str(card)} if test is not None:
            return replace(test, place=card)
        case {"k": "tested" | "test-over"} if test is not None:
            return replace(test, is_open=False)
        case {
            "k": "reviewed",
            "in": "test",
            "card": str(card),
            "choice": list(choice),
            "right": bool(right),
        } if test is not None:
            answer = Answer(tuple(map(str, choice)), right, sureness(event))
            return replace(test, answers={**test.answers, card: answer})
    return test


def card_number(module: Module, place: str | None) -> int:
    """Return the number of the card called `place`, from 0; 0 where it is gone."""
    return next((n for n, card in enumerate(module.cards) if card.id == place), 0)


def is_asked_again(card: Card) -> bool:
    """Whether a question is one to ask without its module, in a review or in a test.

    A story is not: it is long, and told once.
    """
    return card.question is not None and card.question.kind != "branch"


def before(module: Module, card: str) -> list[Card]:
    """Return the cards that tell what the question on `card` asks: those read just before it."""
    ids = [each.id for each in module.cards]
    found: list[Card] = []
    for each in reversed(module.cards[: ids.index(card)]):
        if each.question is None:
            found.insert(0, each)
        elif found:
            break
    return found


def needs_answer(card: Card, so_far: Progress) -> bool:
    """Whether the card is a question without an answer."""
    return card.question is not None and card.id not in so_far.answers


def next_up(
    pathways: Sequence[Pathway],
    modules: Mapping[str, Module],
    done: Mapping[str, Progress],
    first: Sequence[str] = (),
) -> Module | None:
    """Return the one module to do now: one that is open, else the first not finished.

    Those with their ids in `first` come before all others, in that order.
    """
    ids = dict.fromkeys((*first, *(id for pathway in pathways for id in pathway.modules)))
    order = [modules[id] for id in ids if id in modules]
    begun = [module for module in order if module.id in done and done[module.id].is_open]
    if begun:
        return begun[0]
    return next(
        (m for m in order if m.id not in done or not done[m.id].is_finished),
        None,
    )
