"""The thread with the keyboard alone: no pointer, every control found by role and name."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e.person import Person
from tests.e2e.site import Site
from tests.e2e.thread import PLACE, RECEIVING, SHOWED, SLIPPED, TOMORROW


def test_the_whole_thread_goes_by_keyboard_alone(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path)
    person.open()
    person.press("Start")
    person.sees("Two slots held back")
    person.press("Next")
    person.press("Next")
    person.press("Efficiency", "checkbox")
    person.press("Sure. Check my answer")
    person.sees("Value for taxpayers matters")
    person.press("Close the module")
    person.press("Visit", "tab")
    person.press("Start a visit")
    person.press(
        "Huddle or stand-up. Be a guest at a team's huddle, then shift one thing that is "
        "stuck. 5 to 15 minutes, and 5 after."
    )
    person.write(PLACE, "Theatre three")
    person.press("Begin the visit")
    person.press("Fill in the list")
    person.press("The lead agreed that I could join and said why I was there: Yes", "checkbox")
    person.press("Next: During the huddle")
    person.press("A success was noticed: Partly", "checkbox")
    person.press("Next: At the end")
    person.write("I promise to", "find a second screen")
    person.press("Add this promise")
    person.sees("Find a second screen")
    person.press("Finish the visit")
    person.press("Back")
    person.press("Reflect", "tab")
    person.press("Write an entry")
    person.press("Values check-in. One value you showed today, one that slipped. 2 minutes.")
    person.write(SHOWED, "Compassion, for ten minutes")
    for question in (SLIPPED, RECEIVING, TOMORROW):
        person.press("Next question")
        person.find(question, "textbox").wait_for()
    person.press("Keep this entry")
    person.press("Not now")
    person.sees("Compassion, for ten minutes")
    person.close()
