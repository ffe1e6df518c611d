"""Looking back, as the screens see it: from entries that are open, and from no others."""

from __future__ import annotations

import asyncio
from datetime import datetime

from app.models.journal import Written
from app.models.ratings import Rating
from app.state.reflect import Reflect
from app.state.search import Search
from app.state.searched import Entries
from app.state.values import Values
from tests.states import NOON, Device, new_device

DAY = 86_400_000
SECRET = "xylophone"


async def begin() -> tuple[Device, Reflect, Values]:
    """A device with an empty journal."""
    device = await new_device()
    reflect = await device.reflect()
    return device, reflect, Values(device.store, reflect, Search(Entries(reflect)).type, device.now)


def used(values: Values) -> list[tuple[str, int]]:
    """The words used most."""
    return [(each.word, each.count) for each in values.used]


async def write(reflect: Reflect, text: str, at: int, **data: list[int]) -> str:
    """Keep an entry that was written at a time, and says something of values."""
    written = Written("R1", at, {"showed": text}, data={"ratings": data} if data else {})
    id = await reflect.journal.save(None, written, at)
    await reflect.load()
    return id


async def test_every_entry_that_rates_values_is_a_check_in_whatever_it_was_written_from() -> None:
    _, reflect, values = await begin()
    await write(reflect, "One", NOON, compassion=[4, 2])
    await write(reflect, "Two", NOON)
    (checkin,) = values.checkins
    assert checkin.ratings == {"compassion": Rating(4, 2)}
    by_name = {course.name: course.said for course in values.courses}
    assert [(week.mattered, week.lived) for week in by_name["Compassion"]] == [(8, 4)]
    assert by_name["Everyone counts"] == ()
    assert len(by_name) == 6


async def test_one_looks_back_over_more_or_fewer_weeks() -> None:
    _, reflect, values = await begin()
    await write(reflect, "Long ago", NOON - 100 * DAY, compassion=[1, 1])
    assert not any(course.said for course in values.courses)
    values.look_back("52")
    assert [course.value for course in values.courses if course.said] == ["compassion"]
    assert len(values.courses[0].weeks) == 52


async def test_words_are_counted_as_entries_come_change_and_go() -> None:
    _, reflect, values = await begin()
    await write(reflect, "The ward, the wards", NOON)
    id = await write(reflect, "A porter. Our porter", NOON)
    assert not values.is_counted
    await values.count()
    assert values.is_counted and used(values) == [("porter", 2), ("ward", 2)]

    written = Written("R1", NOON, {"showed": "A theatre, that theatre, the theatre"})
    await reflect.journal.save(id, written, NOON + 1)
    await reflect.load()
    await values.count()
    assert used(values) == [("theatre", 3), ("ward", 2)]

    entry = reflect.entry(id)
    assert entry is not None
    await reflect.delete(entry)
    await values.count()
    assert used(values) == [("ward", 2)]


async def test_many_entries_are_counted_in_slices_between_which_others_have_the_thread() -> None:
    _, reflect, values = await begin()
    text = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600))
    for n in range(60):
        written = Written("R1", NOON + n, {"showed": text})
        await reflect.journal.save(None, written, NOON + n)
    await reflect.load()
    while reflect.is_opening:
        await asyncio.sleep(0.01)
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    task = asyncio.create_task(others())
    await values.count()
    task.cancel()
    assert turns
    assert values.used[0].count == 60


async def test_two_that_count_at_once_count_nothing_twice() -> None:
    _, reflect, values = await begin()
    for n in range(5):
        await write(reflect, "ward", NOON + n)
    await asyncio.gather(values.count(), values.count(), values.count())
    assert used(values) == [("ward", 5)]


async def test_a_lock_while_words_are_counted_leaves_nothing() -> None:
    _, reflect, values = await begin()
    for n in range(3):
        await write(reflect, f"{SECRET} {SECRET}", NOON + n, compassion=[1, 1])
    assert values.checkins
    await values.count()
    assert used(values) == [(SECRET, 6)]
    counting = asyncio.create_task(values.count())
    await reflect.lock()
    await counting
    assert used(values) == [] and not values.is_counted
    assert not values.checkins and not values.memories
    # Whatever was counted, and every entry that was looked at, is gone from memory too.
    kept = [each for each in vars(values).values() if SECRET in repr(each)]
    assert kept == []


async def test_what_was_forgotten_is_there_again_once_the_journal_is_open() -> None:
    _, reflect, values = await begin()
    await write(reflect, "ward ward", NOON, compassion=[3, 3])
    await values.count()
    await reflect.lock()
    await reflect.unlock()
    assert values.checkins
    await values.count()
    assert used(values) == [("ward", 2)]


async def test_this_day_is_recalled_and_can_be_put_away_until_tomorrow() -> None:
    device, reflect, values = await begin()
    await write(reflect, "A week ago", NOON - 7 * DAY)
    assert [memory.ago for memory in values.memories] == ["week"]
    await values.put_away()
    assert values.memories == ()
    await values.bring_back()
    assert len(values.memories) == 1
    await values.put_away()
    await write(reflect, "Eight days after", NOON - 6 * DAY)
    device.time += DAY
    assert [memory.entry.written.answers["showed"] for memory in values.memories] == [
        "Eight days after"
    ]


async def test_a_clock_set_back_a_year_recalls_nothing_and_breaks_nothing() -> None:
    device, reflect, values = await begin()
    await write(reflect, "Now", NOON, compassion=[2, 2])
    device.time -= 365 * DAY
    assert not values.memories
    assert not any(course.said for course in values.courses)
    await write(reflect, "In the year before", device.time, compassion=[1, 1])
    assert sum(len(course.said) for course in values.courses) == 1
    device.time += 365 * DAY
    memories = values.memories
    assert [memory.years for memory in memories] == [1]


async def test_nothing_of_an_entry_is_in_what_is_kept_unsealed() -> None:
    device, reflect, values = await begin()
    template = next(each for each in reflect.templates if each.rates_values)
    await reflect.write(template)
    reflect.put(data={"ratings": {SECRET: [4, 1]}, "value_names": {SECRET: SECRET}})
    reflect.type("showed", f"{SECRET} {SECRET}")
    await reflect.typing.flush()
    assert SECRET.encode() not in b"".join(device.backend.files.values())
    await reflect.keep()
    await values.count()
    await values.put_away()
    assert values.used and values.checkins
    assert SECRET.encode() not in b"".join(map(bytes, device.backend.files.values()))


async def test_five_hundred_check_ins_of_years_are_looked_back_on() -> None:
    device, reflect, values = await begin()
    for n in range(500):
        at = NOON - n * DAY
        written = Written("R1", at, data={"ratings": {"respect": [1 + n % 4, 1 + n % 4]}})
        await reflect.journal.save(None, written, at)
    await reflect.load()
    while reflect.is_opening:
        await asyncio.sleep(0.01)
    values.look_back("52")
    (respect,) = (course for course in values.courses if course.said)
    assert len(respect.said) == 52
    assert datetime.fromtimestamp(device.time / 1000).date() >= respect.weeks[-1].monday
