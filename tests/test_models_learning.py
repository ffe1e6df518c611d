"""Answers, orders, and the one module to do now."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.load import read_pack
from app.models.content import Question
from app.models.learning import Progress, card_number, is_right, next_up, progress, shuffled

PACK = read_pack()
QUESTIONS = [card.question for module in PACK.modules for card in module.cards if card.question]


def _events(*events: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"key": [n, "device"], **event} for n, event in enumerate(events)]


def _right(question: Question) -> tuple[str, ...]:
    if question.kind == "match":
        return tuple(f"{pair.id}={pair.id}" for pair in question.pairs)
    if question.kind == "order":
        return tuple(option.id for option in question.options)
    return tuple(option.id for option in question.options if option.is_right)


@pytest.mark.parametrize("kind", ["single", "multiple", "order", "match"])
def test_only_the_whole_right_answer_is_right(kind: str) -> None:
    asked = [question for question in QUESTIONS if question.kind == kind]
    assert asked
    for question in asked:
        right = _right(question)
        assert is_right(question, right)
        assert not is_right(question, right[:-1])
        assert not is_right(question, (*right[:-1], "something else"))


def test_an_order_counts_and_the_order_of_ticks_does_not() -> None:
    order = next(question for question in QUESTIONS if question.kind == "order")
    assert not is_right(order, tuple(reversed(_right(order))))
    ticks = next(question for question in QUESTIONS if question.kind == "multiple")
    assert is_right(ticks, tuple(reversed(_right(ticks))))


@given(st.lists(st.text(min_size=1), min_size=2, unique=True), st.text())
def test_a_mixed_order_is_never_the_right_one_and_always_the_same(
    ids: list[str], salt: str
) -> None:
    mixed = shuffled(ids, salt)
    assert sorted(mixed) == sorted(ids)
    assert mixed != tuple(ids)
    assert shuffled(ids, salt) == mixed


def test_going_through_a_module_again_takes_the_answers_back_and_keeps_the_rest() -> None:
    answered = {"k": "answered", "card": "q1", "choice": ["a"], "right": True}
    planned = {"k": "planned", "when": "it is late", "then": "I will ask"}
    once = _events({"k": "place", "card": "q1"}, answered, planned, {"k": "finished", "at": 9})
    done = progress("1.1", once)
    assert done.is_finished and not done.is_open and done.answers["q1"].is_right
    again = _events(*once, {"k": "again"}, {"k": "place", "card": "start"})
    anew = progress("1.1", again)
    assert anew.is_open and anew.is_finished and anew.answers == {}
    assert anew.plan == done.plan
    later = progress("1.1", _events(*again, {"k": "finished", "at": 99}))
    assert later.finished_at == 9


def test_a_card_that_is_gone_is_the_first() -> None:
    module = PACK.modules[0]
    assert card_number(module, module.cards[2].id) == 2
    assert card_number(module, "gone") == card_number(module, None) == 0


def test_what_is_open_comes_before_what_is_next_and_after_all_of_it_nothing() -> None:
    modules = {module.id: module for module in PACK.modules}
    order = [id for pathway in PACK.pathways for id in pathway.modules]
    first = next_up(PACK.pathways, modules, {})
    assert first is not None and first.id == order[0]
    done = {order[0]: Progress(order[0], finished_at=1)}
    second = next_up(PACK.pathways, modules, done)
    assert second is not None and second.id == order[1]
    done[order[3]] = Progress(order[3], is_open=True)
    begun = next_up(PACK.pathways, modules, done)
    assert begun is not None and begun.id == order[3]
    assert (
        next_up(PACK.pathways, modules, {id: Progress(id, finished_at=1) for id in order}) is None
    )
