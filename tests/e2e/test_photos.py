"""Photos on a visit: small, without metadata, safe from a flat battery and from a full disk."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from app.models.edition import edition, kept
from app.store.archive import export_archive
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.checklists import EVERY
from tests.e2e.person import TABLET, Person
from tests.e2e.publishing import publish
from tests.e2e.site import Site
from tests.e2e.test_full_disk import FULL, _fill
from tests.e2e.walkround import bring_in
from tests.test_store_attachments import picture

END = "/visit/is/v1/ward/end"
SHELF = """async () => {
    let folder = await navigator.storage.getDirectory();
    for (const name of ["leadwell", "default", "attachments"]) {
        folder = await folder.getDirectoryHandle(name);
    }
    const found = [];
    for await (const handle of folder.values()) {
        const file = await handle.getFile();
        const { width, height } = await createImageBitmap(file);
        found.push([width, height, (await file.text()).includes("Camera of Ada")]);
    }
    return found.sort((one, other) => one[0] - other[0]);
}"""


async def _visit() -> bytes:
    store, name = await Store.open(MemoryBackend()), edition(EVERY)
    await store.set("template.set", name, {"template": kept(EVERY)})
    started = int(time.time() * 1000)
    fields = {"template": "every", "edition": name, "place": "Maple ward", "started": started}
    await store.set("visit.set", "v1", fields)
    return export_archive(store)


def _begin(playwright: Playwright, url: str, profile: Path) -> Person:
    with ThreadPoolExecutor() as aside:
        # Playwright has an event loop of its own in this thread.
        data = aside.submit(asyncio.run, _visit()).result()
    person = Person(playwright, url, profile, TABLET)
    person.open("/me")
    bring_in(person, data)
    person.go(END)
    return person


def _choose(person: Person, name: str, data: bytes) -> None:
    with person.page.expect_file_chooser() as chooser:
        person.tap("Add a photo")
    chooser.value.set_files({"name": name, "mimeType": "image/jpeg", "buffer": data})


def test_a_photo_is_kept_small_and_bare_and_outlives_a_kill(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = _begin(playwright, site.url, tmp_path)
    _choose(person, "board.jpg", picture(4000, 3000, orientation=6))
    person.find("What it shows, in words", "textbox").wait_for(state="attached")
    os.kill(person.pid, signal.SIGKILL)
    person.forget()
    person.open(END)
    person.find("A photo without words yet", "img").wait_for(state="attached")
    assert person.page.evaluate(SHELF) == [[240, 320, False], [1200, 1600, False]]
    person.type("What it shows, in words", "The notice board")
    person.page.keyboard.press("Tab")
    person.find("The notice board", "img").wait_for(state="attached")
    person.tap("Take this photo away")
    person.sees("The photo was taken away.")
    person.tap("Undo")
    person.find("The notice board", "img").wait_for(state="attached")
    _choose(person, "words.jpg", b"no picture at all")
    person.sees(re.compile("can't be read as a picture"))
    person.close()


@pytest.fixture
def small(copy: Site) -> Site:
    """The app on a device whose disk can be filled."""

    def fill(runtime: Path) -> None:
        script = runtime / "pyodide.mjs"
        script.write_text(FULL + script.read_text())

    publish(copy.folder, fill, part="pyodide")
    return copy


def test_a_full_disk_refuses_a_photo_in_words_and_takes_it_once_there_is_room(
    playwright: Playwright, small: Site, tmp_path: Path
) -> None:
    person = _begin(playwright, small.url, tmp_path / "profile")
    _fill(person, is_full=True)
    _choose(person, "board.jpg", picture(400, 300))
    person.sees(re.compile("This photo was not kept: the device has no room for it"))
    _fill(person, is_full=False)
    _choose(person, "board.jpg", picture(400, 300))
    person.find("A photo without words yet", "img").wait_for(state="attached")
    person.close()
