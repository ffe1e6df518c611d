"""Long lists, below the browser: all can be reached, little is sent, and changes show."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.ui import routes
from tests.screens import Window, window

VISITS = 60


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, with many visits in it, all open."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        store = made.app.visits.store
        await store.commit(
            *(
                store.registers(
                    "visit.set",
                    f"v{n}",
                    {"template": "huddle", "place": f"Place {n}.", "started": 1_000 + n},
                )
                for n in range(VISITS)
            )
        )
        yield made


def button(screen: Window, begins: str) -> ft.Control:
    """Return the button whose name begins so."""
    for control in screen.controls():
        if isinstance(control, ft.TextButton | ft.OutlinedButton | ft.FilledButton):
            name = control.content.value if isinstance(control.content, ft.Text) else ""
            above = control.parent
            label = above.label if isinstance(above, ft.Semantics) else None
            if (label or name or "").startswith(begins):
                return control
    raise AssertionError(f"There is no button {begins}.")


def shown(screen: Window) -> list[int]:
    """Return the numbers of the places that are on the screen."""
    return [n for n in range(VISITS) if f"Place {n}." in screen.words]


async def test_a_long_list_begins_short_and_every_visit_can_be_reached(screen: Window) -> None:
    await screen.go(routes.VISIT, 390)
    assert 5 < len(shown(screen)) < 15
    for _ in range(VISITS):
        if len(shown(screen)) == VISITS:
            break
        await screen.do(button(screen, "Show more"))
    assert shown(screen) == list(range(VISITS))
    with pytest.raises(AssertionError):
        button(screen, "Show more")


async def test_a_list_grows_when_one_scrolls_towards_its_end_and_only_then(screen: Window) -> None:
    await screen.go(routes.VISIT, 390)
    before = len(shown(screen))
    scroll: dict[str, Any] = {"event_type": "update", "min_scroll_extent": 0.0}
    (listing,) = (each for each in screen.controls() if isinstance(each, ft.ListView))
    far = {**scroll, "pixels": 10.0, "max_scroll_extent": 9_000.0, "viewport_dimension": 600.0}
    await screen.do(listing, "scroll", far)
    assert len(shown(screen)) == before
    near = {**far, "pixels": 8_000.0}
    await screen.do(listing, "scroll", near)
    assert len(shown(screen)) > before


async def test_on_a_wide_screen_a_list_stays_as_far_as_one_came_when_a_visit_is_opened(
    screen: Window,
) -> None:
    await screen.go(routes.VISIT, 1180)
    await screen.do(button(screen, "Show more"))
    before = shown(screen)
    assert 0 < before[0] < VISITS - 20
    sent = len(screen.sent)
    await screen.go(routes.visit(f"v{before[0]}"), 1180)
    assert shown(screen) == before
    passed = repr(screen.sent[sent:])
    assert f"Place {before[0]}." in passed
    assert f"Place {before[0] + 5}." not in passed, "the list is not sent again"


async def test_a_row_shows_what_its_visit_has_become_and_nothing_else_is_sent(
    screen: Window,
) -> None:
    await screen.go(routes.VISIT, 390)
    newest = VISITS - 1
    before = len(screen.sent)
    await screen.app.visits.store.set("visit.set", f"v{newest}", {"place": "Elm house"})
    await screen.settle()
    assert "Elm house" in screen.words
    assert f"Place {newest}." not in screen.words
    sent = repr(screen.sent[before:])
    assert "Elm house" in sent
    assert "Place" not in sent


async def test_an_answer_changes_its_own_item_and_sends_no_other(screen: Window) -> None:
    template = screen.app.visits.template("huddle")
    assert template is not None
    section = template.sections[1]
    first, second = [item.text for item in section.items if item.kind == "ypn"][:2]
    await screen.go(routes.ward(f"v{VISITS - 1}", section.id), 390)
    before = len(screen.sent)
    await screen.do(button(screen, f"{first}: Yes"))
    assert screen.app.visits.visits[0].answers
    sent = repr(screen.sent[before:])
    assert len(sent) < 2_000
    assert second not in sent
    await screen.do(button(screen, f"{second}: No"))
    await screen.do(button(screen, f"{first}: Yes"))
    assert list(screen.app.visits.visits[0].answers.values()) == ["no"]


async def test_today_shows_the_first_few_and_says_how_many_more(screen: Window) -> None:
    await screen.go(routes.TODAY, 390)
    assert len(shown(screen)) == 3
    assert f"{VISITS - 3} more to see to" in screen.words
