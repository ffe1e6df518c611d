"""Small tests of change, as the screens do them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import NotSaved
from app.models.improvement import Cycle, SmallTest, number, plain
from app.models.op import Op
from app.state.improvement import (
    Improvement,
    NoAct,
    NoIdea,
    NoNumber,
    NotADay,
    NotYet,
    draft,
)
from app.store.folds import FOLDS
from tests.states import Device, new_device


def on(device: Device) -> Improvement:
    return Improvement(device.store, device.status, device.now)


async def begin(
    device: Device, idea: str = "Call bells answered by name"
) -> tuple[Improvement, SmallTest]:
    improvement = on(device)
    improvement.typing.type("tests/new/v1/idea", f" {idea} ")
    improvement.typing.type("tests/new/v1/aim", "Half the waiting by spring")
    return improvement, now(improvement, await improvement.begin("v1", "Maple ward"))


def now(improvement: Improvement, id: str) -> SmallTest:
    found = improvement.test(id)
    assert found is not None
    return found


async def first_cycle(improvement: Improvement, test: SmallTest) -> Cycle:
    id = await improvement.plan(test)
    return next(cycle for cycle in improvement.cycles(test.id) if cycle.id == id)


async def measure(improvement: Improvement, test: SmallTest, value: str, day: str = "") -> None:
    base = f"tests/number/{test.id}"
    improvement.typing.type(f"{base}/value", value)
    if day:
        improvement.typing.type(f"{base}/day", day)
    await improvement.measure(test)


async def test_a_test_needs_an_idea_and_says_so() -> None:
    improvement = on(await new_device())
    improvement.typing.type("tests/new//idea", "  ")
    with pytest.raises(NoIdea, match="what you would like to try"):
        await improvement.begin("", "")
    assert improvement.tests == ()


async def test_a_test_of_a_visit_keeps_its_idea_and_place_and_outlives_a_restart() -> None:
    device = await new_device()
    _, test = await begin(device)
    again = now(on(await device.restart()), test.id)
    assert (again.idea, again.aim) == ("Call bells answered by name", "Half the waiting by spring")
    assert (again.visit, again.place) == ("v1", "Maple ward")
    assert again == test


async def test_a_second_tap_begins_no_second_test() -> None:
    improvement = on(await new_device())
    improvement.typing.type("tests/new//idea", "Ask once more")
    first, second = improvement.begin("", ""), improvement.begin("", "")
    assert await first
    with pytest.raises(NoIdea):
        await second
    assert len(improvement.tests) == 1


async def test_what_is_half_typed_outlives_a_restart_and_is_kept_before_anything_is_handed_on() -> (
    None
):
    device = await new_device()
    improvement, test = await begin(device)
    cycle = await first_cycle(improvement, test)
    improvement.typing.type(draft("cycle", cycle.id, "prediction"), "Two of three are quicker")
    await improvement.typing.flush()
    improvement = on(await device.restart())
    assert improvement.typed(draft("cycle", cycle.id, "prediction")) == "Two of three are quicker"
    await improvement.settle(test)
    assert improvement.cycles(test.id)[0].prediction == "Two of three are quicker"
    assert improvement.typed(draft("cycle", cycle.id, "prediction")) == ""


async def test_the_next_cycle_waits_for_the_act_of_the_last_and_starts_from_what_follows() -> None:
    improvement, test = await begin(await new_device())
    cycle = await first_cycle(improvement, test)
    with pytest.raises(NoAct, match="adopt, adapt or drop"):
        await improvement.plan(test)
    await improvement.choose("cycle", cycle, "act", "adapt")
    improvement.typing.type(draft("cycle", cycle.id, "next"), "Try it on the night shift")
    await improvement.plan(test)
    first, second = improvement.cycles(test.id)
    assert (first.act, first.next) == ("adapt", "Try it on the night shift")
    assert second.plan == "Try it on the night shift"
    assert second.act == ""


async def test_the_same_choice_again_takes_it_back() -> None:
    improvement, test = await begin(await new_device())
    await improvement.choose("test", test, "kind", "process")
    assert now(improvement, test.id).kind == "process"
    # The screen may still hold the test as it was before.
    await improvement.choose("test", test, "kind", "process")
    assert now(improvement, test.id).kind == ""


async def test_a_day_that_is_none_stays_as_typed_and_is_called_wrong() -> None:
    improvement, test = await begin(await new_device())
    cycle = await first_cycle(improvement, test)
    key = draft("cycle", cycle.id, "begins")
    improvement.typing.type(key, "on Monday")
    await improvement.keep("cycle", cycle, "begins")
    assert key in improvement.wrong
    assert improvement.typed(key) == "on Monday"
    improvement.typing.type(key, "3/12/2025")
    await improvement.keep("cycle", cycle, "begins")
    assert key not in improvement.wrong
    assert improvement.cycles(test.id)[0].begins == "2025-12-03"
    improvement.typing.type(key, "")
    await improvement.keep("cycle", cycle, "begins")
    assert improvement.cycles(test.id)[0].begins == ""


async def test_a_measurement_needs_a_number_and_a_day_that_has_come_and_loses_nothing() -> None:
    improvement, test = await begin(await new_device())
    with pytest.raises(NoNumber, match=r"12 or 12\.5"):
        await measure(improvement, test, "about ten")
    assert improvement.typed(f"tests/number/{test.id}/value") == "about ten"
    with pytest.raises(NotADay, match="3/12/2026"):
        await measure(improvement, test, "10", "last week")
    tomorrow = (improvement.today + timedelta(days=1)).isoformat()
    with pytest.raises(NotYet, match="has not come yet"):
        await measure(improvement, test, "10", tomorrow)
    assert improvement.measured(test.id) == ()
    await measure(improvement, test, "10", "1/11/2025")
    (kept,) = improvement.measured(test.id)
    assert (kept.day, plain(kept.value)) == ("2025-11-01", "10")
    assert improvement.typed(f"tests/number/{test.id}/value") == ""


async def test_measurements_stand_in_the_order_of_their_days_whenever_they_were_written() -> None:
    improvement, test = await begin(await new_device())
    for value, day in (("3", "3/11/2025"), ("1", "1/11/2025"), ("2", "2/11/2025")):
        await measure(improvement, test, value, day)
    await measure(improvement, test, "4")
    assert [plain(each.value) for each in improvement.measured(test.id)] == ["1", "2", "3", "4"]
    middle = improvement.measured(test.id)[1]
    await improvement.remove("measurement", middle.id)
    assert len(improvement.measured(test.id)) == 3
    await improvement.restore("measurement", middle.id)
    assert improvement.measured(test.id)[1] == middle


async def test_the_median_is_of_all_results_or_of_those_up_to_a_day() -> None:
    improvement, test = await begin(await new_device())
    assert improvement.chart(test) is None
    for place, value in enumerate(("2", "4", "3", "9", "9", "9"), 1):
        await measure(improvement, test, value, f"{place}/11/2025")
    whole = improvement.chart(test)
    assert whole is not None and plain(whole.median) == "6.5"
    improvement.typing.type(draft("test", test.id, "until"), "3/11/2025")
    await improvement.keep("test", test, "until")
    frozen = improvement.chart(now(improvement, test.id))
    assert frozen is not None
    assert (plain(frozen.median), frozen.base) == ("3", 3)


async def test_what_was_taken_away_comes_back_whole() -> None:
    improvement, test = await begin(await new_device())
    cycle = await first_cycle(improvement, test)
    await improvement.remove("test", test.id)
    assert improvement.tests == ()
    await improvement.restore("test", test.id)
    assert now(improvement, test.id) == test
    await improvement.remove("cycle", cycle.id)
    assert improvement.cycles(test.id) == ()
    await improvement.restore("cycle", cycle.id)
    assert list(improvement.cycles(test.id)) == [cycle]


async def test_with_no_room_left_a_result_is_refused_and_stays_as_typed() -> None:
    device = await new_device()
    improvement, test = await begin(device)
    base = f"tests/number/{test.id}"
    improvement.typing.type(f"{base}/value", "7")
    await improvement.typing.flush()
    device.fill()
    with pytest.raises(NotSaved):
        await improvement.measure(test)
    device.clear()
    await improvement.measure(test)
    assert [plain(each.value) for each in improvement.measured(test.id)] == ["7"]


async def test_two_devices_that_change_a_plan_keep_both_and_say_so() -> None:
    device = await new_device()
    improvement, test = await begin(device)
    cycle = await first_cycle(improvement, test)
    improvement.typing.type(draft("cycle", cycle.id, "plan"), "Ask one patient")
    await improvement.keep("cycle", cycle, "plan")
    latest = max(op.clock for op in device.store.ops)
    later = (latest[0] + 60_000, 0)
    other = Op("far", 1, "cycle.set", cycle.id, later, {"set": {"plan": "Ask two"}, "over": {}})
    await device.store.receive([other], "e1:1")
    (there,) = improvement.cycles(test.id)
    assert there.plan == "Ask two"
    assert there.conflicts == ("plan",)


@given(
    st.dictionaries(
        st.sampled_from(["value", "day", "test", "note", "act", "kind", "made"]),
        st.one_of(st.none(), st.text(), st.integers(), st.lists(st.integers())),
    )
)
def test_whatever_another_release_wrote_is_read_without_harm(fields: dict[str, object]) -> None:
    from app.models.improvement import cycle_of, measurement_of, test_of

    for type in ("test.set", "cycle.set", "measurement.set"):
        document = FOLDS[type][1](None, Op("d", 1, type, "r1", (1, 0), {"set": fields}))
        assert test_of(document).id == cycle_of(document).id == "r1"
        measurement_of(document)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (" 12 ", "12"),
        ("12.50", "12.5"),
        ("1,200", "1200"),
        ("85%", "85"),
        ("85 %", "85"),
        ("-0.5", "-0.5"),
        ("\N{MINUS SIGN}3", "-3"),
        (".5", "0.5"),
        ("-0", "0"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, read: str) -> None:
    value = number(typed)
    assert value is not None and plain(value) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        ".",
        "ten",
        "1,2",
        "12,5",
        "1e5",
        "nan",
        "inf",
        "1 2",
        "1.2.3",
        "\u0663",
        "1234567890",
    ],
)
def test_what_is_no_plain_number_is_none(typed: str) -> None:
    assert number(typed) is None


@given(st.integers(-99_999_999_999_999, 99_999_999_999_999))
def test_a_number_as_it_is_shown_is_read_as_the_same(value: int) -> None:
    assert number(plain(10 * value)) == 10 * value


@given(st.text())
def test_whatever_is_typed_is_a_number_or_none(words: str) -> None:
    value = number(words)
    assert value is None or number(plain(value)) == value
