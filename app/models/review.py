"""Spaced review: when to ask again what was answered.

Nothing of a schedule is stored. Answers are events, and events only add up; a schedule is computed
from them, so that two devices that have the same events have the same schedule. The algorithm is
FSRS (https://github.com/open-spaced-repetition/py-fsrs): free of chance here, in whole days.

`fsrs` comes after the first screen (`app.schemas.later`), so this is imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import fsrs
from fsrs import Rating, Scheduler

from app.models.content import Module
from app.models.learning import Place, is_asked_again, sureness
from app.models.moment import moment

Memory = fsrs.Card
"""How well a question is remembered, and when it is due."""
RETENTION = 0.9
"""The chance of still knowing it at which it is asked again."""
SCHEDULER = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)
"""Without steps of minutes: nobody is asked the same twice in one break."""


@dataclass(frozen=True, slots=True)
class Recall:
    """One answer to a question, in a module or in a review."""

    card: str
    at: int
    """Milliseconds since 1970."""
    rating: Rating


def rating(is_right: bool, sure: int | None) -> Rating:
    """Return what an answer counts as; right with low confidence counts as hard."""
    if not is_right:
        return Rating.Again
    return Rating.Hard if sure == 1 else Rating.Good


def recalls(events: Iterable[Mapping[str, Any]]) -> list[Recall]:
    """Return the answers among a module's events, in the order in which they were given."""
    found = []
    for event in events:
        match event:
            case {
                "k": "answered" | "reviewed",
                "card": str(card),
                "right": bool(right),
                "at": at,
            } if moment(at):
                found.append(
                    ((at, *event["key"]), Recall(card, at, rating(right, sureness(event))))
                )
    return [recall for _, recall in sorted(found, key=lambda pair: pair[0])]


def memories(events: Iterable[Mapping[str, Any]]) -> dict[str, Memory]:
    """Return how well each question of a module is remembered, by card id."""
    found: dict[str, Memory] = {}
    for recall in recalls(events):
        memory = found.get(recall.card) or Memory(card_id=0, due=_time(recall.at))
        found[recall.card], _ = SCHEDULER.review_card(memory, recall.rating, _time(recall.at))
    return found


def _time(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)


def due(
    modules: Mapping[str, Module], known: Mapping[str, Mapping[str, Memory]], now: int
) -> list[Place]:
    """Return what is to be asked again by `now`, the most forgotten first.

    What was answered of a module that is gone counts, but cannot be asked.
    """
    found: list[tuple[float, Place]] = []
    for id, cards in known.items():
        module = modules.get(id)
        if module is None:
            continue
        askable = {card.id for card in module.cards if is_asked_again(card)}
        for card, memory in cards.items():
            if card in askable and memory.due <= _time(now):
                kept = SCHEDULER.get_card_retrievability(memory, _time(now))
                found.append((kept, (id, card)))
    return [place for _, place in sorted(found)]


def session(modules: Mapping[str, Module], places: list[Place], most: int) -> list[Place]:
    """Return the questions of one review: the most forgotten, so that behaviours alternate."""
    waiting = list(places)
    chosen: list[Place] = []
    taught: frozenset[str] = frozenset()
    while waiting and len(chosen) < most:
        other = (place for place in waiting if taught.isdisjoint(modules[place[0]].behaviours))
        place = next(other, waiting[0])
        waiting.remove(place)
        chosen.append(place)
        taught = frozenset(modules[place[0]].behaviours)
    return chosen


def next_due(known: Mapping[str, Mapping[str, Memory]]) -> int | None:
    """Return when the next question is due, in milliseconds since 1970."""
    dates = [memory.due for cards in known.values() for memory in cards.values()]
    return int(min(dates).timestamp() * 1000) if dates else None
