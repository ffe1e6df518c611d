"""Two tabs: the newer one takes over with every word, and the older one says so."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e.person import Person
from tests.e2e.site import Site
from tests.e2e.thread import SHOWED

WORDS = "I listened for longer than I spoke"


def test_a_newer_tab_takes_over_in_the_middle_of_a_sentence_and_gives_it_back(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path)
    person.open("/reflect/new/R1")
    person.type(SHOWED, WORDS)
    older = person.page
    newer = person.another_tab("/reflect/new/R1")
    assert person.value(SHOWED) == WORDS
    person.turn_to(older)
    person.sees("Leadwell is open in another tab")
    person.turn_to(newer)
    person.type(SHOWED, f"{WORDS} today")
    person.turn_to(older)
    person.tap("Use it here")
    person.wait_until_drawn()
    assert person.value(SHOWED) == f"{WORDS} today"
    person.turn_to(newer)
    person.sees("Leadwell is open in another tab")
    person.close()
