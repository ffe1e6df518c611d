"""Review, as the screens do it."""

from __future__ import annotations

from app.models.questions import is_right
from app.state.learn import Learn
from app.state.review import Review
from tests.states import Device, new_device
from tests.test_models_questions import right_answer

DAY = 86_400_000


async def learned(device: Device) -> Learn:
    """Answer every question of the first module, all right and sure."""
    learn = device.learn()
    module = learn.next_up()
    assert module is not None
    await learn.start(module)
    for card in module.cards:
        if card.question is not None:
            await learn.pick(module, card, *right_answer(card.question))
            await learn.give(module, card, 3)
    await learn.finish(module)
    return learn


def review_of(device: Device, learn: Learn) -> Review:
    return Review(device.store, learn, device.now)


async def test_what_was_learned_comes_back_and_is_put_off_once_it_was_known() -> None:
    device = await new_device()
    learn = await learned(device)
    review = review_of(device, learn)
    await review.look()
    assert review.due == [] and review.next_due is not None
    device.time += 40 * DAY
    await review.start()
    asked = len(review.queue)
    assert asked > 3
    while review.shown is not None:
        module, card = review.shown
        assert card.question is not None
        await review.give(3)
        assert review.answer is None, "nothing was chosen"
        await learn.pick(module, card, *right_answer(card.question))
        await review.give(3)
        assert review.answer is not None and review.answer.is_right
        await review.go_on()
    assert review.done == asked
    assert review.due == []


async def test_a_review_leaves_the_module_as_it_was() -> None:
    device = await new_device()
    learn = await learned(device)
    before = {id: progress.answers for id, progress in learn.done.items()}
    device.time += 40 * DAY
    review = review_of(device, learn)
    await review.start()
    assert review.shown is not None
    module, card = review.shown
    assert card.question is not None
    wrong = next(
        (option.id,)
        for option in card.question.options
        if not is_right(card.question, (option.id,))
    )
    await learn.pick(module, card, *wrong)
    await review.give(1)
    assert {id: progress.answers for id, progress in learn.done.items()} == before


async def test_what_was_wrong_comes_back_before_what_was_right() -> None:
    device = await new_device()
    learn = await learned(device)
    device.time += 40 * DAY
    review = review_of(device, learn)
    await review.start()
    given: dict[str, bool] = {}
    while review.shown is not None:
        module, card = review.shown
        assert card.question is not None
        right = right_answer(card.question)
        is_wrong = not given and card.question.kind == "single"
        choice = (
            next((option.id,) for option in card.question.options if not option.is_right)
            if is_wrong
            else right
        )
        await learn.pick(module, card, *choice)
        await review.give(3)
        given[card.id] = not is_wrong
        await review.go_on()
    missed = next(card for card, is_known in given.items() if not is_known)
    assert review.next_due is not None
    device.time = review.next_due
    await review.look()
    assert [card for _, card in review.due] == [missed]


async def test_a_review_survives_a_restart_where_it_was_left() -> None:
    device = await new_device()
    await learned(device)
    device.time += 40 * DAY
    time = device.time
    device = await device.restart()
    device.time = time
    learn = device.learn()
    review = review_of(device, learn)
    await review.start()
    assert review.shown is not None
    module, card = review.shown
    assert card.question is not None
    await learn.pick(module, card, *right_answer(card.question))
    await review.give(2)
    number = len(review.queue)
    device = await device.restart()
    device.time = time
    review = review_of(device, device.learn())
    await review.start()
    assert len(review.queue) == min(8, number - 1)
