"""Self-assessments as the screens do them: kept after every answer, sealed, put together again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest

from app.errors import NotSaved
from app.models.assessment import NO_CHANCE, TEMPLATE, Answer, Taken
from app.models.form import asked, counted, place
from app.models.others import OthersView
from app.state.intention import HalfAPlan, Intentions
from app.state.plans import Plans
from app.state.strengths import Strengths
from app.store.store import Change
from tests.states import NOON, Device, new_device

EXAMPLE = "I thanked the porter who told us"


@dataclass
class Desk:
    """The state of strengths on a device, and that of plans."""

    device: Device
    strengths: Strengths
    plans: Plans

    def the(self) -> Taken:
        """The one assessment there is."""
        (one,) = self.strengths.all
        return one


async def desk(device: Device) -> Desk:
    """Sit down at a device."""
    plans = Plans(device.store, device.learn(), device.now)
    strengths = Strengths(await device.reflect(), plans, now=device.now)
    await strengths.load()
    return Desk(device, strengths, plans)


async def answered(at: Desk, form: str = "short", often: int = 4, much: int = 4) -> str:
    """Answer a whole form the same all through, and return its id."""
    id = await at.strengths.begin(form)
    for area in at.strengths.areas:
        for statement in asked(at.the().said, area):
            await at.strengths.answer(id, statement.id, "frequency", often)
            await at.strengths.answer(id, statement.id, "importance", much)
    return id


def holds(device: Device, words: str) -> bool:
    """Whether the words are anywhere in what the device keeps."""
    return any(words.encode() in data for data in device.backend.files.values())


async def test_every_answer_is_there_after_the_device_was_killed_and_none_of_it_can_be_read() -> (
    None
):
    at = await desk(await new_device())
    id = await at.strengths.begin("full")
    await at.strengths.answer(id, "1.1", "frequency", 3)
    at = await desk(await at.device.restart())
    assert at.the().said.answers == {"1.1": Answer(3, 0)}
    await at.strengths.answer(id, "1.1", "importance", 4)
    await at.strengths.answer(id, "1.2", "frequency", NO_CHANCE)
    await at.strengths.say(id, "reach/1", "team")
    await at.strengths.say(id, "examples/1", EXAMPLE)
    at = await desk(await at.device.restart())
    some = at.the()
    assert (some.id, some.said.form) == (id, "full")
    assert some.said.answers == {"1.1": Answer(3, 4), "1.2": Answer(NO_CHANCE, 0)}
    assert (some.said.reach, some.said.examples) == ({"1": "team"}, {"1": EXAMPLE})
    await at.strengths.settle(id)
    at = await desk(await at.device.restart())
    assert at.the().said == some.said
    assert not any(holds(at.device, words) for words in ("porter", "team", "answers"))
    assert not at.device.store.drafts


async def test_what_is_being_typed_is_kept_without_leaving_the_field() -> None:
    at = await desk(await new_device())
    id = await at.strengths.begin()
    at.strengths.type(id, "examples/2", EXAMPLE[:9])
    at.strengths.type(id, "examples/2", EXAMPLE)
    await at.strengths.typing.flush()
    at = await desk(await at.device.restart())
    assert at.the().said.examples == {"2": EXAMPLE}


async def test_a_key_pressed_while_the_one_before_is_being_kept_is_kept_too() -> None:
    at = await desk(await new_device())
    id = await at.strengths.begin()
    at.strengths.type(id, "examples/2", EXAMPLE[:9])
    keeping = asyncio.create_task(at.strengths.typing.flush())
    while not keeping.done():
        at.strengths.type(id, "examples/2", EXAMPLE)
        await asyncio.sleep(0)
    await at.strengths.typing.flush()
    at = await desk(await at.device.restart())
    assert at.the().said.examples == {"2": EXAMPLE}


async def test_the_same_choice_again_takes_it_back() -> None:
    at = await desk(await new_device())
    id = await at.strengths.begin()
    await at.strengths.answer(id, "1.1", "frequency", 2)
    await at.strengths.answer(id, "1.1", "importance", 2)
    await at.strengths.answer(id, "1.1", "frequency", 2)
    assert at.the().said.answers == {"1.1": Answer(None, 2)}
    await at.strengths.answer(id, "1.1", "importance", 2)
    assert at.the().said.answers == {}
    assert not at.the().said.says_something


async def test_two_quick_taps_are_two_answers() -> None:
    at = await desk(await new_device())
    id = await at.strengths.begin()
    await asyncio.gather(
        at.strengths.answer(id, "1.1", "frequency", 2),
        at.strengths.answer(id, "1.1", "importance", 3),
        at.strengths.answer(id, "1.2", "frequency", 4),
    )
    at = await desk(await at.device.restart())
    assert at.the().said.answers == {"1.1": Answer(2, 3), "1.2": Answer(4, 0)}


async def test_an_answer_is_shown_once_it_is_kept_and_not_before() -> None:
    at = await desk(await new_device())
    id = await at.strengths.begin()
    before, seen = dict(at.device.store.drafts), []

    def shown(_: object, field: str | None) -> None:
        seen.append((field, dict(at.device.store.drafts) != before))

    at.strengths.subscribe(shown)  # type: ignore[attr-defined]
    await at.strengths.answer(id, "1.1", "frequency", 2)
    assert seen == [("all", True)]


async def test_the_full_form_keeps_what_the_short_one_asked() -> None:
    at = await desk(await new_device())
    id = await answered(at)
    assert counted(at.the().said, at.strengths.areas) == (16, 16)
    await at.strengths.say(id, "form", "full")
    assert counted(at.the().said, at.strengths.areas) == (16, 32)
    assert len(at.the().said.answers) == 16
    await at.strengths.answer(id, "1.3", "frequency", 1)
    await at.strengths.say(id, "form", "short")
    assert counted(at.the().said, at.strengths.areas) == (16, 16)
    assert at.the().said.answers["1.3"] == Answer(1, 0)


async def test_one_carries_on_at_the_area_answered_last_or_after_it() -> None:
    at = await desk(await new_device())
    id = await at.strengths.begin()
    assert place(at.the(), at.strengths.areas).id == "1"
    await at.strengths.answer(id, "3.1", "frequency", 3)
    assert place(at.the(), at.strengths.areas).id == "3"
    await at.strengths.answer(id, "3.2", "frequency", NO_CHANCE)
    assert place(at.the(), at.strengths.areas).id == "4"
    await at.strengths.answer(id, "8.1", "frequency", 3)
    await at.strengths.answer(id, "8.2", "frequency", 3)
    assert place(at.the(), at.strengths.areas).id == "8"


async def test_one_that_is_empty_still_is_not_begun_twice() -> None:
    at = await desk(await new_device())
    first, second = await asyncio.gather(at.strengths.begin(), at.strengths.begin())
    assert first == second == await at.strengths.begin("full")
    assert at.the().said.form == "full"


async def two_devices(at: Desk, id: str) -> None:
    """Change an assessment on the phone and, unknown to it, on the tablet."""
    await at.strengths.settle(id)
    document = at.device.store.document("journal", id)
    assert document is not None
    parents, before = list(document["heads"]), at.the().data
    for rev, statement, pair in (("phone", "1.1", [1, 1]), ("tablet", "1.2", [2, 2])):
        time = at.device.now()
        data: dict[str, Any] = {
            **before,
            "answers": {**before["answers"], statement: pair},
            "times": {**before["times"], f"answers/{statement}": time},
        }
        value = {"template": TEMPLATE, "created": NOON, "answers": {}, "data": data}
        sealed = await at.device.sealer.seal(id, rev, parents, value)
        payload = {"rev": rev, "parents": parents, "sealed": sealed, "at": time}
        await at.device.store.commit(Change("journal.revision", id, payload))
    await at.strengths.reflect.load()


async def test_two_devices_that_changed_one_assessment_lose_nothing() -> None:
    at = await desk(await new_device())
    id = await answered(at)
    await two_devices(at, id)
    entry = at.strengths.reflect.entry(id)
    assert entry is not None and len(entry.versions) == 2
    said = at.the().said.answers
    assert (said["1.1"], said["1.2"], said["2.1"]) == (Answer(1, 1), Answer(2, 2), Answer(4, 4))
    await at.strengths.answer(id, "2.1", "frequency", 3)
    await at.strengths.settle(id)
    entry = at.strengths.reflect.entry(id)
    assert entry is not None and len(entry.versions) == 1
    at = await desk(await at.device.restart())
    said = at.the().said.answers
    assert (said["1.1"], said["1.2"], said["2.1"]) == (Answer(1, 1), Answer(2, 2), Answer(3, 4))


async def test_what_comes_from_another_device_in_mid_answer_is_not_overwritten() -> None:
    at = await desk(await new_device())
    id = await answered(at)
    await at.strengths.settle(id)
    at.strengths.type(id, "examples/1", EXAMPLE)
    await two_devices(at, id)
    said = at.the().said
    assert said.answers["1.1"] == Answer(1, 1)
    assert said.examples == {"1": EXAMPLE}


async def test_with_no_room_left_the_answers_stay_on_the_screen_and_are_kept_later() -> None:
    at = await desk(await new_device())
    id = await at.strengths.begin()
    at.device.fill()
    with pytest.raises(NotSaved):
        await at.strengths.answer(id, "1.1", "frequency", 3)
    assert at.the().said.answers == {"1.1": Answer(3, 0)}
    with pytest.raises(NotSaved):
        await at.strengths.finish(id)
    at.device.clear()
    await at.strengths.finish(id)
    at = await desk(await at.device.restart())
    assert at.the().said.answers == {"1.1": Answer(3, 0)}
    assert at.strengths.done == (at.the(),)


async def test_locked_nothing_of_it_is_in_memory_and_opened_again_all_is_there() -> None:
    at = await desk(await new_device())
    id = await at.strengths.begin()
    await at.strengths.answer(id, "1.1", "frequency", 3)
    await at.strengths.say(id, "examples/1", EXAMPLE)
    assert at.strengths.pointed.findings("Sister Jane Okafor told us")
    await at.strengths.reflect.lock()
    at.strengths.forget()
    assert EXAMPLE not in repr(vars(at.strengths))
    assert "Okafor" not in repr(vars(at.strengths.pointed))
    assert (at.strengths.all, at.strengths.is_loaded) == ((), False)
    await at.strengths.reflect.load()
    await at.strengths.load()
    assert at.the().said.examples == {"1": EXAMPLE}


async def test_what_could_give_somebody_away_is_pointed_at_and_mended_in_one_tap() -> None:
    at = await desk(await new_device())
    id = await at.strengths.begin()
    at.strengths.type(id, "examples/1", "I thanked nurse Okafor for the bad news")
    await at.strengths.typing.flush()
    (finding,) = at.strengths.pointed.findings(at.the().said.examples["1"])
    await at.strengths.mend(id, "1", finding)
    mended = at.the().said.examples["1"]
    assert "Okafor" not in mended and not at.strengths.pointed.findings(mended)
    await at.strengths.mend(id, "1", finding)
    assert at.the().said.examples["1"] == mended


async def test_a_later_assessment_is_set_beside_the_one_before_it() -> None:
    at = await desk(await new_device())
    first = await answered(at, often=2)
    await at.strengths.finish(first)
    second = await at.strengths.begin()
    assert second != first and at.strengths.begun is not None
    await at.strengths.answer(second, "1.1", "frequency", 4)
    await at.strengths.finish(second)
    newest, oldest = at.strengths.done
    assert (newest.id, oldest.id) == (second, first)
    assert at.strengths.profile(newest).area("1").change == "more"
    assert at.strengths.profile(newest).area("2").change == ""
    assert at.strengths.profile(oldest).area("1").change == ""


async def test_views_of_others_stand_beside_the_newest_alone() -> None:
    at = await desk(await new_device())
    at.strengths.others = lambda: [OthersView("1", 2.0, 3)]
    first = await answered(at)
    await at.strengths.finish(first)
    assert [each.id for each in at.strengths.profile(at.the()).apart] == ["1"]
    second = await at.strengths.begin()
    await at.strengths.answer(second, "1.1", "frequency", 4)
    await at.strengths.finish(second)
    newest, oldest = at.strengths.done
    assert [each.id for each in at.strengths.profile(newest).apart] == ["1"]
    assert at.strengths.profile(oldest).apart == ()


async def test_one_that_was_deleted_can_be_brought_back() -> None:
    at = await desk(await new_device())
    id = await answered(at)
    restore = await at.strengths.delete(id)
    assert at.strengths.all == () and not at.device.store.drafts
    await restore()
    assert len(at.the().said.answers) == 16


async def test_the_plan_is_begun_from_a_lesson_and_comes_back_on_today_like_any_other() -> None:
    at = await desk(await new_device())
    id = await answered(at, often=1)
    intentions = Intentions(at.strengths, at.plans)
    led = at.strengths.suggestion(at.strengths.profile(at.the()))
    module = intentions.module(at.the(), led)
    assert module is not None and module.id == led.modules[0]
    suggested = intentions.of(at.the(), module)
    assert suggested.when and suggested.then
    at.strengths.type(id, "plan/when", "  ")
    with pytest.raises(HalfAPlan):
        await intentions.keep(id, module)
    assert at.plans.all == []
    at.strengths.type(id, "plan/when", " the huddle begins ")
    await intentions.keep(id, module)
    (plan,) = at.plans.all
    assert (plan.module, plan.plan.when, plan.plan.then) == (
        module.id,
        "the huddle begins",
        suggested.then,
    )
    assert intentions.is_kept(at.the(), module) and intentions.module(at.the(), led) == module
    at.strengths.type(id, "plan/then", "I ask first")
    await at.strengths.typing.flush()
    assert not intentions.is_kept(at.the(), module)
    assert intentions.replaces(at.the(), module) is None


async def test_a_plan_that_waits_in_a_lesson_is_left_alone_where_another_lesson_fits() -> None:
    at = await desk(await new_device())
    await answered(at, often=1)
    intentions = Intentions(at.strengths, at.plans)
    led = at.strengths.suggestion(at.strengths.profile(at.the()))
    await at.plans.make(led.modules[0], "a bell rings", "I look up")
    module = intentions.module(at.the(), led)
    assert module is not None and module.id == led.modules[1]
    await at.plans.make(led.modules[1], "a door opens", "I look up")
    module = intentions.module(at.the(), led)
    assert module is not None and module.id == led.modules[0]
    replaced = intentions.replaces(at.the(), module)
    assert replaced is not None and replaced.when == "a bell rings"
