"""The habit and its days off, as the screens do it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.models.plans import DAY
from app.state.habit import DayPassed, Habits, NoSuchDay
from tests.states import Device, new_device


def habits_of(device: Device) -> Habits:
    return Habits(device.store, device.status, device.now)


async def test_a_day_counts_whatever_was_learned_on_it_and_a_day_off_does_not() -> None:
    device = await new_device()
    habits, learn = habits_of(device), device.learn()
    assert habits.habit.worked == 0
    await learn.start(learn.by_id["1.1"])
    assert (habits.habit.learned, habits.habit.worked) == (1, 1)
    device.time += DAY
    await habits.be_off()
    assert habits.habit.off_until == habits.today
    device.time += DAY
    await learn.start(learn.by_id["1.2"])
    assert (habits.habit.learned, habits.habit.worked) == (2, 2)
    device.time += 2 * DAY
    assert (habits.habit.learned, habits.habit.worked) == (2, 3)
    time = device.time
    device = await device.restart()
    device.time = time
    assert habits_of(device).habit.worked == 3


async def test_a_pause_lasts_until_its_day_and_ends_early_when_one_is_back() -> None:
    device = await new_device()
    habits = habits_of(device)
    last = habits.today + timedelta(days=9)
    habits.type(f"{last.day}/{last.month}/{last.year}")
    await habits.be_off_until()
    assert habits.habit.off_until == last and habits.typed == ""
    device.time += 4 * DAY
    assert habits.habit.off_until == last
    await habits.be_back()
    assert habits.habit.off_until is None
    device.time -= DAY
    assert habits.habit.off_until == habits.today, "the days off before stay days off"


async def test_a_pause_is_made_shorter_or_taken_back_on_its_first_day() -> None:
    device = await new_device()
    habits = habits_of(device)
    await habits.be_off(14)
    device.time += DAY
    await habits.be_off(2)
    assert habits.habit.off_until == habits.today + timedelta(days=1)
    await habits.be_off(1)
    assert habits.habit.off_until == habits.today
    await habits.be_back()
    await habits.be_back()
    assert habits.habit.off_until is None


async def test_what_is_no_day_or_has_passed_is_said_in_plain_words_and_stays_typed() -> None:
    device = await new_device()
    habits = habits_of(device)
    for typed, error in (("soon", NoSuchDay), ("", NoSuchDay), ("1/2/2020", DayPassed)):
        habits.type(typed)
        with pytest.raises(error, match="Nothing was changed"):
            await habits.be_off_until()
        assert habits.typed == typed and habits.habit.off_until is None


async def test_a_half_typed_day_outlives_the_device() -> None:
    device = await new_device()
    habits = habits_of(device)
    habits.type("3/12")
    await habits.typing.flush()
    assert habits_of(await device.restart()).typed == "3/12"
