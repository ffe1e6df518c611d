"""The card by which somebody erases everything of theirs at the endpoint."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import flet as ft
import pytest

from app.endpoint.erasure import erased
from app.state.erasing import Erasing
from app.sync.client import ACCOUNT
from app.sync.errors import Offline
from app.words import erasing as words
from app.words import share as share_words
from tests.endpoints import URL, Device, Endpoint, device, no_signal
from tests.screens import Window, window
from tests.test_ui_heard import find


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        yield made


@pytest.fixture
async def joined(tmp_path: Path) -> AsyncIterator[tuple[Endpoint, Device]]:
    endpoint = Endpoint(tmp_path)
    async with device(endpoint) as phone:
        await phone.client.enrol(URL, endpoint.invite())
        await phone.answer("yes")
        await phone.client.once()
        yield endpoint, phone
    await endpoint.close()


async def test_it_is_asked_for_sure_and_offered_to_who_has_joined(screen: Window) -> None:
    await screen.go("/me/share", 390)
    assert words.ERASE not in screen.words
    await screen.app.me.store.remember(
        ACCOUNT, {"endpoint": URL, "token": "t", "organisation": "Northtown"}
    )
    await screen.settle()
    assert words.ERASE not in screen.words
    await screen.do(find(screen, share_words.OUT))
    assert words.ERASE in screen.words and words.STAYS in screen.words
    assert words.SURE not in screen.words

    def button(name: str) -> ft.Control:
        return next(
            each
            for each in screen.controls()
            if isinstance(each, ft.OutlinedButton | ft.TextButton)
            and isinstance(each.content, ft.Text)
            and each.content.value == name
        )

    await screen.do(button(words.ERASE))
    assert words.QUESTION in screen.words and words.LEAD in screen.words
    assert button(words.SURE)
    await screen.do(button(words.NOT))
    assert words.QUESTION not in screen.words


async def test_the_endpoint_forgets_and_the_device_keeps(joined: tuple[Endpoint, Device]) -> None:
    endpoint, phone = joined
    erasing = Erasing(phone.store, phone.http, phone.client.leave)
    erasing.ask()
    await erasing.erase()
    assert not erasing.is_asking
    assert phone.store.meta.get(ACCOUNT) is None
    assert phone.fields() == {"answer": "yes"}
    with endpoint.database.owner() as connection:
        assert len(erased(connection)) == 1
    # Whoever joins anew sends everything again, as somebody else.
    await phone.client.enrol(URL, endpoint.invite())
    await phone.client.once()
    async with device(endpoint) as tablet:
        assert await tablet.client.join(URL, await phone.client.link("sealed")) == "sealed"
        await tablet.client.once()
        assert tablet.fields() == {"answer": "yes"}


async def test_without_an_answer_nothing_changes(joined: tuple[Endpoint, Device]) -> None:
    _, phone = joined
    phone.network.instead = no_signal
    erasing = Erasing(phone.store, phone.http, phone.client.leave)
    erasing.ask()
    with pytest.raises(Offline):
        await erasing.erase()
    assert erasing.is_asking
    assert phone.store.meta.get(ACCOUNT) is not None
