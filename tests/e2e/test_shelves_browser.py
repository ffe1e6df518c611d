"""Photos in a browser: kept in its private files and in its database, and made small by it."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import random
import signal
import subprocess
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Error

from tests.e2e.pyodide_page import chromium, open_python, serve
from tests.test_store_attachments import picture

KINDS = ("OpfsShelf", "IndexedDbShelf")
OPEN = """
import base64
from app.store.attachments import DAY, Attachments
from app.store.web import shelves
shelf = getattr(shelves, given[0])("default")
kept = Attachments(shelf)
"""
KEEP = """
names = []
for number in given:
    names.append(await kept.keep(bytes([number]) * 200_000))
names
"""
MANY = """
number = 0
while True:
    number += 1
    await kept.keep(number.to_bytes(4, "big") * 50_000)
"""
SHRINK = """
from app.store.pictures import NotAPicture
from app.store.web.pictures import BrowserPictures
import base64
try:
    made = await BrowserPictures().shrink(base64.b64decode(given))
    parts = [base64.b64encode(data).decode() for data in (made.data, made.small)]
    told = [made.width, made.height, *parts]
except NotAPicture as error:
    told = str(error)
told
"""


@pytest_asyncio.fixture
async def address() -> AsyncIterator[str]:
    """A bare page with Python."""
    with serve() as address:
        yield address


@pytest.mark.parametrize("kind", KINDS)
async def test_bytes_are_there_after_a_restart_and_go_when_nothing_has_named_them_for_a_day(
    kind: str, address: str, tmp_path: Path
) -> None:
    async with chromium(tmp_path) as context:
        python = await open_python(context, address)
        await python.run(OPEN + "None", [kind])
        first, second = await python.run(KEEP, [1, 2])
        assert await python.run(KEEP, [1]) == [first]
        assert await python.run("await kept.find('0' * 64) is None")
    async with chromium(tmp_path) as context:
        python = await open_python(context, address)
        await python.run(OPEN + "None", [kind])
        assert await python.run("await kept.find(given) == bytes([1]) * 200_000", first)
        tidy = "import time; at = time.time() * 1000; await kept.tidy({given[0]}, at + given[1])"
        assert await python.run(tidy, [first, 0]) == 0
        assert await python.run(tidy, [first, 2 * 24 * 3_600_000]) == 1
        assert await python.run("sorted(await shelf.all())") == [first]
        assert await python.run("sorted(await shelf.names())") == [first]
        assert await python.run("await kept.find(given) is None", second)


@pytest.mark.parametrize("kind", KINDS)
async def test_what_was_kept_is_whole_after_a_kill_in_the_middle_of_the_next(
    kind: str, address: str, tmp_path: Path
) -> None:
    dice = random.Random(kind)
    for _ in range(2):
        async with chromium(tmp_path) as context:
            python = await open_python(context, address)
            await python.run(OPEN + "None", [kind])
            (name,) = await python.run(KEEP, [7])
            more = asyncio.create_task(python.run(MANY))
            await asyncio.sleep(dice.uniform(0.1, 0.6))
            found = subprocess.run(
                ["pgrep", "-o", "-f", f"user-data-dir={tmp_path}"],
                capture_output=True,
                check=True,
                text=True,
            )
            os.kill(int(found.stdout.split()[0]), signal.SIGKILL)
            with contextlib.suppress(Error):
                await more
        (tmp_path / "SingletonLock").unlink(missing_ok=True)
        async with chromium(tmp_path) as context:
            python = await open_python(context, address)
            await python.run(OPEN + "None", [kind])
            assert await python.run("await kept.find(given) == bytes([7]) * 200_000", name)
            whole = "[await kept.find(name) is not None for name in await shelf.all()]"
            assert sum(not is_whole for is_whole in await python.run(whole)) <= 1


async def test_a_picture_is_small_upright_and_without_metadata(
    address: str, tmp_path: Path
) -> None:
    async with chromium(tmp_path) as context:
        python = await open_python(context, address)
        for kind in ("JPEG", "PNG", "WEBP"):
            data = picture(4000, 3000, kind, orientation=6 if kind == "JPEG" else 1)
            width, height, *parts = await python.run(SHRINK, base64.b64encode(data).decode())
            assert {width, height} == {1600, 1200}
            for part, longest in zip(parts, (1600, 320), strict=True):
                opened = Image.open(BytesIO(base64.b64decode(part)))
                assert (opened.format, max(opened.size)) == ("JPEG", longest)
                assert not opened.getexif() and b"Camera" not in base64.b64decode(part)
            if kind == "JPEG":
                assert (width, height) == (1200, 1600)
        broken = base64.b64encode(b"words, and no picture").decode()
        assert "can't be read as a picture" in await python.run(SHRINK, broken)
