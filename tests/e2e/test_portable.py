"""A journal that leaves one device as a sealed file and comes in on another, in real browsers."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e.person import Person
from tests.e2e.site import Site
from tests.portables import day_one

WORDS = "I sat down with a worried porter"
PASS = "four words are enough"


def bring(person: Person, file: Path) -> None:
    """Choose a file to bring in."""
    with person.page.expect_file_chooser() as chooser:
        person.tap("Choose a file")
    chooser.value.set_files(file)


def test_a_sealed_journal_goes_from_one_device_to_another_with_the_server_gone(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    one = Person(playwright, site.url, tmp_path / "one")
    one.open("/reflect/portable/in")
    one.wait_until_offline_ready()
    other = Person(playwright, site.url, tmp_path / "other")
    other.open("/reflect/portable/in")
    other.wait_until_offline_ready()
    site.stop()

    journal = tmp_path / "Journal.json"
    journal.write_bytes(day_one(40, text=f"{WORDS}\\."))
    bring(one, journal)
    one.sees("40 entries that are not here yet")
    one.tap("Bring in 40 entries")
    one.sees("40 entries came in.")

    one.go("/reflect/portable/out")
    one.tap(re.compile("Which kind of file.: JSON"), "checkbox")
    one.type("A pass phrase for the file, if you want one", PASS)
    one.tap("Look it over")
    one.sees("40 entries are ready to leave.")
    with one.page.expect_download() as download:
        one.tap("Save the file")
    sealed = tmp_path / "sealed.leadwell"
    sealed.write_bytes(Path(download.value.path()).read_bytes())
    assert download.value.suggested_filename.endswith(".leadwell")
    assert b"porter" not in sealed.read_bytes()
    one.close()

    bring(other, sealed)
    other.type("The pass phrase of the file", PASS)
    other.tap("Open the file")
    other.sees("40 entries that are not here yet")
    other.tap("Bring in 40 entries")
    other.sees("40 entries came in.")
    other.go("/reflect")
    other.sees(WORDS)
    other.close()
