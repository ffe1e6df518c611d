"""Learning, as the screens do it."""

from __future__ import annotations

import asyncio

from app.models.content import Card, Module
from app.models.questions import best
from app.state.learn import Learn
from tests.states import new_device


def question_of(module: Module) -> Card:
    return next(card for card in module.cards if card.question is not None)


async def open_first(learn: Learn) -> Module:
    module = learn.next_up()
    assert module is not None
    await learn.start(module)
    return module


async def test_a_module_carries_on_at_its_card_after_a_restart() -> None:
    device = await new_device()
    learn = device.learn()
    module = await open_first(learn)
    assert learn.card(module) == module.cards[0]
    await learn.turn(module, 1)
    await learn.turn(module, 1)
    learn = (await device.restart()).learn()
    assert learn.next_up() == module
    assert learn.card(module) == module.cards[2]
    await learn.start(module)
    assert learn.card(module) == module.cards[2]


async def test_nobody_turns_past_the_first_or_the_last_card() -> None:
    learn = (await new_device()).learn()
    module = await open_first(learn)
    await learn.turn(module, -1)
    assert learn.card(module) == module.cards[0]
    await learn.turn(module, 1000)
    assert learn.card(module) == module.cards[-1]


async def test_an_answer_is_kept_and_told_right_from_wrong() -> None:
    device = await new_device()
    learn = device.learn()
    module = await open_first(learn)
    card = question_of(module)
    assert card.question is not None
    right = next(option.id for option in card.question.options if option.is_right)
    wrong = next(option.id for option in card.question.options if not option.is_right)
    await learn.pick(module, card, wrong)
    await learn.give(module, card, 3)
    assert learn.picked(module, card) == ()
    assert not learn.progress(module.id).answers[card.id].is_right
    await learn.answer(module, card, (right,))
    answer = (await device.restart()).learn().progress(module.id).answers[card.id]
    assert (answer.choice, answer.is_right) == ((right,), True)


async def test_options_are_taken_and_given_back_and_half_an_answer_outlives_the_device() -> None:
    device = await new_device()
    learn = device.learn()
    module = await open_first(learn)
    card = question_of(module)
    for option in ("a", "b", "a"):
        await learn.toggle(module, card, option)
    assert learn.picked(module, card) == ("b",)
    learn = (await device.restart()).learn()
    assert learn.picked(module, card) == ("b",)
    await learn.pick(module, card)
    assert learn.picked(module, card) == ()


async def test_how_sure_one_was_is_kept_with_the_answer() -> None:
    device = await new_device()
    learn = device.learn()
    module = await open_first(learn)
    card = question_of(module)
    await learn.give(module, card, 2)
    assert learn.progress(module.id).answers == {}, "nothing was chosen yet"
    assert card.question is not None
    await learn.pick(module, card, card.question.options[0].id)
    await learn.give(module, card, 1)
    answer = (await device.restart()).learn().progress(module.id).answers[card.id]
    assert answer.sure == 1


def of_kind(learn: Learn, kind: str) -> tuple[Module, Card]:
    """Return the first question of a kind."""
    return next(
        (module, card)
        for module in learn.pack.modules
        for card in module.cards
        if card.question is not None and card.question.kind == kind
    )


async def test_a_word_that_was_typed_a_moment_ago_is_the_answer() -> None:
    learn = (await new_device()).learn()
    module, card = of_kind(learn, "blank")
    assert card.question is not None
    await learn.start(module)
    learn.type(module, card, card.question.accepts[0].upper())
    await learn.give(module, card, 3)
    assert learn.progress(module.id).answers[card.id].is_right


async def test_a_story_goes_on_where_it_was_left_and_is_answered_at_its_end() -> None:
    device = await new_device()
    learn = device.learn()
    module, card = of_kind(learn, "branch")
    assert card.question is not None
    await learn.start(module)
    way = best(card.question)
    for number, turn in enumerate(way):
        assert card.id not in learn.progress(module.id).answers
        await learn.choose(module, card, turn.step.id, turn.option.id)
        if number == 0:
            device = await device.restart()
            learn = device.learn()
            assert len(learn.picked(module, card)) == 1
    assert learn.progress(module.id).answers[card.id].is_right
    assert learn.picked(module, card) == ()


async def test_taps_that_are_quicker_than_the_disk_build_on_each_other() -> None:
    device = await new_device()
    learn = device.learn()
    module, card = of_kind(learn, "order")
    assert card.question is not None
    ids = [option.id for option in card.question.options]
    shown = learn.order(module, card)
    await asyncio.gather(*(learn.move(module, card, shown[-1], -1) for _ in range(len(shown) - 1)))
    assert learn.order(module, card) == (shown[-1], *shown[:-1])
    await asyncio.gather(*(learn.move(module, card, ids[0], by) for by in (-99, 99)))
    assert set(learn.order(module, card)) == set(ids)
    module, card = of_kind(learn, "match")
    assert card.question is not None
    pairs = [pair.id for pair in card.question.pairs]
    await asyncio.gather(*(learn.pair(module, card, id, id) for id in pairs))
    learn = (await device.restart()).learn()
    assert learn.picked(module, card) == tuple(f"{id}={id}" for id in pairs)


async def test_an_order_may_be_given_as_it_is_shown() -> None:
    learn = (await new_device()).learn()
    module, card = of_kind(learn, "order")
    assert card.question is not None
    await learn.start(module)
    shown = learn.order(module, card)
    await learn.give(module, card, 1)
    assert learn.progress(module.id).answers[card.id].choice == shown


async def test_a_plan_is_kept_while_it_is_typed_and_a_finished_module_leads_to_the_next() -> None:
    device = await new_device()
    learn = device.learn()
    module = await open_first(learn)
    suggested = learn.plan(module)
    learn.typing.type(f"plan/{module.id}/when", "the shift begins")
    await learn.typing.flush()
    device = await device.restart()
    learn = device.learn()
    assert learn.plan(module).when == "the shift begins"
    assert learn.plan(module).then == suggested.then
    learn.typing.type(f"plan/{module.id}/then", "I greet each person by name")
    await learn.finish(module)
    progress = (await device.restart()).learn().progress(module.id)
    assert progress.is_finished and not progress.is_open
    assert progress.plan is not None
    assert progress.plan.then == "I greet each person by name"
    following = learn.after(module)
    assert following is not None and learn.next_up() == following


async def test_a_finished_module_can_be_done_again_and_stays_finished() -> None:
    learn = (await new_device()).learn()
    module = await open_first(learn)
    await learn.finish(module)
    first = learn.progress(module.id).finished_at
    await learn.start(module)
    again = learn.progress(module.id)
    assert again.is_open and again.is_finished
    assert learn.card(module) == module.cards[0]
    await learn.finish(module)
    assert learn.progress(module.id).finished_at == first


async def test_a_pathway_counts_what_is_finished_to_its_end() -> None:
    learn = (await new_device()).learn()
    pathway = learn.pathways[0]
    assert learn.share_done(pathway) == 0
    for module in learn.modules(pathway):
        await learn.start(module)
        await learn.finish(module)
    assert learn.share_done(pathway) == 1
    assert learn.after(learn.modules(pathway)[-1]) is None
    upcoming = learn.next_up()
    assert upcoming is not None and upcoming.id in learn.pathways[1].modules


async def test_with_everything_done_nothing_is_pressed_on_anyone() -> None:
    learn = (await new_device()).learn()
    for pathway in learn.pathways:
        for module in learn.modules(pathway):
            await learn.finish(module)
    assert learn.next_up() is None


async def test_the_library_shows_one_kind_and_all_again() -> None:
    learn = (await new_device()).learn()
    everything = learn.library()
    kind = everything[0].kind
    learn.show(kind)
    assert {item.kind for item in learn.library()} == {kind}
    learn.show(kind)
    assert learn.library() == everything


async def test_an_unknown_module_is_none() -> None:
    assert (await new_device()).learn().module("nowhere") is None
