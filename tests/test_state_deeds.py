"""A tap that is given twice, on a device that takes its time to save."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from app.state.deeds import Deeds
from app.store.memory import MemoryBackend
from tests.states import Device, new_device


class Slow(MemoryBackend):
    """Lets others go first before anything is saved, as a browser's database does."""

    async def flush(self, name: str) -> None:
        """Wait for a turn of the loop, then save."""
        await asyncio.sleep(0)
        await super().flush(name)


@pytest.fixture
async def slow() -> AsyncIterator[Device]:
    """A device on which saving takes a moment."""
    made = await new_device(Slow())
    yield made
    await made.store.close()


async def test_keeping_an_entry_twice_keeps_one(slow: Device) -> None:
    reflect = await slow.reflect()
    template = reflect.templates[0]
    await reflect.write(template)
    reflect.type(template.prompts[0].id, "I listened")
    first, second = await asyncio.gather(reflect.keep(), reflect.keep())
    assert first == second is not None
    assert len(reflect.entries) == 1


async def test_starting_a_visit_twice_starts_one(slow: Device) -> None:
    visits = slow.visits()
    visits.typing.type("place/huddle", "Maple ward")
    first, second = await asyncio.gather(visits.start("huddle"), visits.start("huddle"))
    assert first == second
    assert len(visits.visits) == 1


async def test_promising_twice_promises_once(slow: Device) -> None:
    visits = slow.visits()
    visits.typing.type("place/huddle", "Maple ward")
    visit = visits.visit(await visits.start("huddle"))
    assert visit is not None
    visits.typing.type(f"promise/{visit.id}/act/words", "Mend the lift")
    await asyncio.gather(visits.promise(visit, "act"), visits.promise(visit, "act"))
    assert [promise.words for promise in visits.promises] == ["Mend the lift"]


async def test_a_deed_that_failed_can_be_done_again() -> None:
    deeds, tries = Deeds(), 0

    async def work() -> int:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise OSError
        return tries

    with pytest.raises(OSError):
        await deeds.once("work", work)
    assert await deeds.once("work", work) == 2
