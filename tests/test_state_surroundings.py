"""The page around the app, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from app.state.surroundings import Desktop, Parcel, Surroundings
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


@pytest.mark.parametrize(
    ("how", "became"), [("shared", "shared"), ("left", "left"), ("none", "none"), ("new", "none")]
)
async def test_a_file_goes_to_the_share_sheet_whole_and_what_became_of_it_comes_back(
    how: str, became: str
) -> None:
    page = Page()
    page.sharing = how
    parcel = Parcel("Maple ward", "", "sheet.pdf", "application/pdf", b"\x00\xff")
    assert await Surroundings(page).share(parcel) == became
    assert page.shared == [
        {
            "kind": "share",
            "title": "Maple ward",
            "text": "",
            "name": "sheet.pdf",
            "type": "application/pdf",
            "data": "AP8=",
        }
    ]
    assert page.listeners("shared") == 0


async def test_words_alone_are_shared_without_a_file_and_a_window_has_no_share_sheet() -> None:
    page = Page()
    parcel = Parcel("Receipt", "https://leadwell.example/")
    assert await Surroundings(page).share(parcel) == "shared"
    assert page.shared == [
        {"kind": "share", "title": "Receipt", "text": "https://leadwell.example/"}
    ]
    assert await Desktop().share(parcel) == "none"


async def test_a_window_that_is_no_page_keeps_files_and_says_nothing() -> None:
    around = Desktop()
    heard: list[Mapping[str, Any]] = []
    around.on("update", heard.append)
    around.post("booted")
    await around.switch()
    assert await around.ask(persist=True) == (True, 0, 0)
    assert heard == []
