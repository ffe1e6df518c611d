"""Testing out of a module, as the screens do it."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.models.content import Card, Module
from app.models.learning import before, is_asked_again, progress
from app.models.questions import is_right
from app.models.review import memories
from app.state.learn import Learn
from app.state.pretest import Pretests
from app.store.learning import LearningRepository
from tests.states import Device, new_device
from tests.test_models_questions import right_answer


def opened(device: Device) -> tuple[Learn, Pretests]:
    learn = device.learn()
    return learn, Pretests(device.store, learn, device.now)


async def answer(
    learn: Learn, pretests: Pretests, module: Module, card: Card, *, right: bool = True
) -> None:
    assert card.question is not None
    choice = right_answer(card.question) if right else wrong_answer(card)
    await learn.pick(module, card, *choice)
    await pretests.give(module, card, 3)


def wrong_answer(card: Card) -> tuple[str, ...]:
    question = card.question
    assert question is not None
    options = [(option.id,) for option in question.options]
    pairs = [pair.id for pair in question.pairs]
    turned = tuple(f"{a}={b}" for a, b in zip(pairs, pairs[1:] + pairs[:1], strict=True))
    backwards = tuple(option.id for option in reversed(question.options))
    wrong = [*options, backwards, turned, ("no such word",)]
    return next(
        choice
        for choice in ([backwards] if question.kind == "order" else wrong)
        if choice and not is_right(question, choice)
    )


async def test_all_right_finishes_the_module_by_test() -> None:
    device = await new_device()
    learn, pretests = opened(device)
    module = learn.by_id["1.1"]
    await pretests.start(module)
    cards = pretests.questions(module)
    for card in cards:
        assert pretests.card(module) == card
        await pretests.give(module, card, 3)
        assert pretests.answer(module, card) is None, "nothing was chosen"
        await answer(learn, pretests, module, card)
        assert not learn.progress(module.id).is_finished
        await pretests.go_on(module)
    done = learn.progress(module.id)
    assert done.is_finished and done.is_by_test and not done.is_open
    assert done.answers == {}, "the cards are as they were"
    assert learn.next_up() != module
    done = (await device.restart()).learn().progress(module.id)
    assert done.is_finished and done.is_by_test


async def test_every_module_has_a_test_without_stories_that_can_be_passed() -> None:
    learn, pretests = opened(await new_device())
    for module in learn.pack.modules:
        await pretests.start(module)
        for card in pretests.questions(module):
            assert card.question is not None and card.question.kind != "branch"
            await answer(learn, pretests, module, card)
            await pretests.go_on(module)
        assert learn.progress(module.id).is_by_test
    assert learn.next_up() is None


async def test_not_all_right_says_which_cards_to_read_and_one_starts_there() -> None:
    learn, pretests = opened(await new_device())
    module = learn.by_id["1.4"]
    await pretests.start(module)
    cards = pretests.questions(module)
    for number, card in enumerate(cards):
        await answer(learn, pretests, module, card, right=number != 2)
        await pretests.go_on(module)
    assert not learn.progress(module.id).is_finished
    assert pretests.wrong(module) == [cards[2]]
    to_read = pretests.to_read(module)
    assert to_read and all(card.question is None for card in to_read)
    assert module.cards.index(to_read[-1]) < module.cards.index(cards[2])
    await learn.start_at(module, to_read[0].id)
    assert learn.card(module) == to_read[0]
    await pretests.start(module)
    assert pretests.card(module) == cards[0] and pretests.answer(module, cards[0]) is None


async def test_killed_at_any_question_it_comes_back_to_the_same_one_and_the_half_made_answer() -> (
    None
):
    device = await new_device()
    learn, pretests = opened(device)
    module = learn.by_id["1.4"]
    await pretests.start(module)
    for card in pretests.questions(module):
        assert card.question is not None
        half = right_answer(card.question)[:1]
        await learn.pick(module, card, *half)
        device = await device.restart()
        learn, pretests = opened(device)
        await pretests.start(module)
        assert pretests.card(module) == card and pretests.answer(module, card) is None
        assert learn.picked(module, card) == half
        await answer(learn, pretests, module, card)
        device = await device.restart()
        learn, pretests = opened(device)
        assert pretests.card(module) == card
        given = pretests.answer(module, card)
        assert given is not None and given.is_right
        await pretests.go_on(module)
    assert learn.progress(module.id).is_by_test
    await pretests.go_on(module)


async def test_answers_of_a_test_count_in_review() -> None:
    device = await new_device()
    learn, pretests = opened(device)
    module = learn.by_id["1.1"]
    await pretests.start(module)
    cards = pretests.questions(module)
    for card in cards:
        await answer(learn, pretests, module, card)
        await answer(learn, pretests, module, card)
        await pretests.go_on(module)
    [(_, events)] = LearningRepository(device.store).events()
    assert set(memories(events)) == {card.id for card in cards}
    assert sum(event["k"] == "reviewed" for event in events) == len(cards), "each counts once"


async def test_one_who_goes_through_it_after_all_is_done_by_more_than_a_test() -> None:
    learn, pretests = opened(await new_device())
    module = learn.by_id["1.1"]
    await pretests.start(module)
    for card in pretests.questions(module):
        await answer(learn, pretests, module, card)
        await pretests.go_on(module)
    await learn.start(module)
    assert learn.progress(module.id).is_open and learn.progress(module.id).is_by_test
    await learn.finish(module)
    assert not learn.progress(module.id).is_by_test


async def test_the_cards_before_a_question_are_those_that_tell_of_it() -> None:
    for module in (await new_device()).pack.modules:
        for card in module.cards:
            if is_asked_again(card):
                told = before(module, card.id)
                assert told and all(each.question is None for each in told)


KINDS: list[dict[str, Any]] = [
    {"k": "test-begun"},
    {"k": "test-place", "card": "q1"},
    {"k": "test-place", "card": 4},
    {"k": "reviewed", "in": "test", "card": "q1", "choice": ["a"], "right": True},
    {"k": "reviewed", "in": "test", "card": "q1", "choice": ["b"], "right": False, "sure": 2},
    {"k": "reviewed", "card": "q2", "choice": ["a"], "right": True},
    {"k": "tested", "at": 5},
    {"k": "tested"},
    {"k": "test-over"},
    {"k": "finished", "at": 7},
    {"k": "again"},
    {"k": "of a later release"},
]


@given(st.lists(st.sampled_from(KINDS), max_size=12), st.randoms(), st.integers(0, 12))
def test_the_same_events_in_any_order_and_in_two_goes_are_the_same_progress(
    kinds: list[dict[str, Any]], chance: random.Random, cut: int
) -> None:
    events = [{"key": [n, 0, "d", n], **kind} for n, kind in enumerate(kinds)]
    whole = progress("1.1", events)
    assert progress("1.1", events[cut:], progress("1.1", events[:cut])) == whole
    chance.shuffle(events)
    assert progress("1.1", events) == whole
