"""The people of a device: nobody is ever lost, whatever the battery does."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import LeadwellError, NotSaved
from app.models.person import FIRST, Household, Person, read, written
from app.store.cabinets import FolderCabinet, MemoryCabinet
from app.store.people import LastPerson, NameTaken, NoName, People, open_people
from tests.states import NOON


async def _let_go() -> None:
    """No files are open."""


async def test_with_one_person_nothing_is_written_and_nobody_is_asked() -> None:
    cabinet = MemoryCabinet()
    people = await open_people(cabinet)
    await people.enter(FIRST)
    assert people.household == Household() and not cabinet.copies


async def test_a_second_person_is_there_after_a_restart_and_the_first_has_a_name() -> None:
    cabinet = MemoryCabinet()
    cabinet.files = {FIRST}
    person = await (await open_people(cabinet)).add(" Ada  Okoye ", FIRST, "Sam")
    people = await open_people(cabinet)
    assert [each.name for each in people.household.people] == ["Sam", "Ada Okoye"]
    assert people.household.person(person.id) == person
    assert people.household.is_several


@pytest.mark.parametrize(
    ("name", "own", "error"),
    [("", "Sam", NoName), ("Ada", " ", NoName), ("sam", "Sam", NameTaken)],
)
async def test_two_people_have_two_names(name: str, own: str, error: type[LeadwellError]) -> None:
    cabinet = MemoryCabinet()
    people = await open_people(cabinet)
    with pytest.raises(error):
        await people.add(name, FIRST, own)
    assert people.household == Household() and not cabinet.copies


async def test_who_was_chosen_is_opened_once_and_then_asked_again() -> None:
    cabinet = MemoryCabinet()
    people = await open_people(cabinet, lambda: NOON)
    ada = await people.add("Ada", FIRST, "Sam")
    await people.choose(ada.id)
    people = await open_people(cabinet, lambda: NOON)
    assert people.household.next == ada.id
    await people.enter(ada.id)
    people = await open_people(cabinet)
    assert people.household.next == ""
    assert people.household.person(ada.id) == Person(ada.id, "Ada", NOON)


async def test_a_profile_is_found_by_its_files_where_the_list_is_lost() -> None:
    cabinet = MemoryCabinet({0: b"rubbish", 1: b""})
    cabinet.files = {FIRST, "b", "a"}
    people = await open_people(cabinet)
    assert [person.id for person in people.household.people] == [FIRST, "a", "b"]
    cabinet.files = {"a", "b"}
    people = await open_people(cabinet)
    assert [person.id for person in people.household.people] == ["a", "b"]


async def test_who_is_removed_is_gone_with_all_files_although_the_battery_went_in_between() -> None:
    cabinet = MemoryCabinet()
    people = await open_people(cabinet)
    ada = await people.add("Ada", FIRST, "Sam")
    cabinet.files = {FIRST, ada.id}

    def dead(operation: str, name: str) -> int | None:
        if operation == "remove":
            raise OSError("no battery")
        return None

    cabinet.fault = dead
    with pytest.raises(OSError, match="no battery"):
        await people.remove(ada.id, _let_go)
    cabinet.fault = None
    people = await open_people(cabinet)
    assert [person.id for person in people.household.people] == [FIRST]
    await people.tidy()
    assert cabinet.files == {FIRST}
    people = await open_people(cabinet)
    assert people.household.gone == ()
    with pytest.raises(LastPerson):
        await people.remove(FIRST, _let_go)


def test_half_a_list_is_no_list() -> None:
    data = written(Household(3, (Person("a", "Ada", 5),), "a", ("b",)))
    assert read(data) == Household(3, (Person("a", "Ada", 5),), "a", ("b",))
    assert all(read(data[:length]) is None for length in range(len(data)))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "rename", "choose", "enter", "remove", "restart"]),
        st.integers(0, 3),
        st.one_of(st.none(), st.integers(0, 200)),
    ),
    max_size=25,
)


@given(STEPS)
def test_whatever_is_cut_off_the_list_is_as_before_or_as_after(
    steps: list[tuple[str, int, int | None]],
) -> None:
    async def run() -> None:
        cabinet = MemoryCabinet()
        people = await open_people(cabinet)
        for number, (what, which, cut) in enumerate(steps):
            before = people.household
            person = before.people[which % len(before.people)]
            cabinet.fault = (lambda operation, name, cut=cut: cut) if cut is not None else None
            with suppress(LeadwellError, OSError):
                await _do(people, what, person, number)
            cabinet.fault = None
            after = await open_people(cabinet)
            assert after.household.people
            if after.household.serial == before.serial:
                assert after.household == before
            else:
                assert after.household.serial > before.serial
                kept = {each.id for each in before.people} - {person.id}
                assert kept <= {each.id for each in after.household.people}
            people = after

    asyncio.run(run())


async def _do(people: People, what: str, person: Person, number: int) -> None:
    match what:
        case "add":
            await people.add(f"Person {number}", person.id, f"Adder {number}")
        case "rename":
            await people.rename(person.id, f"Other {number}")
        case "choose":
            await people.choose(person.id)
        case "enter":
            await people.enter(person.id)
        case "remove":
            await people.remove(person.id, _let_go)


async def test_folders_hold_one_profile_each_and_the_first_keeps_its_place(tmp_path: Path) -> None:
    cabinet = FolderCabinet(tmp_path)
    (tmp_path / "LOG0").write_bytes(b"mine")
    (tmp_path / "attachments").mkdir()
    (tmp_path / "attachments" / "photo").write_bytes(b"mine too")
    people = await open_people(cabinet)
    ada = await people.add("Ada", FIRST, "Sam")
    folder = cabinet.folder(ada.id)
    folder.mkdir(parents=True)
    (folder / "LOG0").write_bytes(b"hers")
    assert sorted(await cabinet.profiles()) == sorted([FIRST, ada.id])
    people = await open_people(cabinet)
    await people.remove(FIRST, _let_go)
    left = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert b"hers" in left and not any(b"mine" in data for data in left)


async def test_a_full_disk_adds_nobody() -> None:
    cabinet = MemoryCabinet()
    people = await open_people(cabinet)

    def full(operation: str, name: str) -> int | None:
        raise OSError(28, "No space left on device")

    cabinet.fault = full
    with pytest.raises(NotSaved):
        await people.add("Ada", FIRST, "Sam")
    assert people.household == Household()
