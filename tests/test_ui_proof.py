"""The proof of learning on the screen, below the browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import flet as ft
import pytest

from app.ui import routes
from app.ui.screens.learn.sheet import sheet
from app.words import proof as words
from tests.screens import WHOLE, Window, window
from tests.test_ui_routes import WIDTHS, _is_sound


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, with the first pathway finished."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        learn = made.app.learn
        for module in learn.modules(learn.pathways[0]):
            await learn.finish(module)
        yield made


def field(screen: Window, label: str) -> ft.TextField:
    """Return the field that is called `label`."""
    return next(
        control
        for control in screen.controls()
        if isinstance(control, ft.TextField) and control.label == label
    )


def buttons(screen: Window) -> list[str]:
    """Return what can be tapped, as it is read aloud."""
    found = []
    for control in screen.controls():
        if isinstance(control, ft.MergeSemantics) and isinstance(control.content, ft.Semantics):
            found.append(control.content.label or "")
        if isinstance(control, ft.FilledButton | ft.OutlinedButton):
            assert isinstance(control.content, ft.Text)
            found.append(control.content.value)
    return found


@pytest.mark.parametrize("width", WIDTHS)
async def test_what_was_finished_can_be_saved_in_every_form(screen: Window, width: int) -> None:
    await screen.go(routes.LEARN, width, WHOLE)
    assert any(name.startswith(words.TITLE) for name in buttons(screen))
    await screen.go(routes.PROOF, width)
    _is_sound(screen, routes.PROOF)
    title = screen.app.learn.pathways[0].title
    for name in (words.SAVE_CERTIFICATE_NAME, words.SAVE_BADGE_NAME, words.SHOW_NAME):
        assert name.format(title=title) in buttons(screen)
    assert {words.SAVE_CSV, words.SAVE_XAPI} <= set(buttons(screen))
    assert words.HONEST in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_certificate_on_the_screen_has_the_words_of_the_file(
    screen: Window, width: int
) -> None:
    (done,) = screen.app.proof.finished()
    place = routes.certificate(done.pathway.id)
    await screen.go(place, width)
    _is_sound(screen, place)
    for part in sheet(done, "").parts:
        assert part.words in screen.words
    assert words.NO_NAME in screen.words
    screen.app.me.typing.type("name", "Łucja")
    await screen.app.me.typing.flush()
    await screen.settle()
    assert "Łucja" in screen.words and words.NO_NAME not in screen.words
    assert words.LACKING.format(letters="Ł") in screen.words


async def test_minutes_are_typed_and_what_is_no_number_is_said_at_the_field(
    screen: Window,
) -> None:
    await screen.go(routes.PROOF, 390)
    line = screen.app.proof.log()[0]
    label = words.MINUTES_NAME.format(title=line.title)
    await screen.type(field(screen, label), "ages")
    assert field(screen, label).error
    await screen.type(field(screen, label), "12")
    assert not field(screen, label).error
    assert screen.app.proof.log()[0].said.minutes == 12
    assert words.USE_NAME.format(n=5, title=line.title) not in buttons(screen)
