"""Plans that come back on Today."""

from __future__ import annotations

import pytest

from app.errors import NotSaved
from app.models.content import Module
from app.models.plans import DAY
from app.state.plans import Plans
from tests.states import Device, new_device


async def made(device: Device) -> tuple[Module, Plans]:
    learn = device.learn()
    plans = Plans(device.store, learn, device.now)
    module = learn.by_id["1.1"]
    await learn.start(module)
    await learn.finish(module)
    assert plans.due == []
    return module, plans


async def test_a_plan_comes_back_after_a_week_with_its_own_words() -> None:
    device = await new_device()
    module, plans = await made(device)
    device.time += 7 * DAY
    [due] = plans.due
    assert due.module == module.id and due.plan == plans.learn.progress(module.id).plan
    await plans.tell(due, "waiting")
    assert plans.due == []
    device.time += 30 * DAY
    [due] = plans.due
    await plans.tell(due, "did")
    device.time += 400 * DAY
    assert plans.due == []


async def test_a_line_about_it_is_a_draft_until_it_is_kept_with_the_answer() -> None:
    device = await new_device()
    _, plans = await made(device)
    device.time += 8 * DAY
    time = device.time
    plans.type(plans.due[0], "I asked the porter ")
    await plans.learn.typing.flush()
    device = await device.restart()
    device.time = time
    plans = Plans(device.store, device.learn(), device.now)
    [due] = plans.due
    assert plans.note(due) == "I asked the porter "
    told = await plans.tell(due, "other")
    assert plans.note(due) == ""
    assert plans.all[0].tellings[0].note == "I asked the porter"
    await plans.take_back(due, told)
    assert plans.due == [due]
    assert plans.note(due) == "I asked the porter"


async def test_a_plan_that_was_dropped_by_mistake_is_back_after_undo() -> None:
    device = await new_device()
    _, plans = await made(device)
    device.time += 8 * DAY
    [due] = plans.due
    told = await plans.tell(due, "dropped")
    assert plans.due == []
    await plans.take_back(due, told)
    assert plans.due == [due] and plans.note(due) == ""


async def test_what_cannot_be_kept_says_so_and_loses_nothing() -> None:
    device = await new_device()
    _, plans = await made(device)
    device.time += 8 * DAY
    [due] = plans.due
    plans.type(due, "Half a line")
    await plans.learn.typing.flush()
    device.fill()
    with pytest.raises(NotSaved):
        await plans.tell(due, "did")
    device.clear()
    assert plans.due == [due] and plans.note(due) == "Half a line"


async def test_a_plan_of_a_module_that_is_gone_is_asked_about_all_the_same() -> None:
    device = await new_device()
    module, plans = await made(device)
    device.time += 8 * DAY
    del plans.learn.by_id[module.id]
    assert [each.module for each in plans.due] == [module.id]
