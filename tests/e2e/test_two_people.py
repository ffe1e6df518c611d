"""Two people on one visit and a leader who leaves, with no network: a phone, a tablet, a file."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e import thread
from tests.e2e.person import PHONE, TABLET, Person
from tests.e2e.site import Site

PHRASE = "a walk by the canal"


def codes(person: Person) -> list[str]:
    """Return the addresses of the codes that are shown, as one copies them."""
    person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.sees(re.compile(r"^Code 1 of \d"))
    shown = person.page.get_by_text(re.compile(r"^Code 1 of \d")).first.inner_text()
    found = []
    for n in range(int(shown.split()[-1])):
        if n:
            person.tap("Next code")
            person.sees(f"Code {n + 1} of")
        person.tap("Copy the address")
        person.sees("Copied.")
        found.append(str(person.page.evaluate("navigator.clipboard.readText()")))
    return found


def save(person: Person, name: str, folder: Path) -> Path:
    """Save a file and return where it is."""
    with person.page.expect_download(timeout=60_000) as saved:
        person.tap(name)
    place = folder / saved.value.suggested_filename
    saved.value.save_as(place)
    return place


def open_file(person: Person, file: Path) -> None:
    """Open a file from a colleague."""
    person.go("/visit/together")
    with person.page.expect_file_chooser() as chooser:
        person.tap("Open a file")
    chooser.value.set_files(file)


def test_a_visit_begun_on_a_phone_is_ended_on_a_tablet_and_both_have_all_of_it(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    phone = Person(playwright, site.url, tmp_path / "phone", PHONE)
    phone.open()
    thread.introduce(phone)
    thread.visit(phone)
    phone.wait_until_offline_ready()
    tablet = Person(playwright, site.url, tmp_path / "tablet", TABLET)
    tablet.open()
    tablet.wait_until_offline_ready()
    site.stop()

    phone.tap(re.compile("^Two people, one visit"))
    for address in codes(phone):
        assert address.startswith(site.url + "#/visit/together/v1")
        tablet.go(address.split("#")[1])
    tablet.sees("A visit from Ada")
    tablet.sees("Maple ward · ")
    tablet.tap("Take in this visit")
    tablet.sees("You both have this visit now")
    tablet.tap("Go to the visit")
    tablet.sees("The new tea trolley")
    visit = str(tablet.page.evaluate("location.hash")).removeprefix("#")
    tablet.go(f"{visit}/ward/before")
    tablet.choose(f"{thread.NOTICED}: Partly")
    phone.go(f"{visit}/ward/before")
    phone.choose(f"{thread.NOTICED}: No")
    tablet.go(f"{visit}/together")
    file = save(tablet, "Save this visit as a file", tmp_path)

    open_file(phone, file)
    phone.sees("You have this visit too")
    phone.tap("Take in this visit")
    phone.tap(re.compile("^You answered one thing differently"))
    phone.sees("You: No")
    phone.tap(re.compile("^Your colleague: Partly"))
    phone.sees("Nothing differs")
    phone.go(visit)
    phone.sees("Partly")
    phone.open_again()
    phone.sees("Partly")
    phone.go("/visit/together/v1something-else")
    phone.sees("This code can't be opened")
    for person in (phone, tablet):
        assert person.foreign == []
        person.close()


def test_a_successor_opens_the_handover_with_its_pass_phrase_on_another_device(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    leader = Person(playwright, site.url, tmp_path / "leader", TABLET)
    leader.open()
    thread.introduce(leader)
    thread.visit(leader)
    leader.go("/visit/handover")
    leader.sees("1 promise")
    leader.type("Pass phrase for the file (you choose)", PHRASE)
    file = save(leader, "Save the handover file", tmp_path)
    assert file.read_bytes().startswith(b"LWX1")
    leader.close()

    successor = Person(playwright, site.url, tmp_path / "successor", PHONE)
    successor.open()
    open_file(successor, file)
    successor.sees("This file needs its pass phrase")
    successor.type("Pass phrase, if the file has one", PHRASE)
    open_file(successor, file)
    successor.sees("A handover from Ada")
    successor.sees("1 promise")
    successor.tap("Take in this handover")
    successor.sees("The handover is on this device now")
    successor.tap("Go to Visit")
    successor.sees("Get the lift mended")
    successor.open_again()
    successor.sees("Get the lift mended")
    assert successor.foreign == []
    successor.close()
