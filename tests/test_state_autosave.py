"""Saving behind the keyboard."""

from __future__ import annotations

import asyncio

import pytest

from app.errors import NotSaved
from app.state.autosave import Autosave
from app.state.status import Status


class Disk:
    """Keeps texts, or refuses to."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str]] = []
        self.is_full = False

    async def save(self, field: str, text: str) -> None:
        if self.is_full:
            raise NotSaved
        self.kept.append((field, text))


async def test_the_newest_text_of_each_field_is_saved_without_being_asked() -> None:
    disk = Disk()
    typing = Autosave(disk.save, Status())
    for text in ("C", "Co", "Compassion"):
        typing.type("value", text)
    typing.type("place", "Maple")
    async with asyncio.timeout(10):
        while len(disk.kept) < 2:
            await asyncio.sleep(0.01)
    assert disk.kept == [("value", "Compassion"), ("place", "Maple")]


async def test_a_flush_saves_at_once_and_the_same_only_once() -> None:
    disk = Disk()
    typing = Autosave(disk.save, Status())
    typing.type("value", "Respect")
    await typing.flush()
    await typing.flush()
    assert disk.kept == [("value", "Respect")]


async def test_a_full_disk_is_said_and_the_text_is_saved_when_there_is_room() -> None:
    disk, status = Disk(), Status()
    disk.is_full = True
    typing = Autosave(disk.save, status, again=0.01)
    typing.type("value", "Respect")
    async with asyncio.timeout(10):
        while not status.trouble:
            await asyncio.sleep(0.01)
    assert status.trouble.startswith("Not saved")
    disk.is_full = False
    async with asyncio.timeout(10):
        while status.trouble:
            await asyncio.sleep(0.01)
    assert disk.kept == [("value", "Respect")]


async def test_a_flush_that_fails_keeps_the_text_for_the_next() -> None:
    disk = Disk()
    disk.is_full = True
    typing = Autosave(disk.save, Status())
    typing.type("value", "Respect")
    with pytest.raises(NotSaved):
        await typing.flush()
    disk.is_full = False
    await typing.flush()
    assert disk.kept == [("value", "Respect")]


async def test_a_key_pressed_during_a_save_is_not_lost() -> None:
    disk = Disk()
    typing: Autosave

    async def slow(field: str, text: str) -> None:
        if text == "one":
            typing.type("value", "two")
        await disk.save(field, text)

    typing = Autosave(slow, Status())
    typing.type("value", "one")
    await typing.flush()
    assert disk.kept == [("value", "one"), ("value", "two")]
