"""The search and the library, below the browser."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from app.ui import routes
from app.words import learn as learn_words
from app.words import search as words
from tests.screens import Window

WIDTHS = (390, 1180)


def names(screen: Window) -> list[str]:
    """Return the name of everything that can be tapped."""
    return [
        label
        for control in screen.controls()
        if isinstance(control, ft.Semantics) and (label := control.label)
    ]


async def tap(screen: Window, begins: str) -> None:
    """Tap the button whose name begins so."""
    for control in screen.controls():
        if isinstance(control, ft.TextButton | ft.OutlinedButton | ft.FilledButton):
            name = control.content.value if isinstance(control.content, ft.Text) else ""
            above = control.parent
            label = above.label if isinstance(above, ft.Semantics) else None
            if (label or name or "").startswith(begins):
                await screen.do(control)
                return
    raise AssertionError(f"There is no button {begins}.")


def field(screen: Window) -> ft.TextField:
    return next(each for each in screen.controls() if isinstance(each, ft.TextField))


async def type(screen: Window, text: str) -> None:
    """Type into the one field."""
    await screen.type(field(screen), text)


async def planned(screen: Window) -> None:
    """Finish a module with a plan."""
    learn = screen.app.learn
    module = learn.by_id["1.1"]
    await learn.start(module)
    learn.typing.type("plan/1.1/when", "I hear a xylophone")
    learn.typing.type("plan/1.1/then", "stop and listen")
    await learn.finish(module)


@pytest.mark.parametrize("width", WIDTHS)
async def test_what_is_found_is_grouped_counted_and_opens(screen: Window, width: int) -> None:
    await screen.go(routes.LEARN, width)
    assert any(name.startswith(words.SEARCH) for name in names(screen))
    await screen.go(routes.SEARCH, width)
    assert field(screen).label == words.FIELD
    assert "26 modules" in screen.words and words.HOW in screen.words
    await type(screen, "hudles")
    assert any(heading.startswith("Modules (") for heading in screen.headings)
    assert any(name.startswith("Huddles") for name in names(screen)), names(screen)
    said = [
        control.content.value
        for control in screen.controls()
        if isinstance(control, ft.Semantics)
        and control.live_region
        and isinstance(control.content, ft.Text)
    ]
    assert any(line.startswith("Found: ") and "in the library" in line for line in said), said


@pytest.mark.parametrize(
    ("typed", "name", "route", "opened"),
    [
        ("hudles", "Huddles", routes.module("3.5"), "Huddles"),
        ("mary seacole", "Mary Sea", routes.library_item("mary-seacole"), "first formal"),
        ("xilophone", "If I hear a xylophone", routes.module("1.1"), learn_words.YOUR_PLAN),
    ],
)
async def test_what_is_found_opens(
    screen: Window, typed: str, name: str, route: str, opened: str
) -> None:
    await planned(screen)
    await screen.go(routes.SEARCH, 390)
    await type(screen, typed)
    # The app waits for the browser to have gone there, and here is none.
    opening = asyncio.create_task(tap(screen, name))
    await screen.settle()
    opening.cancel()
    assert any(f"'{route}'" in str(message) for message in screen.sent[-3:])
    await screen.go(route, 390)
    assert opened in screen.words


async def test_nothing_found_says_what_to_try_and_clears_the_field(screen: Window) -> None:
    await screen.go(routes.SEARCH, 390)
    await type(screen, "qqqqqqqq")
    assert words.NOTHING.format(query="qqqqqqqq") in screen.words and words.TRY in screen.words
    assert words.TRY_TITLE in screen.headings
    await type(screen, "qqqqqqqq " * 100)
    assert words.NOTHING.format(query="qqqqqqqq qqqqqqqq qqqqqqqq qqqqqqqq qqq…") in screen.words
    await tap(screen, words.CLEAR)
    assert field(screen).value == "" and words.HOW in screen.words


async def test_one_comes_back_to_what_was_found(screen: Window) -> None:
    await screen.go(routes.SEARCH, 390)
    await type(screen, "huddle")
    found = screen.headings
    await screen.go(routes.module("3.5"), 390)
    await screen.go(routes.SEARCH, 390)
    assert field(screen).value == "huddle" and screen.headings == found


async def test_many_results_are_sent_as_they_are_scrolled_to(screen: Window) -> None:
    await screen.go(routes.SEARCH, 390)
    await type(screen, "a")
    shown = [name for name in names(screen) if name.endswith(".")]
    assert len(screen.app.search.found) > 30 > len(shown)
    assert "Show more" in screen.words


async def test_a_plan_is_found_and_shown_in_its_own_words(screen: Window) -> None:
    await planned(screen)
    await screen.go(routes.SEARCH, 390)
    await type(screen, "xilophone")
    assert "Your plans (1)" in screen.headings
    assert "If I hear a xylophone, then I will stop and listen." in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_library_is_filtered_by_kind_and_goes_back_to_all(
    screen: Window, width: int
) -> None:
    await screen.go(routes.LIBRARY, width)
    library = screen.app.learn.pack.library
    courses = [item for item in library if item.kind == "course"]
    everything = f"Show: All ({len(library)})"
    assert everything in names(screen)
    await tap(screen, f"Show: Courses ({len(courses)})")
    assert all(item.title in screen.words for item in courses)
    assert not any(item.title in screen.words for item in library if item.kind == "tool")
    await tap(screen, everything)
    assert screen.app.learn.library() == list(library)


async def test_an_item_of_the_library_opens_alone_and_its_link_says_that_it_needs_a_network(
    screen: Window,
) -> None:
    library = screen.app.learn.pack.library
    linked = next(item for item in library if item.url)
    await screen.go(routes.library_item(linked.id), 390)
    assert linked.about in screen.words and learn_words.NEEDS_NETWORK in screen.words
    assert any(
        isinstance(each, ft.Icon) and each.icon == ft.Icons.WIFI for each in screen.controls()
    )
    unlinked = next(item for item in library if not item.url)
    await screen.go(routes.library_item(unlinked.id), 390)
    assert unlinked.about in screen.words and learn_words.NEEDS_NETWORK not in screen.words


async def test_an_item_that_is_gone_leads_to_the_library(screen: Window) -> None:
    await screen.go(routes.library_item("gone"), 390)
    assert learn_words.ITEM_GONE in screen.headings
    assert learn_words.WHOLE_LIBRARY in screen.words
