"""Spaced review: the schedule is that of the `fsrs` package, whatever the events came by."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import fsrs
import pytest

from app.content.load import read_pack
from app.models.learning import is_asked_again
from app.models.review import Memory, due, memories, next_due, rating, session

START = 1_764_158_400_000
DAY = 86_400_000
HISTORIES = 1000
MODULES = {module.id: module for module in read_pack().modules}


def history(seed: int) -> list[dict[str, Any]]:
    """Return answers to one question over months, with other things that happened between."""
    chance = random.Random(seed)
    at, events = START, []
    for number in range(chance.randrange(1, 25)):
        at += chance.choice([0, 60_000, 3_600_000, DAY, 3 * DAY, 20 * DAY, 90 * DAY])
        event = {
            "key": [at, f"device-{chance.randrange(3)}", number],
            "k": chance.choice(["answered", "reviewed"]),
            "card": "q",
            "right": chance.random() < 0.7,
            "at": at,
        }
        sure = chance.choice([None, 1, 2, 3])
        events.append(event if sure is None else {**event, "sure": sure})
        events.append({"key": [at, "device-9", number], "k": "place", "card": "q", "at": at})
    return events


def by_the_package(events: list[dict[str, Any]]) -> fsrs.Card:
    """Return what the package itself makes of the answers, in the order in which they were given.

    Two of the same millisecond stand in the order of their keys. Every right answer that was a
    guess is hard, every other right one good.
    """
    scheduler = fsrs.Scheduler(
        desired_retention=0.9, learning_steps=[], relearning_steps=[], enable_fuzzing=False
    )
    answers = sorted(
        (event for event in events if event["k"] != "place"),
        key=lambda event: (event["at"], event["key"]),
    )
    card = fsrs.Card(card_id=0)
    for event in answers:
        grade = fsrs.Rating.Good
        if not event["right"]:
            grade = fsrs.Rating.Again
        elif event.get("sure") == 1:
            grade = fsrs.Rating.Hard
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=event["at"])
        card, _ = scheduler.review_card(card, grade, at)
    return card


def test_the_schedule_is_the_packages_own_for_a_thousand_random_histories() -> None:
    for seed in range(HISTORIES):
        events = history(seed)
        ours, theirs = memories(events)["q"], by_the_package(events)
        assert ours.to_dict() == theirs.to_dict(), seed


def test_two_devices_with_the_same_events_have_the_same_schedule_in_whatever_order_they_came() -> (
    None
):
    for seed in range(200):
        events = history(seed)
        mixed = random.Random(seed).sample(events, len(events))
        assert memories(mixed) == memories(events)


@pytest.mark.parametrize(
    ("is_right", "sure", "expected"),
    [
        (True, 1, fsrs.Rating.Hard),
        (True, 2, fsrs.Rating.Good),
        (True, 3, fsrs.Rating.Good),
        (True, None, fsrs.Rating.Good),
        (False, 3, fsrs.Rating.Again),
        (False, None, fsrs.Rating.Again),
    ],
)
def test_a_right_answer_with_low_confidence_counts_as_hard(
    is_right: bool, sure: int | None, expected: fsrs.Rating
) -> None:
    assert rating(is_right, sure) == expected


@pytest.mark.parametrize(
    "event",
    [
        {"k": "answered", "card": "q", "right": "yes", "at": START},
        {"k": "answered", "card": "q", "right": True, "at": "noon"},
        {"k": "answered", "card": 7, "right": True, "at": START},
        {"k": "answered", "card": "q", "right": True},
        {"k": "something new", "card": "q", "right": True, "at": START},
    ],
)
def test_what_another_release_wrote_otherwise_is_passed_over(event: dict[str, Any]) -> None:
    assert memories([{"key": [1, "device"], **event}]) == {}


def answered(card: str, at: int, is_right: bool = True) -> dict[str, Any]:
    """Return an answer."""
    return {"key": [at, "device"], "k": "answered", "card": card, "right": is_right, "at": at}


def questions(module: str) -> list[str]:
    """Return the questions of a module that are asked again."""
    return [card.id for card in MODULES[module].cards if is_asked_again(card)]


def known_of(*modules: str) -> dict[str, dict[str, Memory]]:
    """Return what is known after every question of some modules was answered at the start."""
    return {id: memories([answered(card, START) for card in questions(id)]) for id in modules}


def test_what_was_just_answered_is_not_due_and_comes_back_within_days() -> None:
    known = known_of("1.1")
    assert due(MODULES, known, START) == []
    first = next_due(known)
    assert first is not None and START < first < START + 30 * DAY
    assert len(due(MODULES, known, START + 60 * DAY)) == len(questions("1.1"))


def test_a_story_is_not_asked_again() -> None:
    module, card = next(
        (module, card)
        for module in MODULES.values()
        for card in module.cards
        if card.question is not None and card.question.kind == "branch"
    )
    known = {module.id: memories([answered(card.id, START)])}
    assert due(MODULES, known, START + 90 * DAY) == []


def test_answers_of_a_module_or_a_card_that_is_gone_are_not_asked_and_do_no_harm() -> None:
    known = {"0.9": memories([answered("q", START)]), "1.1": memories([answered("gone", START)])}
    assert due(MODULES, known, START + 90 * DAY) == []


def test_a_review_is_short_and_mixes_behaviours() -> None:
    known = known_of("1.1", "2.5", "3.6")
    places = due(MODULES, known, START + 60 * DAY)
    chosen = session(MODULES, places, 8)
    assert len(chosen) == 8 and len(set(chosen)) == 8
    assert set(chosen) <= set(places)
    changes = sum(one[0] != other[0] for one, other in itertools.pairwise(chosen))
    assert changes == 7, "no two in a row teach the same"


def test_nothing_is_due_where_nothing_was_learned() -> None:
    assert due(MODULES, {}, START) == [] and next_due({}) is None
    assert session(MODULES, [], 8) == []
