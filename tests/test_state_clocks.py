"""The feedback clocks, as the screens show, tick and change them."""

from __future__ import annotations

import pytest

from app.models.feedback import STEPS, Step
from app.state.clocks import Clocks, NoDays
from app.state.visit import Visits
from tests.states import Device, new_device

DAY = 86_400_000


async def visited(device: Device, place: str = "Maple ward") -> tuple[Visits, Clocks, str]:
    visits, clocks = device.visits(), device.clocks()
    visits.typing.type("place/huddle", place)
    visit = visits.visit(await visits.start("huddle"))
    assert visit is not None
    await visits.finish(visit)
    return visits, clocks, visit.id


def named(clocks: Clocks, visit: str, name: str) -> Step:
    return next(step for step in clocks.of(visit) if step.name == name)


async def test_thanks_are_due_on_the_day_of_the_visit_and_can_be_ticked_and_unticked() -> None:
    device = await new_device()
    _, clocks, _ = await visited(device)
    (step,) = clocks.due()
    assert (step.name, step.place) == ("thanks", "Maple ward")
    await clocks.tick(step)
    assert clocks.due() == []
    device = await device.restart()
    clocks = device.clocks()
    assert clocks.due() == []
    await clocks.untick(step)
    assert [each.name for each in clocks.due()] == ["thanks"]


async def test_days_changed_for_one_visit_are_kept_and_nothing_typed_is_as_usual() -> None:
    device = await new_device()
    _, clocks, visit = await visited(device)
    other = (await visited(device, "Elm"))[2]
    usual = named(clocks, visit, "note")
    await clocks.set_days(usual, " 5 ")
    assert named(clocks, visit, "note").days == 5
    assert named(clocks, other, "note").days == usual.days
    for odd in ("soon", "-1", "367", "1.5", "99999999999999999999", "²"):
        with pytest.raises(NoDays, match="whole number"):
            await clocks.set_days(named(clocks, visit, "note"), odd)
    device = await device.restart()
    clocks = device.clocks()
    assert named(clocks, visit, "note").days == 5
    ops = len(device.store.ops)
    await clocks.set_days(named(clocks, visit, "note"), "5")
    await clocks.set_days(named(clocks, visit, "fix"), "")
    assert len(device.store.ops) == ops
    await clocks.set_days(named(clocks, visit, "note"), "")
    assert named(clocks, visit, "note") == usual


async def test_more_comes_due_as_days_go_by_and_a_visit_taken_away_asks_for_nothing() -> None:
    device = await new_device()
    visits, clocks, id = await visited(device)
    device.time += 100 * DAY
    assert [step.name for step in clocks.due()] == list(STEPS)
    visit = visits.visit(id)
    assert visit is not None
    await visits.remove(visit)
    assert clocks.due() == [] and clocks.of(id) == ()


async def test_an_answer_draws_no_clock_again() -> None:
    device = await new_device()
    visits, clocks, id = await visited(device)
    before = clocks.all
    visit = visits.visit(id)
    assert visit is not None
    await visits.answer(visit, "on-time", "yes")
    assert clocks.all is before
