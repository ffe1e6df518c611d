"""The place that says what was sent, what waits, and what needs attention."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import flet as ft
import pytest

from app.models.rejection import Rejection
from app.ui import routes
from app.words import sent as words
from tests.screens import Window, window

WIDTHS = (390, 1180)


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, with nothing in it."""

    async def push(page: ft.Page, route: str) -> None:
        page.route = route

    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    monkeypatch.setattr(ft.Page, "push_route", push)
    async with window() as made:
        yield made


async def join(screen: Window) -> None:
    """Belong to an organisation whose endpoint does not answer."""
    account = {"endpoint": "http://127.0.0.1:9", "token": "t", "account": "a", "organisation": "N"}
    await screen.app.me.store.remember("account", account)
    await screen.settle()


@pytest.mark.parametrize("width", WIDTHS)
async def test_it_counts_what_waits_by_kind(screen: Window, width: int) -> None:
    await join(screen)
    store = screen.app.me.store
    await store.set("visit.set", "v1", {"answer.a": "yes", "answer.b": "no", "photo.p": {}})
    await screen.go(routes.SENT, width)
    assert "2 answers on visits" in screen.words
    assert "1 photo" in screen.words
    assert words.NOTHING_SENT in screen.words
    assert words.ATTENTION not in screen.words
    await store.acknowledge(store.outbox[-1].q + 1)
    await screen.settle()
    assert words.NOTHING_WAITS in screen.words
    assert "was sent from this device." in screen.words or "were sent" in screen.words


async def test_a_photo_waits_until_its_bytes_are_there_though_its_record_is(
    screen: Window,
) -> None:
    await join(screen)
    store = screen.app.me.store
    photo = {"digest": "ab" * 32, "small": "cd" * 32}
    await store.set("visit.set", "v1", {"photo.p": photo})
    await screen.go(routes.SENT, 390)
    assert "1 photo" in screen.words
    await store.acknowledge(store.outbox[-1].q + 1)
    await screen.settle()
    assert "1 photo" in screen.words and words.NOTHING_WAITS not in screen.words


async def test_what_was_kept_apart_is_named_with_why_and_what_to_do(screen: Window) -> None:
    await join(screen)
    store = screen.app.me.store
    op = await store.set("visit.set", "v1", {"answer.a": "x"})
    refused = Rejection(op.q, "large", "This change is too large to send (300 KB).")
    await store.acknowledge(op.q + 1, rejected=[refused])
    await screen.go(routes.SENT, 390)
    assert words.ATTENTION in screen.words
    assert refused.message in screen.words
    assert "About: 1 answer on a visit" in screen.words
    assert words.ADVICE["large"] in screen.words


async def test_where_sending_has_stopped_it_says_why_and_that_all_is_safe(screen: Window) -> None:
    await join(screen)
    client = screen.app.me.sending._client
    client._tell(phase="attention", problem="This app is too old for the endpoint.")
    await screen.go(routes.SENT, 390)
    assert "This app is too old for the endpoint." in screen.words
    assert words.IN_THE_WAY in screen.words


async def test_send_now_tries_at_once_and_says_so(screen: Window) -> None:
    await join(screen)
    await screen.go(routes.SENT, 390)
    (button,) = [each for each in screen.controls() if isinstance(each, ft.FilledButton)]
    await screen.do(button)
    assert screen.said == words.ASKED_NOW


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_line_at_the_foot_leads_there(screen: Window, width: int) -> None:
    await screen.go(routes.TODAY, width)
    label = f"{screen.app.status.line}. {words.SEE}"
    (line,) = [
        each for each in screen.controls() if isinstance(each, ft.Semantics) and each.label == label
    ]
    assert isinstance(line.content, ft.TextButton)
    await screen.do(line.content)
    assert screen.app and line.content.page.route == routes.SENT
