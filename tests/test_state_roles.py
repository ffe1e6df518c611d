"""One's role, as the screens do it."""

from __future__ import annotations

from dataclasses import replace

from app.store.settings import SettingsRepository
from tests.states import new_device


async def test_a_role_is_asked_once_and_what_it_expects_comes_first() -> None:
    device = await new_device()
    learn = device.learn()
    assert learn.roles.is_asked and learn.roles.course == []
    plain = learn.next_up()
    await learn.roles.choose("board")
    assert not learn.roles.is_asked
    board = learn.roles.role
    assert board is not None and board.id == "board"
    first = learn.next_up()
    assert first is not None and first.id == board.expected[0].id
    assert first != plain
    learn = (await device.restart()).learn()
    assert learn.roles.role == board and learn.next_up() == first


async def test_a_role_is_changed_and_can_be_left_out_for_good() -> None:
    device = await new_device()
    learn = device.learn()
    await learn.roles.choose("any")
    learn.roles.ask()
    assert learn.roles.is_asked
    await learn.roles.choose("senior")
    assert learn.roles.role is not None and learn.roles.role.id == "senior"
    learn.roles.ask()
    await learn.roles.leave_out()
    assert learn.roles.role is None and not learn.roles.is_asked and learn.roles.order == []
    learn = (await device.restart()).learn()
    assert learn.roles.role is None and not learn.roles.is_asked
    learn.roles.ask()
    assert learn.roles.is_asked


async def test_a_role_that_this_edition_does_not_know_is_kept_and_asked_for() -> None:
    device = await new_device()
    await SettingsRepository(device.store).set({"role": "chief"})
    learn = device.learn()
    assert learn.roles.role is None and learn.roles.is_asked
    assert SettingsRepository(device.store).all()["role"] == "chief"


async def test_a_pack_without_roles_asks_nothing_and_goes_by_its_pathways() -> None:
    device = await new_device()
    device.pack = replace(device.pack, roles=())
    learn = device.learn()
    learn.roles.ask()
    assert not learn.roles.is_asked
    upcoming = learn.next_up()
    assert upcoming is not None and upcoming.id == device.pack.pathways[0].modules[0]


async def test_a_module_of_a_role_is_taken_from_its_place_on_a_pathway() -> None:
    learn = (await new_device()).learn()
    await learn.roles.choose("first")
    ids = learn.roles.order
    assert sorted(ids) == sorted(learn.by_id)
    following = learn.after(learn.by_id[ids[5]])
    assert following is not None and following.id == ids[6]
    assert learn.after(learn.by_id[ids[-1]]) is None
    assert learn.roles.course[0].claim == "expected" and learn.roles.course[-1].claim == "rest"
