"""The file on a real device, damaged between two starts."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e import thread
from tests.e2e.person import Person
from tests.e2e.site import Site

RUBBISH = 300
APPEND = """async (count) => {
    let folder = await navigator.storage.getDirectory();
    for (const name of ["leadwell", "default"]) folder = await folder.getDirectoryHandle(name);
    const file = await folder.getFileHandle("LOG0");
    const writable = await file.createWritable({ keepExistingData: true });
    await writable.seek((await file.getFile()).size);
    await writable.write(new Uint8Array(count).fill(170));
    await writable.close();
}"""


def test_a_damaged_end_is_named_and_offered_and_everything_before_it_is_there(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path / "profile")
    person.open()
    thread.reflect(person)
    # Another page of the same origin: the app has let go of its files.
    person.page.goto(f"{site.url}manifest.webmanifest")
    person.page.evaluate(APPEND, RUBBISH)
    person.close()

    person.open()
    person.sees("A part at the end was damaged")
    person.sees(f"{RUBBISH} bytes")
    with person.page.expect_download() as download:
        person.tap("Keep the damaged part")
    download.value.save_as(tmp_path / "part")
    assert (tmp_path / "part").read_bytes() == bytes([170]) * RUBBISH
    person.tap("Understood")
    person.place("Reflect")
    person.sees("I sat down with a worried porter")
    person.close()
