"""Mistakes of ours in the running app: one screen or one tap suffers, and the rest lives on."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e import thread
from tests.e2e.person import Person
from tests.e2e.publishing import publish, rewrite
from tests.e2e.site import Site

SCREEN = """
import itertools

_draws = itertools.count()


def course(learn, chosen, _whole=course):
    if next(_draws) == 0:
        raise ValueError("a secret")
    return _whole(learn, chosen)
"""
TAP = """
async def _start(self, template):
    raise ValueError("a secret")


Visits._start = _start
"""


def test_a_screen_that_fails_says_so_and_trying_again_draws_it(
    playwright: Playwright, copy: Site, tmp_path: Path
) -> None:
    publish(
        copy.folder, lambda release: rewrite(release, "app/ui/screens/learn/listing.py", SCREEN)
    )
    person = Person(playwright, copy.url, tmp_path / "profile")
    person.open()
    said: list[str] = []
    person.page.on("console", lambda message: said.append(message.text))
    person.place("Learn")
    person.sees("This part did not open")
    person.tap("Try again")
    person.sees("Living the values")
    assert said and not any("a secret" in words for words in said)
    person.close()


def test_a_tap_that_fails_says_so_and_the_app_lives_on(
    playwright: Playwright, copy: Site, tmp_path: Path
) -> None:
    publish(copy.folder, lambda release: rewrite(release, "app/state/visit.py", TAP))
    person = Person(playwright, copy.url, tmp_path / "profile")
    person.open("/visit/new/huddle")
    person.type(thread.PLACE, "Maple ward")
    person.tap("Begin the visit")
    person.sees("Something went wrong here. What you saved is safe.")
    assert person.value(thread.PLACE) == "Maple ward"
    person.go("/reflect")
    person.tap("Write an entry")
    person.sees("What would you like to think about?")
    person.close()
