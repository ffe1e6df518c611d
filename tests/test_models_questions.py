"""Answers to questions of every kind: when they are whole, and when they are right."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.load import read_pack
from app.models.content import Question, QuestionKind
from app.models.questions import best, is_right, is_whole, near, plain, shuffled, walk

PACK = read_pack()
QUESTIONS = [card.question for module in PACK.modules for card in module.cards if card.question]


def right_answer(question: Question) -> tuple[str, ...]:
    """Return the right answer."""
    match question.kind:
        case "match":
            return tuple(f"{pair.id}={pair.id}" for pair in question.pairs)
        case "order":
            return tuple(option.id for option in question.options)
        case "blank":
            return (question.accepts[0],)
        case "branch":
            return tuple(f"{turn.step.id}={turn.option.id}" for turn in best(question))
        case _:
            return tuple(option.id for option in question.options if option.is_right)


def asked(kind: str) -> list[Question]:
    """Return every question of a kind; there is at least one."""
    found = [question for question in QUESTIONS if question.kind == kind]
    assert found
    return found


@pytest.mark.parametrize("kind", get_args(QuestionKind))
def test_only_the_whole_right_answer_is_right(kind: str) -> None:
    for question in asked(kind):
        right = right_answer(question)
        assert is_whole(question, right) and is_right(question, right)
        assert not is_right(question, right[:-1])
        assert not is_right(question, (*right[:-1], "something else"))
        assert not is_whole(question, ())


def test_an_order_counts_and_the_order_of_ticks_does_not() -> None:
    order, ticks = asked("order")[0], asked("multiple")[0]
    assert not is_right(order, tuple(reversed(right_answer(order))))
    assert is_right(ticks, tuple(reversed(right_answer(ticks))))


def test_a_blank_takes_any_accepted_word_however_it_is_written() -> None:
    question = replace(asked("blank")[0], accepts=("Just culture", "fair culture"))
    for typed in ("just culture", "  JUST   Culture.", "just-culture", "Fair culture!"):
        assert is_right(question, (typed,)), typed
    for typed in ("", "just", "culture just", "unjust culture"):
        assert not is_right(question, (typed,)), typed


def test_a_likely_wrong_word_has_its_own_explanation() -> None:
    question = next(question for question in asked("blank") if question.near)
    expected = question.near[0]
    assert near(question, (f" {expected.text.upper()} ",)) == expected
    assert near(question, ("nothing like it",)) is None


@given(st.text())
def test_words_are_compared_the_same_however_often_they_are_made_plain(words: str) -> None:
    assert plain(plain(words)) == plain(words)


def test_accents_and_apostrophes_do_not_count() -> None:
    assert plain("Café's") == plain("cafes") == plain("CAFE\N{RIGHT SINGLE QUOTATION MARK}S")


def test_every_way_through_every_story_comes_to_an_end() -> None:
    for question in asked("branch"):
        open_ways: list[tuple[str, ...]] = [()]
        ends = 0
        while open_ways:
            way = open_ways.pop()
            turns, now = walk(question, way)
            assert len(turns) == len(way)
            if now is None:
                ends += 1
                continue
            open_ways += [(*way, f"{now.id}={option.id}") for option in now.options]
        assert ends > 1


def test_a_story_that_was_changed_since_goes_on_from_the_last_step_that_is_still_there() -> None:
    question = asked("branch")[0]
    first = question.steps[0]
    turns, now = walk(question, (f"{first.id}=gone", "and=more"))
    assert turns == [] and now == first


@given(st.lists(st.text(min_size=1), min_size=2, unique=True), st.text())
def test_a_mixed_order_is_never_the_right_one_and_always_the_same(
    ids: list[str], salt: str
) -> None:
    mixed = shuffled(ids, salt)
    assert sorted(mixed) == sorted(ids)
    assert mixed != tuple(ids)
    assert shuffled(ids, salt) == mixed
