"""Planned visits, as the screens do them."""

from __future__ import annotations

import asyncio

import pytest

from app.errors import NotSaved
from app.models.planned import Planned
from app.models.plans import DAY
from app.state.habit import DayPassed
from app.state.planned import NEW, NoKind, NoReason, NoTime, NotMoved, Planner
from app.state.refusals import NoDay
from app.state.visit import NoPlace
from tests.states import Device, new_device
from tests.test_state_rhythm import rhythm_of


def planner_of(device: Device) -> Planner:
    return rhythm_of(device).planner


def type_in(planner: Planner, base: str = NEW, **words: str) -> None:
    for part, text in words.items():
        planner.typing.type(f"{base}/{part}", text)


async def plan(planner: Planner, day: str = "3/12/2025", **words: str) -> Planned:
    """Plan a visit to Maple ward; today is 26 November 2025."""
    type_in(planner, **{"place": " Maple  ward ", "day": day, "time": "2.30 pm", **words})
    await planner.choose(f"{NEW}/template", "huddle")
    made = planner.plan(await planner.add())
    assert made is not None
    return made


def now(planner: Planner, plan: Planned) -> Planned:
    found = planner.plan(plan.id)
    assert found is not None
    return found


async def test_a_plan_is_there_after_a_restart_and_what_was_typed_for_it_is_done_with() -> None:
    device = await new_device()
    planner = planner_of(device)
    await planner.choose(f"{NEW}/minutes", "30")
    made = await plan(planner, notes="Tell Jo first ")
    assert not [key for key in device.store.drafts if key.startswith("planned")]
    again = planner_of(await device.restart())
    assert again.plans == (made,)
    assert (made.place, made.day, made.time) == ("Maple ward", "2025-12-03", "14:30")
    assert (made.template, made.minutes, made.notes) == ("huddle", 30, "Tell Jo first")


async def test_a_plan_that_is_not_whole_says_what_it_needs_and_keeps_what_was_typed() -> None:
    planner = planner_of(await new_device())
    with pytest.raises(NoPlace):
        await planner.add()
    type_in(planner, place="Oak", day="some day")
    with pytest.raises(NoDay):
        await planner.add()
    type_in(planner, day="25/11/2025")
    with pytest.raises(DayPassed):
        await planner.add()
    type_in(planner, day="26/11/2025", time="after lunch")
    with pytest.raises(NoTime, match="14:30"):
        await planner.add()
    assert not planner.plans
    assert planner.typed(f"{NEW}/place") == "Oak" and planner.typed(f"{NEW}/time") == "after lunch"
    type_in(planner, time="")
    await planner.add()
    assert [(each.place, each.time) for each in planner.plans] == [("Oak", "")]


async def test_two_taps_keep_one_plan() -> None:
    planner = planner_of(await new_device())
    type_in(planner, place="Oak", day="3/12/2025")
    one, other = await asyncio.gather(planner.add(), planner.add())
    assert one == other and len(planner.plans) == 1


async def test_a_moved_plan_keeps_every_day_it_had_and_undo_takes_the_move_back() -> None:
    device = await new_device()
    planner = planner_of(device)
    made = await plan(planner)
    base = f"planned/{made.id}/to"
    type_in(planner, base, day="10/12/2025", time="9")
    await planner.move(made)
    type_in(planner, base, day="17/12/2025")
    move = await planner.move(now(planner, made))
    planner = planner_of(await device.restart())
    moved = now(planner, made)
    assert (moved.day, moved.time) == ("2025-12-17", "")
    assert [(each.day, each.time) for each in moved.moves] == [
        ("2025-12-03", "14:30"),
        ("2025-12-10", "09:00"),
    ]
    before = [each for each in moved.moves if each.id == move]
    assert before[0].day == "2025-12-10"
    type_in(planner, base, day="18/12/2025")
    last = await planner.move(moved)
    await planner.move_back(moved, last)
    assert now(planner, made) == moved


async def test_a_move_needs_a_day_to_come_that_is_another_one() -> None:
    planner = planner_of(await new_device())
    made = await plan(planner)
    base = f"planned/{made.id}/to"
    for words, error in (
        ({"day": ""}, NoDay),
        ({"day": "1/11/2025"}, DayPassed),
        ({"day": "3/12/2025", "time": "14:30"}, NotMoved),
    ):
        type_in(planner, base, **words)
        with pytest.raises(error):
            await planner.move(made)
    assert now(planner, made) == made


async def test_moves_on_two_devices_at_once_are_both_in_the_history() -> None:
    device, other = await new_device(), await new_device()
    phone = planner_of(device)
    made = await plan(phone)
    await other.store.receive(device.store.ops, "1")
    tablet = planner_of(other)
    for planner, day in ((phone, "10/12/2025"), (tablet, "12/12/2025")):
        type_in(planner, f"planned/{made.id}/to", day=day)
        await planner.move(now(planner, made))
    await device.store.receive(other.store.ops, "1")
    await other.store.receive(device.store.ops, "2")
    assert now(phone, made) == now(tablet, made)
    assert len(now(phone, made).moves) == 2


async def test_a_plan_begins_the_visit_at_its_place_and_leaves_what_was_typed_there() -> None:
    device = await new_device()
    planner = planner_of(device)
    made = await plan(planner)
    planner.visits.typing.type("place/huddle", "Half ty")
    one, other = await asyncio.gather(planner.begin(made), planner.begin(made))
    assert one == other
    (visit,) = planner.visits.visits
    assert (visit.id, visit.place, visit.template) == (one, "Maple ward", "huddle")
    assert planner.visits.typed("place/huddle") == "Half ty"
    assert planner.state(now(planner, made)) == "begun"
    await planner.visits.remove(visit)
    assert planner.state(now(planner, made)) == "open"


async def test_a_kind_of_visit_that_is_gone_cannot_begin_and_another_can() -> None:
    planner = planner_of(await new_device())
    made = await plan(planner)
    await planner.set(made, "template", "from-elsewhere")
    with pytest.raises(NoKind):
        await planner.begin(now(planner, made))
    assert planner.visits.visits == ()
    await planner.set(made, "template", "huddle")
    await planner.begin(now(planner, made))
    assert len(planner.visits.visits) == 1


async def test_a_plan_goes_away_only_with_a_reason_and_is_shown_as_not_done() -> None:
    device = await new_device()
    planner = planner_of(device)
    made = await plan(planner)
    type_in(planner, f"planned/{made.id}", reason="  ")
    with pytest.raises(NoReason):
        await planner.leave(made)
    assert planner.state(now(planner, made)) == "open"
    type_in(planner, f"planned/{made.id}", reason=" Flu on the ward ")
    await planner.leave(made)
    planner = planner_of(await device.restart())
    (left,) = planner.are("undone")
    assert left.reason == "Flu on the ward" and planner.near() == []
    await planner.restore(left)
    assert planner.are("open") == [now(planner, made)]


async def test_a_plan_is_near_in_its_week_and_stays_in_sight_once_its_day_has_passed() -> None:
    device = await new_device()
    planner = planner_of(device)
    await plan(planner, "10/12/2025")
    assert planner.near() == []
    device.time += 7 * DAY
    assert len(planner.near()) == 1
    device.time += 30 * DAY
    assert len(planner.near()) == 1


async def test_place_and_notes_are_kept_once_typed_and_a_place_is_never_empty() -> None:
    planner = planner_of(await new_device())
    made = await plan(planner)
    await planner.keep_text(made, "place", " Oak  house")
    await planner.keep_text(made, "notes", "Bring badges ")
    with pytest.raises(NoPlace):
        await planner.keep_text(made, "place", " ")
    kept = now(planner, made)
    assert (kept.place, kept.notes) == ("Oak house", "Bring badges")


async def test_with_no_room_left_a_plan_is_refused_and_stays_as_it_was_typed() -> None:
    device = await new_device()
    planner = planner_of(device)
    type_in(planner, place="Oak", day="3/12/2025")
    await planner.typing.flush()
    device.fill()
    with pytest.raises(NotSaved):
        await planner.add()
    assert planner.plans == () and planner.typed(f"{NEW}/place") == "Oak"
    device.clear()
    await planner.add()
    assert len(planner.plans) == 1


async def test_a_calendar_file_holds_every_plan_by_its_name() -> None:
    planner = planner_of(await new_device())
    await plan(planner)
    await plan(planner, "4/12/2025", place="Oak", time="")
    data = planner.file(planner.are("open"), "Visit: {place}")
    assert data.count(b"BEGIN:VEVENT") == 2
    assert b"SUMMARY:Visit: Maple ward" in data and b"VALUE=DATE:20251204" in data
