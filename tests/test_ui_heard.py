"""What a team hears and says, on the screen, below the browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import flet as ft
import pytest
from flet.controls.base_control import BaseControl

from app.models.receipt import Answer, pack
from app.models.visit import Visit
from app.state.receipts import ROUTE
from app.ui import routes
from app.words import heard as words
from tests.screens import Window, window
from tests.teams import BARRIER, FIX, SITE, visited
from tests.test_ui_proof import buttons, field
from tests.test_ui_routes import WIDTHS, _is_sound


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window that has an address, with a visit and two promises."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        made.app.receipts.site = SITE
        await visited(made.app.visits)
        yield made


def visit(screen: Window) -> Visit:
    return screen.app.visits.visits[0]


def find(screen: Window, name: str) -> BaseControl:
    """Return the button whose name begins with `name`."""
    for control in screen.controls():
        if isinstance(control, ft.MergeSemantics) and isinstance(control.content, ft.Semantics):
            button = control.content.content
            if (control.content.label or "").startswith(name) and isinstance(button, ft.TextButton):
                return button
        if (
            isinstance(control, ft.FilledButton | ft.OutlinedButton | ft.TextButton)
            and isinstance(control.content, ft.Text)
            and str(control.content.value).startswith(name)
        ):
            return control
    raise AssertionError(f"no button called {name}")


def images(screen: Window) -> list[ft.Image]:
    return [control for control in screen.controls() if isinstance(control, ft.Image)]


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_visit_leads_to_the_sheet_on_which_there_is_nothing_but_promises(
    screen: Window, width: int
) -> None:
    await screen.go(routes.visit(visit(screen).id), width)
    _is_sound(screen, "visit")
    assert any(name.startswith(words.SHEET) for name in buttons(screen))
    assert any(name.startswith(words.RECEIPT) for name in buttons(screen))
    route = routes.sheet_of(visit(screen).id)
    await screen.go(route, width)
    _is_sound(screen, route)
    assert words.AS_SEEN in screen.headings
    seen = screen.words[screen.words.index(words.AS_SEEN) :]
    assert FIX in seen and BARRIER in seen and "lift lock sticks" not in seen
    assert {words.SHARE, words.SAVE_PDF, words.SAVE_PAGE} <= set(buttons(screen))


async def test_what_is_chosen_is_worded_anew_and_a_quote_is_pointed_to_in_a_small_team(
    screen: Window,
) -> None:
    route = routes.sheet_of(visit(screen).id)
    await screen.go(route, 390)
    await screen.do(find(screen, "The lift lock sticks"))
    question = "What one thing slows safe, kind care the most?"
    label = words.AS_READ.format(question=question)
    assert field(screen, label).value == ""
    assert words.QUOTE not in screen.words
    await screen.type(field(screen, label), "The lift lock sticks twice a day")
    assert words.QUOTE in screen.words
    await screen.type(field(screen, label), "Moving trolleys takes too long")
    assert words.QUOTE not in screen.words
    _is_sound(screen, route)
    seen = screen.words[screen.words.index(words.AS_SEEN) :]
    assert "Moving trolleys takes too long" in seen and words.HEARD in seen
    await screen.do(find(screen, BARRIER))
    seen = screen.words[screen.words.index(words.AS_SEEN) :]
    assert BARRIER not in seen


async def test_the_guard_points_to_what_could_give_somebody_away_and_stops_nobody(
    screen: Window,
) -> None:
    await screen.go(routes.sheet_of(visit(screen).id), 390)
    assert "A name" not in screen.words
    await screen.type(field(screen, words.THEME), "Nurse Kim is tired")
    assert "A name" in screen.words
    assert words.SHARE in buttons(screen)


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_whole_way_of_a_carried_receipt_on_the_screen(screen: Window, width: int) -> None:
    route = routes.receipt_of(visit(screen).id)
    await screen.go(route, width)
    _is_sound(screen, route)
    assert words.NOBODY_SAID in screen.words and not images(screen)
    await screen.do(find(screen, words.MAKE))
    await screen.settle()
    _is_sound(screen, route)
    (image,) = images(screen)
    assert image.semantics_label == words.CODE_NAME
    given = screen.app.receipts.of(visit(screen).id)
    assert given is not None
    address = screen.app.receipts.address(given, visit(screen))
    assert address in screen.words

    # The team's phone is this device too, which it says.
    code = address.removeprefix(SITE + ROUTE)
    await screen.go(routes.carried(code), width)
    _is_sound(screen, "team")
    assert words.TEAM_OWN in screen.words and FIX in screen.words and "Maple ward" in screen.words
    await screen.do(find(screen, words.MAKE_ANSWER))
    assert not images(screen)
    await screen.do(find(screen, f"{FIX}: {words.SAY['yes']}"))
    await screen.type(field(screen, words.LINE), "Trolleys fit")
    await screen.do(find(screen, words.MAKE_ANSWER))
    await screen.settle()
    _is_sound(screen, "answer")
    (image,) = images(screen)
    assert image.semantics_label == words.ANSWER_CODE_NAME
    (shown,) = (line for line in screen.words.splitlines() if line.startswith(SITE + ROUTE + "a"))

    await screen.go(routes.carried(shown.removeprefix(SITE + ROUTE)), width)
    _is_sound(screen, "leader")
    assert words.ANSWER in screen.headings and "Trolleys fit" in screen.words
    await screen.do(find(screen, words.ADD))
    assert words.ADDED_ALREADY in screen.words
    promise = next(each for each in screen.app.visits.promises if each.words == FIX)
    assert promise.state == "open"
    await screen.go(routes.promise(promise.id), width)
    _is_sound(screen, "promise")
    assert words.TEAM_SAID in screen.headings and "Trolleys fit" in screen.words
    await screen.go(route, width)
    assert words.NOBODY_SAID not in screen.words
    # The sheet has the code too, with its address below.
    await screen.go(routes.sheet_of(visit(screen).id), width)
    _is_sound(screen, "sheet")
    assert images(screen) and words.ADDRESS.format(address=address) in screen.words

    await screen.go(route, width)
    await screen.do(find(screen, words.WITHDRAW))
    assert screen.app.receipts.of(visit(screen).id) is None and not images(screen)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", ["hello", "r1abc", "r9abcdef", "a1", "%2f"])
async def test_a_code_of_something_else_a_cut_or_a_newer_one_says_so_and_changes_nothing(
    screen: Window, code: str, width: int
) -> None:
    count = len(screen.app.visits.store.ops)
    await screen.go(routes.carried(code), width)
    _is_sound(screen, code)
    assert words.UNREADABLE in screen.headings and "Nothing was changed" in screen.words
    assert words.GO_TODAY in buttons(screen)
    assert len(screen.app.visits.store.ops) == count


async def test_an_answer_about_a_visit_on_another_device_says_so(screen: Window) -> None:
    answer = Answer("a" * 26, "b" * 26, "2025-12-04", ("yes",))
    await screen.go(routes.carried(pack(answer)), 390)
    assert "not on this device" in screen.words and words.ADD not in buttons(screen)


@pytest.mark.parametrize("route", [routes.sheet_of("gone"), routes.receipt_of("gone")])
async def test_a_visit_that_is_not_here_says_so(screen: Window, route: str) -> None:
    await screen.go(route, 390)
    _is_sound(screen, route)
    assert "not on this" in screen.words
