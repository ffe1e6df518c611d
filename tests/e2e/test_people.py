"""Several people on one tablet: each finds what is theirs, and nobody anything of another's."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e.person import TABLET, Person
from tests.e2e.site import Site

PLACES = {"Sam": "Maple ward", "Ada": "Oak clinic", "Kim": "Birch theatre"}
"""Where each makes a visit; visits are not sealed, so their bytes can be looked for."""


def _add(person: Person, name: str, own: str) -> None:
    person.go("/me")
    person.type("Your name on this device", own)
    person.type("Name of the person to add", name)
    with person.page.expect_navigation():
        person.tap("Add a person")
    person.wait_until_drawn()


def _visit(person: Person, name: str) -> None:
    person.go("/visit/new/huddle")
    person.type(re.compile("^Where"), PLACES[name])
    person.tap("Begin the visit")
    person.sees(PLACES[name])


def _kept(profile: Path, words: str) -> bool:
    """Whether a browser's profile holds these words anywhere."""
    return any(words.encode() in file.read_bytes() for file in profile.rglob("*") if file.is_file())


def test_each_finds_their_own_place_after_a_kill_in_between_and_who_goes_takes_every_byte_along(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    tablet = Person(playwright, site.url, tmp_path, TABLET)
    tablet.open()
    _visit(tablet, "Sam")
    _add(tablet, "Ada", "Sam")
    _visit(tablet, "Ada")
    tablet.go("/visit")
    assert not tablet.page.get_by_text(PLACES["Sam"]).count()
    tablet.wait_until_offline_ready()
    os.kill(tablet.pid, signal.SIGKILL)
    tablet.forget()
    tablet.open()
    tablet.sees("Who is here?")
    tablet.tap("Sam")
    tablet.go("/visit")
    tablet.sees(PLACES["Sam"])
    assert not tablet.page.get_by_text(PLACES["Ada"]).count()
    _add(tablet, "Kim", "Sam")
    _visit(tablet, "Kim")
    assert _kept(tmp_path, PLACES["Kim"])
    tablet.go("/me")
    tablet.tap("Remove my place from this device")
    tablet.type("Type “Kim” to say you are sure", "Kim")
    with tablet.page.expect_navigation():
        tablet.tap("Remove everything of mine")
    tablet.wait_until_drawn()
    tablet.sees("Who is here?")
    assert not tablet.page.get_by_text("Kim").count()
    tablet.tap("Ada")
    tablet.go("/visit")
    tablet.sees(PLACES["Ada"])
    tablet.close()
    assert not _kept(tmp_path, PLACES["Kim"])
    assert _kept(tmp_path, PLACES["Ada"]) and _kept(tmp_path, PLACES["Sam"])
    assert tablet.foreign == []
