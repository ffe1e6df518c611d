"""The whole app, as it is started on a desktop, without a window."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app import services
from app.state.leadwell import Leadwell


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    return tmp_path / "device"


@pytest.fixture
async def app(folder: Path) -> AsyncIterator[Leadwell]:
    app = await services.start()
    yield app
    await services.stop(app)


async def test_what_runs_in_the_background_is_held_until_it_is_done(app: Leadwell) -> None:
    before = set(app.tasks)
    wait = asyncio.Event()

    async def work() -> None:
        await wait.wait()

    app.begin(work())
    (task,) = app.tasks - before
    wait.set()
    await task
    await asyncio.sleep(0)
    assert app.tasks == before


async def test_once_it_is_drawn_it_knows_how_well_things_are_kept(app: Leadwell) -> None:
    before = set(app.tasks)
    services.drawn(app)
    await asyncio.gather(*(app.tasks - before))
    assert app.me.keeping.kind == "file"
    assert app.me.keeping.is_durable and app.me.keeping.is_persisted
    assert app.status.line == "All saved here"


async def test_what_was_typed_when_the_window_went_is_there_at_the_next_start() -> None:
    app = await services.start()
    template = app.reflect.templates[0]
    app.me.typing.type("name", "Sam")
    app.visits.typing.type("place/huddle", "Maple ward")
    await app.reflect.write(template)
    app.reflect.type(template.prompts[0].id, "I sat down with a worried porter")
    await services.stop(app)
    app = await services.start()
    assert app.me.profile.name == "Sam"
    assert app.visits.typed("place/huddle") == "Maple ward"
    assert app.reflect.begun == (template.id,)
    await services.stop(app)
