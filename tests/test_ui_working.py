"""A file that comes in, on the screen: how far it is, and "Stop"."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import flet as ft
import pytest

from app.errors import LeadwellError
from app.state.work import Busy
from app.store import archive, course
from app.store.archive import export_archive
from app.store.course import StoppedHalfway
from app.store.memory import MemoryBackend
from app.store.store import Store
from app.ui import routes
from tests.screens import Window, window
from tests.test_ui_lists import button

VISITS = 300


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, at Me, with nothing in it; it pauses as often as it may."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    monkeypatch.setattr(course, "SLICE", 0.0)
    monkeypatch.setattr(archive, "TOGETHER", 1)
    async with window() as made:
        await made.go(routes.ME, 390)
        yield made


@pytest.fixture
async def file() -> bytes:
    """What another device has saved."""
    store = await Store.open(MemoryBackend())
    await store.commit(
        *(store.registers("visit.set", f"v{n}", {"place": f"Ward {n}"}) for n in range(VISITS))
    )
    return export_archive(store)


def bars(screen: Window) -> list[ft.ProgressBar]:
    """Return the progress on the screen."""
    return [each for each in screen.controls() if isinstance(each, ft.ProgressBar)]


async def until(screen: Window, percent: int) -> None:
    """Wait until so much is done."""
    while (screen.app.me.work.percent or 0) < percent:
        await asyncio.sleep(0)
        assert screen.app.me.work.name
    await screen.settle()


async def test_one_sees_how_far_it_is_and_then_no_more_of_it(screen: Window, file: bytes) -> None:
    assert bars(screen) == []
    coming = asyncio.create_task(screen.app.me.bring_in(file))
    await asyncio.sleep(0)
    await until(screen, 50)
    (bar,) = bars(screen)
    assert bar.semantics_label == "Bringing in"
    assert bar.value is not None and 0.5 <= bar.value < 1
    assert f"Bringing in · {bar.semantics_value} %" in screen.words
    done = await coming
    await screen.settle()
    assert done.added == VISITS
    assert bars(screen) == []
    assert len(screen.app.visits.visits) == VISITS


async def test_stop_ends_it_in_words_and_bringing_it_in_again_adds_the_rest(
    screen: Window, file: bytes
) -> None:
    coming = asyncio.create_task(screen.app.me.bring_in(file))
    await asyncio.sleep(0)
    await until(screen, 60)
    await screen.do(button(screen, "Stop"))
    with pytest.raises(StoppedHalfway, match="Bring the same file in again"):
        await coming
    await screen.settle()
    assert bars(screen) == []
    assert 0 < len(screen.app.visits.visits) < VISITS
    await screen.app.me.bring_in(file)
    assert len(screen.app.visits.visits) == VISITS


async def test_a_second_file_waits_for_the_first(screen: Window, file: bytes) -> None:
    coming = asyncio.create_task(screen.app.me.bring_in(file))
    await asyncio.sleep(0)
    await until(screen, 1)
    with pytest.raises(Busy):
        await screen.app.me.export()
    await coming
    assert await screen.app.me.export()


async def test_nobody_has_to_wait_for_a_pass_phrase_to_be_tried(
    screen: Window, file: bytes
) -> None:
    words = "a walk by the canal"
    sealed = await screen.app.me.export(words)
    coming = asyncio.create_task(screen.app.me.bring_in(sealed, words))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert screen.app.me.work.name == "import"
    screen.app.me.work.stop()
    with pytest.raises(LeadwellError, match="Nothing was changed"):
        await coming
    assert screen.app.me.work.name == ""
