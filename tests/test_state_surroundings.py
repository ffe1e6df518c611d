"""The page around the app, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.state.surroundings import Desktop, Surroundings
from tests.members import Page


def test_what_the_page_says_is_heard_by_who_listens_for_its_kind() -> None:
    page = Page()
    around = Surroundings(page)
    heard: list[Mapping[str, Any]] = []
    around.on("update", heard.append)
    page.say("online")
    page.say("update", release="0123")
    assert heard == [{"kind": "update", "release": "0123"}]


async def test_the_page_is_told_and_asked_and_nobody_listens_for_answers_afterwards() -> None:
    page = Page()
    around = Surroundings(page)
    around.post("booted")
    assert await around.ask(persist=False) == (False, 5_000, 9_000_000)
    assert await around.ask(persist=True) == (True, 5_000, 9_000_000)
    await around.switch()
    assert page.told == ["booted", "storage", "persist", "apply-update"]
    assert page.listeners("storage") == 0


async def test_a_window_that_is_no_page_keeps_files_and_says_nothing() -> None:
    around = Desktop()
    heard: list[Mapping[str, Any]] = []
    around.on("update", heard.append)
    around.post("booted")
    await around.switch()
    assert await around.ask(persist=True) == (True, 0, 0)
    assert heard == []
