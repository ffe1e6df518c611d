"""The place of sharing: its order, its empty states, and its two columns."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import flet as ft
import pytest

from app.models.membership import Membership, Role, Team
from app.models.rejection import Rejection
from app.sync.client import ACCOUNT
from app.ui import routes
from app.words import devices as device_words
from app.words import erasing as erasing_words
from app.words import organisation as organisation_words
from app.words import share as words
from app.words import shared as shared_words
from tests.endpoints import URL
from tests.screens import Window, window
from tests.test_ui_heard import find
from tests.test_ui_proof import buttons
from tests.test_ui_routes import WIDTHS, _is_sound

TEAM = Team("t1", "Maple ward", Role.LEARNER)


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, with nothing in it."""

    async def push(page: ft.Page, route: str) -> None:
        page.route = route
        await page.session.dispatch_event(page._i, "route_change", {"route": route})

    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    monkeypatch.setattr(ft.Page, "push_route", push)
    async with window() as made:
        yield made


async def join(screen: Window) -> None:
    """Belong to an organisation whose endpoint does not answer."""
    account = {"endpoint": URL, "token": "t", "account": "a", "organisation": "Northtown"}
    await screen.app.me.store.remember(ACCOUNT, account)
    screen.app.belonging.membership = Membership("o", "Northtown", Role.LEARNER, teams=(TEAM,))
    await screen.settle()


@pytest.mark.parametrize("width", WIDTHS)
async def test_what_is_shared_comes_first_and_the_ways_out_last_and_folded(
    screen: Window, width: int
) -> None:
    await join(screen)
    await screen.go(routes.SHARE, width)
    _is_sound(screen, "share")
    order = [
        words.WITH.format(organisation="Northtown"),
        shared_words.HEADING,
        organisation_words.TITLE,
        device_words.HEADING,
    ]
    assert [each for each in screen.headings if each in order] == order
    assert words.LEAVE not in buttons(screen) and erasing_words.ERASE not in buttons(screen)
    await screen.do(find(screen, words.OUT))
    _is_sound(screen, "ways out")
    assert {words.LEAVE, erasing_words.ERASE} <= set(buttons(screen))
    assert organisation_words.LEAVE.format(organisation="Northtown") in buttons(screen)
    await screen.do(find(screen, erasing_words.ERASE))
    await screen.do(find(screen, words.OUT))
    assert erasing_words.QUESTION in screen.words, "a question is never folded away"


@pytest.mark.parametrize("width", WIDTHS)
async def test_no_way_is_there_twice(screen: Window, width: int) -> None:
    await join(screen)
    await screen.go(routes.SHARE, width)
    shown = [name for name in buttons(screen) if name]
    assert sum(name.startswith(shared_words.WAY) for name in shown) == 1
    assert sum(name.startswith(device_words.WAY) for name in shown) == 1
    assert sum(name.startswith(device_words.CODE_WAY) for name in shown) == 1
    assert sum("Maple ward" in name for name in shown) == 1


async def test_what_the_endpoint_did_not_accept_leads_to_what_to_do(screen: Window) -> None:
    await join(screen)
    store = screen.app.me.store
    op = await store.set("visit.set", "v1", {"answer.a": "x"})
    refused = Rejection(op.q, "large", "This change is too large to send (300 KB).")
    await store.acknowledge(op.q + 1, rejected=[refused])
    await screen.go(routes.SHARE, 390)
    assert refused.message in screen.words
    await screen.do(find(screen, words.ATTENTION_GO))
    assert "What to do" in screen.words


@pytest.mark.parametrize("route", [routes.DEVICES, routes.SENT, routes.ROUNDS])
async def test_who_has_not_joined_is_shown_how_from_every_empty_place(
    screen: Window, route: str
) -> None:
    await screen.go(route, 390)
    _is_sound(screen, route)
    await screen.do(find(screen, device_words.ALONE_STEP))
    assert words.ENROL in buttons(screen)
