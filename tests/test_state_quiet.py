"""The reminder of a quiet moment, as the screens see it."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from app.models.reminder import EVERY
from app.state.quiet import NotATime, Quiet
from tests.states import Device, new_device


def set_clock(device: Device, hour: int, minute: int = 0, day: int = 26) -> None:
    device.time = round(datetime(2026, 11, day, hour, minute).timestamp() * 1000)


async def begin() -> tuple[Device, Quiet]:
    device = await new_device()
    set_clock(device, 12)
    return device, Quiet(device.store, device.status, device.now)


async def test_nothing_is_due_until_a_time_is_chosen_and_has_come() -> None:
    device, quiet = await begin()
    assert not quiet.is_due and not quiet.reminder.is_on
    await quiet.at("17:30")
    assert not quiet.is_due
    set_clock(device, 17, 30)
    quiet.look()
    assert quiet.is_due


async def test_not_now_puts_it_away_until_its_next_day() -> None:
    device, quiet = await begin()
    await quiet.at("11:00")
    assert quiet.is_due
    await quiet.not_now()
    assert not quiet.is_due
    set_clock(device, 11, day=27)
    quiet.look()
    assert quiet.is_due


async def test_days_are_chosen_one_by_one_and_stay_when_it_is_turned_off() -> None:
    device, quiet = await begin()
    await quiet.at("11:00")
    await quiet.choose("3")
    assert quiet.reminder.days == EVERY - {3} and not quiet.is_due
    await quiet.choose("3")
    assert quiet.is_due
    await quiet.choose("5")
    await quiet.turn_off()
    assert not quiet.is_due and not quiet.reminder.is_on
    again = Quiet((await device.restart()).store, device.status, device.now)
    assert again.reminder.days == EVERY - {5}


async def test_a_typed_time_is_kept_and_what_is_none_stays_as_it_was_typed() -> None:
    _, quiet = await begin()
    quiet.type("at tea")
    with pytest.raises(NotATime):
        await quiet.keep_typed()
    assert (quiet.typed, quiet.reminder.time) == ("at tea", "")
    quiet.type("5.45 pm")
    await quiet.keep_typed()
    assert (quiet.typed, quiet.reminder.time) == ("", "17:45")
    await quiet.keep_typed()
    assert quiet.reminder.time == "17:45"


async def test_while_the_app_is_open_the_line_comes_by_itself() -> None:
    device, quiet = await begin()
    await quiet.at("17:30")
    set_clock(device, 17, 29)
    device.time += 58_990
    task = asyncio.create_task(quiet.watch())
    while not quiet.is_due:
        await asyncio.sleep(0)
    task.cancel()


async def test_the_file_is_of_the_time_and_the_days_and_of_nothing_when_off() -> None:
    _, quiet = await begin()
    with pytest.raises(ValueError):
        quiet.file("A quiet moment")
    await quiet.at("17:30")
    assert b"DTSTART:20261126T173000" in quiet.file("A quiet moment")
