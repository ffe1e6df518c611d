"""The two places where a browser keeps bytes: its private files, and its database."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Error

from tests.e2e.pyodide_page import Python, chromium, open_python, serve

KINDS = ("opfs", "indexeddb")
OPEN = """
import asyncio, hashlib
from app.store.web.indexeddb import open_indexeddb
from app.store.web.opfs import open_opfs
opener = {"opfs": open_opfs, "indexeddb": open_indexeddb}[given[0]]
backend = await opener(given[1])
"""
STEPS = """
for name, step, *numbers in given:
    if step == "write":
        offset, count, byte = numbers
        assert await backend.write(name, offset, bytes([byte]) * count) == count
    elif step == "truncate":
        await backend.truncate(name, *numbers)
    else:
        await backend.flush(name)
"""
STATE = """
[[await backend.size(name), hashlib.sha256(await backend.read(name)).hexdigest()]
 for name in ("LOG0", "SNP0")]
"""
LOG = """
from app.store.log import Log
from app.store.frame import FrameType
log = await Log.open(backend)
numbers = [frame.payload for frame in log.recovered.frames]
"""
BATCH = """
for number in range(*given):
    await log.append(FrameType.DRAFT, number)
"""


@pytest_asyncio.fixture
async def address() -> AsyncIterator[str]:
    """A bare page with Python."""
    with serve() as address:
        yield address


async def _state(python: Python) -> list[list[object]]:
    return list(await python.run(STATE))


def _steps(dice: random.Random) -> list[list[object]]:
    steps: list[list[object]] = []
    for _ in range(40):
        name = dice.choice(["LOG0", "SNP0"])
        kind = dice.choice(["write", "write", "truncate"])
        numbers = (
            [dice.randrange(300_000), dice.randrange(1, 150_000), dice.randrange(256)]
            if kind == "write"
            else [dice.randrange(300_000)]
        )
        steps.append([name, kind, *numbers])
    return [*steps, ["LOG0", "flush"], ["SNP0", "flush"]]


async def test_both_keep_the_same_bytes_through_any_steps_and_a_restart(
    address: str, tmp_path: Path
) -> None:
    dice = random.Random(20261124)
    rounds = [_steps(dice)]
    seen: dict[str, list[list[list[object]]]] = {}
    for kind in KINDS:
        seen[kind] = []
        for steps in rounds:
            async with chromium(tmp_path / kind) as context:
                python = await open_python(context, address)
                await python.run(OPEN + "None", [kind, "default"])
                await python.run(STEPS + "None", steps)
                before = await _state(python)
                await python.run("await backend.close()")
            async with chromium(tmp_path / kind) as context:
                python = await open_python(context, address)
                await python.run(OPEN + "None", [kind, "default"])
                assert await _state(python) == before
            seen[kind].append(before)
    assert seen["opfs"] == seen["indexeddb"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_frame_that_was_said_to_be_saved_outlives_a_killed_browser(
    kind: str, address: str, tmp_path: Path
) -> None:
    dice = random.Random(kind)
    saved = 0
    for _ in range(3):
        async with chromium(tmp_path) as context:
            python = await open_python(context, address)
            await python.run(OPEN + "None", [kind, "default"])
            found = await python.run(LOG + "numbers")
            assert found == list(range(len(found)))
            assert len(found) >= saved
            saved = len(found) + 20
            await python.run(BATCH + "None", [len(found), saved])
            more = asyncio.create_task(python.run(BATCH + "None", [saved, saved + 10_000]))
            await asyncio.sleep(dice.uniform(0.05, 0.5))
            _kill(tmp_path)
            with contextlib.suppress(Error):
                await more
        (tmp_path / "SingletonLock").unlink(missing_ok=True)


def _kill(profile: Path) -> None:
    found = subprocess.run(
        ["pgrep", "-o", "-f", f"user-data-dir={profile}"],
        capture_output=True,
        check=True,
        text=True,
    )
    os.kill(int(found.stdout.split()[0]), signal.SIGKILL)


async def test_files_that_another_tab_holds_are_waited_for_and_never_passed_by(
    address: str, tmp_path: Path
) -> None:
    async with chromium(tmp_path) as context:
        first = await open_python(context, address)
        await first.run(OPEN + "await backend.write('LOG0', 0, b'mine')", ["opfs", "default"])
        second = await open_python(context, address)
        ask = """
from app.store.web import place
place.PATIENCE = given
try:
    words = (await place.open_backend("default")).kind
except place.OpenInAnotherTab as error:
    words = str(error)
words
"""
        assert "Close that tab" in await second.run(ask, 0.5)
        waiting = asyncio.create_task(second.run(ask, 60))
        await first.run("await backend.close()")
        assert await waiting == "opfs"
