"""A new edition, as a person who has the app open meets it."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Playwright

from tests.e2e import thread
from tests.e2e.person import Person
from tests.e2e.publishing import publish
from tests.e2e.site import Site


def test_today_offers_the_new_edition_and_a_tap_switches_and_loses_nothing(
    playwright: Playwright, web: Path, tmp_path: Path
) -> None:
    shutil.copytree(web, tmp_path / "web")
    site = Site(tmp_path / "web")
    site.start()
    person = Person(playwright, site.url, tmp_path / "profile")
    person.open()
    thread.learn(person)
    person.wait_until_offline_ready()
    new = publish(site.folder, lambda release: None)
    person.open_again()
    person.place("Today")
    person.sees("A new edition is ready")
    with person.page.expect_navigation():
        person.tap("Switch now")
    person.wait_until_drawn()
    assert person.page.locator("script[data-release]").get_attribute("data-release") == new
    person.sees("Card 3 of 10")
    person.close()
    site.stop()


def test_an_edition_whose_app_does_not_start_says_so_and_gives_way_to_the_one_before(
    playwright: Playwright, web: Path, tmp_path: Path
) -> None:
    shutil.copytree(web, tmp_path / "web")
    site = Site(tmp_path / "web")
    site.start()
    person = Person(playwright, site.url, tmp_path / "profile")
    person.open()
    thread.learn(person)
    person.wait_until_offline_ready()
    publish(site.folder, _break)
    person.open_again()
    person.place("Today")
    person.sees("A new edition is ready")
    site.stop()
    for _ in range(2):
        person.close()
        person.open(starts=False)
        person.page.get_by_text("Leadwell could not start. What you saved is safe.").wait_for()
        person.find("Try again").wait_for()
    person.close()
    person.open()
    person.sees("Card 3 of 10")
    person.close()


def _break(release: Path) -> None:
    """Make the app of a release raise where it builds its state."""
    whole = release / "site.zip"
    with ZipFile(whole) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["app/services.py"] += b"\n\nasync def start():\n    raise ValueError\n"
    with ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
