"""Rubbish and refusals in the running app: one clear message each, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e import thread
from tests.e2e.person import Person
from tests.e2e.site import Site


def _bring(person: Person, file: Path) -> None:
    with person.page.expect_file_chooser() as chooser:
        person.tap("Bring a file in")
    chooser.value.set_files(file)


def test_a_foreign_file_is_refused_and_one_of_our_own_brings_everything(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    first = Person(playwright, site.url, tmp_path / "first")
    first.open()
    thread.learn(first)
    thread.reflect(first)
    thread.visit(first)
    first.go("/me")
    foreign = tmp_path / "minutes.txt"
    foreign.write_text("Minutes of a meeting")
    _bring(first, foreign)
    first.sees("Nothing on this device was changed")
    with first.page.expect_download() as download:
        first.tap("Save the file")
    kept = tmp_path / "everything"
    download.value.save_as(kept)
    first.close()

    second = Person(playwright, site.url, tmp_path / "second")
    second.open("/me")
    torn = tmp_path / "torn"
    torn.write_bytes(kept.read_bytes()[:-40])
    _bring(second, torn)
    second.sees("Nothing on this device was changed")
    _bring(second, kept)
    second.sees("0 were here already")
    second.place("Visit")
    second.sees("Maple ward")
    second.sees("Get the lift mended")
    second.place("Reflect")
    second.sees("I sat down with a worried porter")
    second.place("Learn")
    second.sees("Card 3 of 10")
    second.close()


def test_an_endpoint_that_answers_a_web_page_is_no_endpoint_and_the_code_stays(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path)
    person.open("/me/share")
    person.type("Code", "H2K4-9QXM")
    person.tap("Join with an invite code")
    person.sees("Everything is saved on this device")
    assert person.value("Code") == "H2K4-9QXM"
    person.close()
