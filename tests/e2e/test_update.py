"""A new edition, as a person who has the app open meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e import thread
from tests.e2e.person import Person
from tests.e2e.publishing import publish, rewrite
from tests.e2e.site import Site


@pytest.fixture
def learner(playwright: Playwright, copy: Site, tmp_path: Path) -> Person:
    """Somebody in the middle of a module, with the whole edition on the device."""
    person = Person(playwright, copy.url, tmp_path / "profile")
    person.open()
    thread.learn(person)
    person.wait_until_offline_ready()
    return person


def test_today_offers_the_new_edition_and_a_tap_switches_and_loses_nothing(
    learner: Person, copy: Site
) -> None:
    new = publish(copy.folder)
    learner.open_again()
    learner.place("Today")
    learner.sees("A new edition is ready")
    with learner.page.expect_navigation():
        learner.tap("Switch now")
    learner.wait_until_drawn()
    assert learner.page.locator("script[data-release]").get_attribute("data-release") == new
    learner.sees("Card 3 of 10")
    learner.close()


def test_an_edition_whose_app_does_not_start_says_so_and_gives_way_to_the_one_before(
    learner: Person, copy: Site
) -> None:
    publish(copy.folder, _break)
    learner.open_again()
    learner.place("Today")
    learner.sees("A new edition is ready")
    copy.stop()
    for _ in range(2):
        learner.close()
        learner.open(starts=False)
        learner.page.get_by_text("Leadwell could not start").first.wait_for()
        learner.find("Try again").wait_for()
    learner.close()
    learner.open()
    learner.sees("Card 3 of 10")
    learner.close()


def _break(app: Path) -> None:
    rewrite(app, "app/services.py", "\n\nasync def start():\n    raise ValueError\n")
