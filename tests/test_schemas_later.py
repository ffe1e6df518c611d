"""Libraries that come after the first screen."""

from __future__ import annotations

import asyncio
import sys

import pytest

from app.schemas import later


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is in a browser in which nothing has come yet."""
    monkeypatch.setattr(later, "IN_BROWSER", True)
    monkeypatch.setattr(later, "_here", asyncio.Event())
    monkeypatch.setattr(later, "_turn", asyncio.Lock())
    monkeypatch.setattr(later, "_waiting", list(later.slices()))
    monkeypatch.setattr(later, "PAUSE", 0)


@pytest.mark.usefixtures("browser")
async def test_whoever_needs_them_waits_until_their_files_are_there() -> None:
    waits = [asyncio.create_task(later.ready()) for _ in range(2)]
    await asyncio.sleep(0)
    assert not any(task.done() for task in waits)
    later.arrived()
    await asyncio.gather(*waits)
    assert "httpx" in sys.modules
    assert "pydantic.type_adapter" in sys.modules


@pytest.mark.usefixtures("browser")
async def test_files_that_do_not_come_are_said_so_and_may_come_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(later, "PATIENCE", 0.01)
    with pytest.raises(later.NotYetHere, match="Nothing was changed"):
        await later.ready()
    monkeypatch.setattr(later, "PATIENCE", 20)
    later.arrived()
    await later.ready()


@pytest.mark.usefixtures("browser")
async def test_others_get_a_turn_between_two_slices() -> None:
    turns = 0

    async def tap() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    tapping = asyncio.create_task(tap())
    later.arrived()
    await later.ready()
    tapping.cancel()
    assert turns >= len(list(later.slices()))


async def test_on_a_desktop_nothing_is_waited_for() -> None:
    await later.ready()
