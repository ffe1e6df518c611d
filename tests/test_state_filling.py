"""Filling in a visit: every kind of answer, in order, and what keeps it from being finished."""

from __future__ import annotations

import asyncio

import pytest

from app.errors import NotSaved
from app.models.ink import Ink, drawn_on
from app.models.visit import Visit
from app.state.visit import Visits
from app.store.memory import MemoryBackend
from tests.checklists import EVERY, packed
from tests.states import Device, new_device
from tests.test_state_checklists import begin, now


class SlowDisk(MemoryBackend):
    """A disk that flushes only when it is let."""

    def __init__(self) -> None:
        """Be quick at first."""
        super().__init__()
        self.gate = asyncio.Event()
        self.gate.set()
        self.written: list[bytes] = []

    async def write(self, name: str, offset: int, data: bytes) -> int:
        """Note what is written."""
        self.written.append(data)
        return await super().write(name, offset, data)

    async def flush(self, name: str) -> None:
        """Wait until one may."""
        await self.gate.wait()
        await super().flush(name)


async def device() -> Device:
    made = await new_device()
    made.pack = packed(made.pack, EVERY)
    return made


async def again(before: Device) -> Device:
    made = await before.restart()
    made.pack = packed(made.pack, EVERY)
    return made


async def test_a_second_answer_waits_until_the_first_is_certain() -> None:
    disk = SlowDisk()
    made = await new_device(disk)
    visits, visit = await begin(made, "huddle")
    disk.gate.clear()
    disk.written.clear()
    first = asyncio.create_task(visits.answer(visit, "roles", "yes"))
    second = asyncio.create_task(visits.answer(visit, "chart", "no"))
    for _ in range(50):
        await asyncio.sleep(0)
    assert len(disk.written) == 1
    assert now(visits, visit).answers == {}
    disk.gate.set()
    await asyncio.gather(first, second)
    assert [b"chart" in data for data in disk.written] == [False, True]
    assert now(visits, visit).answers == {"roles": "yes", "chart": "no"}


async def test_a_hurried_second_tap_on_the_same_answer_does_not_take_it_back() -> None:
    visits, visit = await begin(await device())
    await asyncio.gather(*(visits.answer(visit, "notice", "yes") for _ in range(2)))
    assert now(visits, visit).answers == {"notice": "yes"}


async def test_several_options_are_chosen_and_taken_back_one_by_one() -> None:
    made = await device()
    visits, visit = await begin(made)
    await visits.pick(visit, "roles", "nurse")
    await visits.pick(now(visits, visit), "roles", "porter")
    await visits.pick(now(visits, visit), "roles", "nurse")
    visits = (await again(made)).visits()
    assert now(visits, visit).picks == {"pick.roles.porter"}


async def test_a_number_that_cannot_be_one_stays_as_it_was_typed_and_is_no_answer() -> None:
    made = await device()
    visits, visit = await begin(made)
    assert await visits.keep_text(visit, "beds", "12") == ""
    visits.typing.type(f"answer/{visit.id}/beds", "twelve")
    assert await visits.keep_text(now(visits, visit), "beds", "twelve") == "number"
    visits = (await again(made)).visits()
    assert now(visits, visit).answers == {}
    assert visits.typed(f"answer/{visit.id}/beds") == "twelve"
    assert await visits.keep_text(now(visits, visit), "beds", "41") == "most"
    assert await visits.keep_text(now(visits, visit), "beds", "") == ""
    assert visits.typed(f"answer/{visit.id}/beds") == ""


async def test_days_and_times_are_kept_as_they_mean() -> None:
    visits, visit = await begin(await device())
    await visits.keep_text(visit, "next", "3/12/2026")
    await visits.keep_text(visit, "began", "2.30 pm")
    assert now(visits, visit).answers == {"next": "2026-12-03", "began": "14:30"}


async def test_a_visit_is_finished_only_when_nothing_is_lacking_and_says_what_is() -> None:
    visits, visit = await begin(await device())
    visits.typing.type(f"answer/{visit.id}/beds", "many")
    assert not await visits.finish(visit)
    assert visits.finishing == visit.id
    assert [lack.item.id for lack in visits.lacking(now(visits, visit))] == ["notice", "beds"]
    assert now(visits, visit).finished_at is None
    await visits.answer(now(visits, visit), "notice", "unseen")
    await visits.keep_text(now(visits, visit), "beds", "12")
    assert await visits.finish(now(visits, visit))
    assert visits.finishing == ""
    assert now(visits, visit).finished_at is not None


async def test_a_signature_is_drawn_or_typed_and_either_is_there_after_a_restart() -> None:
    made = await device()
    visits, visit = await begin(made)
    stroke = drawn_on(drawn_on(drawn_on((), 10, 20), 11, 20), 40.4, 25.6)
    assert stroke == (10, 20, 40, 26)
    await visits.sign(visit, "signed", Ink(300, 200, (stroke,)))
    await visits.keep_text(visit, "signed", "Ada")
    visits = (await again(made)).visits()
    assert now(visits, visit).inks == {"signed": Ink(300, 200, (stroke,))}
    assert now(visits, visit).answers == {"signed": "Ada"}
    await visits.sign(now(visits, visit), "signed", None)
    assert now(visits, visit).inks == {}


async def test_lines_are_jotted_down_with_their_time_and_come_back_when_taken_away() -> None:
    made = await device()
    visits, visit = await begin(made)
    jotter = visits.jotter
    assert not await jotter.keep(visit.id)
    for line in ("The lift again", " Tea trolley "):
        jotter.type(visit.id, line)
        assert await jotter.keep(visit.id)
    assert jotter.typed(visit.id) == ""
    first, second = now(visits, visit).jots
    assert (first.text, second.text) == ("The lift again", "Tea trolley")
    assert visit.started_at < first.at < second.at
    await jotter.remove(visit, first)
    assert now(visits, visit).jots == (second,)
    await jotter.restore(visit, first)
    visits = (await again(made)).visits()
    assert now(visits, visit).jots == (first, second)


async def test_a_line_is_kept_once_however_often_one_taps_and_half_of_one_outlives_a_restart() -> (
    None
):
    made = await device()
    visits, visit = await begin(made)
    visits.jotter.type(visit.id, "The lift again")
    await asyncio.gather(*(visits.jotter.keep(visit.id) for _ in range(3)))
    assert len(now(visits, visit).jots) == 1
    visits.jotter.type(visit.id, "Half a")
    await visits.typing.flush()
    assert (await again(made)).visits().jotter.typed(visit.id) == "Half a"


async def test_open_questions_are_counted_each_and_add_up_over_devices() -> None:
    made = await device()
    visits, visit = await begin(made)
    await asyncio.gather(*(visits.jotter.count(visit.id) for _ in range(3)))
    await visits.jotter.count(visit.id, -1)
    assert now(visits, visit).asked == 2
    await made.store.set("visit.set", visit.id, {"asked.tablet": 4})
    assert now(visits, visit).asked == 6


async def test_a_full_disk_says_so_and_keeps_the_line_that_is_typed() -> None:
    made = await device()
    visits, visit = await begin(made)
    visits.jotter.type(visit.id, "The lift again")
    await visits.typing.flush()
    made.fill()
    with pytest.raises(NotSaved):
        await visits.jotter.keep(visit.id)
    assert visits.jotter.typed(visit.id) == "The lift again"
    made.clear()
    assert await visits.jotter.keep(visit.id)


async def test_what_was_promised_here_last_time_is_found_by_the_place_case_and_spaces_aside() -> (
    None
):
    visits, _ = await begin(await device())
    older = await _promised(visits, "Maple ward", "older")
    newer = await _promised(visits, " maple  Ward", "newer")
    await begin_at(visits, "MapleWard")
    assert [promise.words for promise in visits.last_promised("MAPLE WARD")] == ["newer"]
    assert visits.last_promised("Elm house") == visits.last_promised("  ") == []
    assert older.started_at < newer.started_at


async def begin_at(visits: Visits, place: str) -> Visit:
    visits.typing.type("place/every", place)
    return now_of(visits, await visits.start("every"))


def now_of(visits: Visits, id: str) -> Visit:
    found = visits.visit(id)
    assert found is not None
    return found


async def _promised(visits: Visits, place: str, words: str) -> Visit:
    visit = await begin_at(visits, place)
    visits.typing.type(f"promise/{visit.id}/fix/words", words)
    await visits.promise(visit, "fix")
    return visit
