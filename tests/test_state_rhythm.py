"""Areas, and what a visit says of where, when and with whom, as the screens do them."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import NotSaved
from app.models.area import Area
from app.models.coverage import Seen
from app.models.plans import DAY
from app.state.rhythm import NEW, NameTaken, NoName, Rhythm
from tests.states import Device, new_device


def rhythm_of(device: Device) -> Rhythm:
    """Rhythm on a device, with visits of its own."""
    return Rhythm(device.store, device.visits(), device.status, device.now)


async def visit(rhythm: Rhythm, place: str, template: str = "huddle") -> Seen:
    """Start a visit to a place."""
    rhythm.visits.typing.type(f"place/{template}", place)
    found = rhythm.seen(await rhythm.visits.start(template))
    assert found is not None
    return found


def now(rhythm: Rhythm, visit: Seen) -> Seen:
    found = rhythm.seen(visit.id)
    assert found is not None
    return found


def named(rhythm: Rhythm, name: str) -> Area:
    return next(area for area in rhythm.areas if area.name == name)


async def test_areas_are_typed_one_a_line_and_each_is_on_the_list_once() -> None:
    device = await new_device()
    rhythm = rhythm_of(device)
    rhythm.type(NEW, "Oak\n  Maple  ward\n\nmaple WARD\nbirch")
    assert await rhythm.add_typed() == 3
    assert [area.name for area in rhythm.areas] == ["birch", "Maple ward", "Oak"]
    assert rhythm.typed(NEW) == ""
    assert await rhythm.add("OAK", "Elm") == 1
    again = rhythm_of(await device.restart())
    assert [area.name for area in again.areas] == ["birch", "Elm", "Maple ward", "Oak"]


async def test_no_name_is_no_area_and_a_name_is_never_given_twice() -> None:
    rhythm = rhythm_of(await new_device())
    rhythm.type(NEW, " \n ")
    with pytest.raises(NoName, match="Give the area a name"):
        await rhythm.add_typed()
    await rhythm.add("Oak", "Elm")
    with pytest.raises(NameTaken):
        await rhythm.rename(named(rhythm, "Elm"), " OAK")
    with pytest.raises(NoName):
        await rhythm.rename(named(rhythm, "Elm"), "  ")
    assert [area.name for area in rhythm.areas] == ["Elm", "Oak"]


async def test_an_area_with_a_new_name_keeps_its_visits_and_one_taken_away_comes_back() -> None:
    rhythm = rhythm_of(await new_device())
    await rhythm.add("Elm")
    made = await visit(rhythm, "elm")
    await rhythm.rename(named(rhythm, "Elm"), "Elm house")
    area = named(rhythm, "Elm house")
    assert rhythm.area_of(now(rhythm, made)) == area
    await rhythm.remove(area)
    assert rhythm.areas == () and rhythm.unlisted() == ["elm"]
    await rhythm.restore(area)
    assert rhythm.area_of(now(rhythm, made)) == area and rhythm.unlisted() == []


async def test_coverage_is_reckoned_once_for_each_change_that_concerns_it() -> None:
    device = await new_device()
    rhythm = rhythm_of(device)
    await rhythm.add("Oak")
    made = await visit(rhythm, "Oak")
    before, turn = rhythm.coverage, rhythm.turn
    await rhythm.visits.answer(rhythm.visits.visits[0], "agreed", "yes")
    await rhythm.visits.finish(rhythm.visits.visits[0])
    assert rhythm.coverage is before and rhythm.turn == turn
    await rhythm.set_met(now(rhythm, made), "porter")
    assert rhythm.turn == turn + 1
    assert rhythm.coverage.windows[3].met == {"porter": 1}
    await visit(rhythm, "Elm")
    assert rhythm.coverage.windows[3].elsewhere == 1
    seen = rhythm.coverage
    device.time += DAY
    assert rhythm.coverage is not seen and rhythm.coverage.today > seen.today


async def test_a_visit_says_its_shift_its_area_and_whom_one_met_and_takes_it_back() -> None:
    device = await new_device()
    rhythm = rhythm_of(device)
    await rhythm.add("Oak", "Elm")
    made = await visit(rhythm, "The lift")
    by_clock = made.shift
    await rhythm.set_shift(made, "night")
    await rhythm.set_area(made, named(rhythm, "Oak").id)
    await rhythm.set_met(now(rhythm, made), "porter")
    await rhythm.set_met(now(rhythm, made), "nurse")
    again = rhythm_of(await device.restart())
    kept = now(again, made)
    assert (kept.shift, kept.met) == ("night", frozenset({"porter", "nurse"}))
    assert again.area_of(kept) == named(again, "Oak")
    await again.set_met(kept, "porter")
    await again.set_shift(kept, by_clock)
    await again.set_area(kept, "")
    kept = now(again, made)
    assert (kept.shift, kept.is_said, kept.met) == (by_clock, False, frozenset({"nurse"}))
    assert again.area_of(kept) is None


async def test_roles_that_two_devices_add_at_once_are_both_there() -> None:
    device = await new_device()
    phone = rhythm_of(device)
    made = await visit(phone, "Oak")
    other = await new_device()
    await other.store.receive(device.store.ops, "1")
    tablet = rhythm_of(other)
    await phone.set_met(made, "porter")
    await tablet.set_met(now(tablet, made), "nurse")
    await phone.add("Oak")
    await tablet.add("oak")
    await device.store.receive(other.store.ops, "1")
    await other.store.receive(device.store.ops, "2")
    for rhythm in (phone, tablet):
        assert now(rhythm, made).met == {"porter", "nurse"}
        (area,) = rhythm.areas
        assert len(area.ids) == 2
    await phone.remove(phone.areas[0])
    assert phone.areas == ()


async def test_with_no_room_left_a_list_of_areas_stays_as_it_was_typed() -> None:
    device = await new_device()
    rhythm = rhythm_of(device)
    rhythm.type(NEW, "Oak\nElm")
    await rhythm.typing.flush()
    device.fill()
    with pytest.raises(NotSaved):
        await rhythm.add_typed()
    assert rhythm.areas == () and rhythm.typed(NEW) == "Oak\nElm"
    device.clear()
    assert await rhythm.add_typed() == 2


async def test_a_visit_that_was_taken_away_was_never_there() -> None:
    rhythm = rhythm_of(await new_device())
    await rhythm.add("Oak")
    await visit(rhythm, "Oak")
    assert rhythm.coverage.first == date(2025, 11, 26)
    await rhythm.visits.remove(rhythm.visits.visits[0])
    assert rhythm.coverage.first is None
    assert [area.name for area in rhythm.coverage.windows[12].unvisited] == ["Oak"]
