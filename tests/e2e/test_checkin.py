"""Writing as people do it: a check-in in five taps, a moment in one, a long entry killed."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

from playwright.sync_api import Playwright, expect

from tests.e2e.person import PATIENCE, Person
from tests.e2e.site import Site
from tests.e2e.thread import SHOWED, SLIPPED

COUNT = "globalThis.taps = 0; addEventListener('pointerdown', () => { taps += 1; }, true);"
"""Counts every tap that reaches the page, whatever it hits."""
MOST_TAPS = 5
FIRST = "Compassion. I sat down with a porter who looked worried."
SECOND = "Patience, in the meeting at noon."


def _type(person: Person, label: str, text: str) -> None:
    """Tap a field once and type, as one does who has all the time it needs."""
    field = person.find(label, "textbox")
    field.click(delay=90)
    expect(field).to_be_focused(timeout=PATIENCE)
    person.page.keyboard.type(text, delay=15)
    expect(field).to_have_value(text, timeout=PATIENCE)


def _taps(person: Person) -> int:
    taps = person.page.evaluate("taps")
    assert isinstance(taps, int)
    return taps


def test_a_check_in_takes_at_most_five_taps_and_two_sentences_from_a_cold_start(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path)
    person.open()
    person.wait_until_offline_ready()
    person.close()
    # The app's icon opens it anew; the person has never seen it.
    person.open(scripts=(COUNT,))
    before = _taps(person)
    person.sees("Which value did you live today?")
    card = person.page.get_by_role("button", name="Which value did you live today?").first
    card.click(delay=90)
    _type(person, SHOWED, FIRST)
    person.tap("Next question")
    _type(person, SLIPPED, SECOND)
    person.tap("Keep this entry")
    expect(person.find("Keep this entry")).to_have_count(0, timeout=PATIENCE)
    assert _taps(person) - before <= MOST_TAPS
    person.close()
    person.open("/reflect")
    person.tap(re.compile("^Compassion. I sat down with a porter"))
    person.sees(FIRST)
    person.sees(SECOND)
    person.close()


def test_a_moment_is_noted_from_the_icon_without_a_network_in_one_tap_after_the_words(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path)
    person.open()
    person.wait_until_offline_ready()
    person.close()
    site.stop()
    person.open("/reflect/new/moment", scripts=(COUNT,))
    before = _taps(person)
    _type(person, "I noticed…", "How quiet the corridor was")
    person.tap("Keep this entry")
    expect(person.find("Keep this entry")).to_have_count(0, timeout=PATIENCE)
    assert _taps(person) - before == 2
    person.go("/reflect")
    person.sees("How quiet the corridor was")
    person.close()


def test_five_thousand_words_are_there_after_the_app_was_killed(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path)
    person.open("/reflect/new/page")
    label = "What is on your mind?"
    field = person.find(label, "textbox")
    field.click(delay=90)
    expect(field).to_be_focused(timeout=PATIENCE)
    words = " ".join(f"Word{number}" for number in range(5_000))
    person.page.keyboard.insert_text(words)
    person.page.keyboard.type(" and the last ones", delay=60)
    person.sees("All saved here")
    person.page.wait_for_timeout(2_000)
    os.killpg(os.getpgid(person.pid), signal.SIGKILL)
    person.forget()
    person.open("/reflect/new/page")
    assert person.value(label) == f"{words} and the last ones"
    person.close()
