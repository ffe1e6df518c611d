"""Sharing a device, as the screens do it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import flet as ft
import pytest

from app import services
from app.models.person import FIRST
from app.state.people import Arrival, OtherName, People
from app.store.cabinets import MemoryCabinet
from app.store.people import open_people
from app.ui.screens.whoishere import who_is_here
from tests.screens import Window, window


class Ground:
    """Counts how often the app was left and started anew."""

    def __init__(self, people: People) -> None:
        self.did: list[str] = []
        people.leave, people.reload = self.leave, lambda: self.did.append("reload")

    async def leave(self) -> None:
        self.did.append("leave")


async def people_of(cabinet: MemoryCabinet, here: str = FIRST) -> tuple[People, Ground]:
    people = People(await open_people(cabinet), here)
    return people, Ground(people)


async def test_whoever_is_added_is_opened_at_the_next_start_without_being_asked() -> None:
    cabinet = MemoryCabinet()
    people, ground = await people_of(cabinet)
    assert not Arrival(people.registry).is_asked
    await people.add("Ada", "Sam")
    assert ground.did == ["leave", "reload"]
    arrival = Arrival(await open_people(cabinet))
    assert not arrival.is_asked
    ada = next(person for person in arrival.people if person.name == "Ada")
    assert await arrival.chosen() == ada.id


async def test_two_people_are_asked_who_is_there_and_see_nothing_but_names() -> None:
    cabinet = MemoryCabinet()
    people, _ = await people_of(cabinet)
    await people.add("Ada", "Sam")
    await people.registry.enter(people.people[0].id)
    arrival = Arrival(await open_people(cabinet))
    assert arrival.is_asked
    shown = who_is_here(arrival.people, arrival.choose)
    buttons = [each for each in _inside(shown) if isinstance(each, ft.OutlinedButton)]
    assert [button.content.value for button in buttons] == ["Sam", "Ada"]  # type: ignore[union-attr]
    arrival.choose(FIRST)
    arrival.choose(arrival.people[1].id)
    assert await asyncio.wait_for(arrival.chosen(), 1) == FIRST, "the first tap counts"


def _inside(control: ft.Control) -> list[ft.Control]:
    within = getattr(control, "content", None)
    children = [*getattr(control, "controls", []), within]
    found = [child for child in children if isinstance(child, ft.Control)]
    return [control, *(each for child in found for each in _inside(child))]


async def test_a_profile_goes_only_once_its_name_was_typed() -> None:
    cabinet = MemoryCabinet()
    people, _ = await people_of(cabinet)
    await people.add("Ada", "Sam")
    cabinet.files = {person.id for person in people.registry.household.people}
    ada = people.registry.household.people[1].id
    people, ground = await people_of(cabinet, ada)
    with pytest.raises(OtherName):
        await people.remove("Sam")
    assert not ground.did and ada in cabinet.files
    await people.remove(" ada ")
    assert ground.did == ["leave", "reload"] and cabinet.files == {FIRST}
    assert not Arrival(await open_people(cabinet)).is_asked


async def test_each_has_an_own_journal_and_own_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path))
    app = await services.start()
    template = app.reflect.templates[0]
    await app.reflect.write(template)
    app.reflect.type(template.prompts[0].id, "I sat down with a worried porter")
    await app.reflect.keep()
    first = app.me.store.keyring
    await app.people.add("Ada", "Sam")
    assert app.layout.is_elsewhere
    app = await services.start()
    assert app.people.me.name == "Ada" and app.reflect.entries == ()
    assert app.me.store.keyring != first and app.me.store.device
    await app.people.switch(FIRST)
    app = await services.start()
    assert len(app.reflect.entries) == 1 and app.me.store.keyring == first
    await services.stop(app)


async def test_me_lists_who_is_here_and_adds_somebody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path))
    async with window() as screen:
        await screen.go("/me", 390)
        assert "People on this device" in screen.words and "Remove my place" not in screen.words
        mine, new = (_field(screen, name) for name in ("Your name on this device", "Name of"))
        await screen.type(mine, "Sam")
        await screen.type(new, "Ada")
        ground = Ground(screen.app.people)
        await screen.do(_button(screen, "Add a person"))
        assert ground.did == ["leave", "reload"]
        names = [person.name for person in screen.app.people.registry.household.people]
        assert names == ["Sam", "Ada"]


def _field(screen: Window, name: str) -> ft.TextField:
    return next(
        each
        for each in screen.controls()
        if isinstance(each, ft.TextField) and str(each.label).startswith(name)
    )


def _button(screen: Window, words: str) -> ft.OutlinedButton:
    return next(
        each
        for each in screen.controls()
        if isinstance(each, ft.OutlinedButton)
        and isinstance(each.content, ft.Text)
        and each.content.value == words
    )


async def test_on_a_shared_device_a_start_covers_a_place_that_has_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path))
    app = await services.start()
    await app.lock.keyring.protect("2468", "pin")
    app.lock.see()
    await app.people.add("Ada", "Sam")
    app = await services.start()
    assert app.people.me.name == "Ada" and not app.lock.is_hidden, "she has no lock"
    await app.people.switch(FIRST)
    async with window() as screen:
        assert screen.app.lock.is_hidden and "Someone else" in screen.words
        assert "Good " not in screen.words
        await screen.app.lock.open("2468")
        await screen.settle()
        assert "Good " in screen.words
        await screen.app.lock.come_first(does=False)
        await screen.app.people.registry.choose(FIRST)
    app = await services.start()
    assert not app.lock.is_hidden and not app.lock.is_open
    await services.stop(app)
