"""One person, two browsers, one endpoint that goes away and comes back."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Playwright

from tests.e2e import thread
from tests.e2e.person import PHONE, TABLET, Person
from tests.servers import Server

LEADWELL = [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main())"]


def _invite(data: Path) -> str:
    """Make an organisation and return a code to join it."""
    made = ["org", "create", "Riverside", "--data", str(data)]
    subprocess.run([*LEADWELL, *made], check=True, capture_output=True)
    asked = ["org", "invite", "Riverside", "--data", str(data)]
    done = subprocess.run([*LEADWELL, *asked], check=True, capture_output=True, text=True)
    return done.stdout.split()[-1]


def _sends_everything(person: Person) -> None:
    person.go("/me/share")
    person.tap("Send now")
    person.sees("All saved and sent")


def test_two_browsers_of_one_person_end_with_the_same_state_and_nothing_is_lost(
    playwright: Playwright, web: Path, tmp_path: Path
) -> None:
    data = tmp_path / "endpoint"
    code = _invite(data)
    phone_profile, tablet_profile = tmp_path / "phone", tmp_path / "tablet"
    with Server(data, web) as server:
        url = server.url + "/"
        phone = Person(playwright, url, phone_profile, PHONE)
        phone.open()
        thread.visit(phone)
        phone.go("/me/share")
        phone.type("Code", "nonsense")
        phone.tap("Join with an invite code")
        phone.sees("This code is not known")
        phone.type("Code", code)
        phone.tap("Join with an invite code")
        phone.sees("Joined to Riverside")
        _sends_everything(phone)
        phone.tap("Add another device of mine")
        shown = phone.page.get_by_text(re.compile(r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$"))
        secret = shown.first.inner_text()

        tablet = Person(playwright, url, tablet_profile, TABLET)
        tablet.open("/me/share")
        tablet.type("Code", secret)
        tablet.tap("Join my other device")
        tablet.sees("Joined to Riverside")
        tablet.go("/visit")
        tablet.sees("Maple ward")
        for person in (phone, tablet):
            person.wait_until_offline_ready()
        server.kill()
    port = urlsplit(url).port
    assert port is not None

    thread.reflect(phone)
    phone.go("/")
    phone.sees("no signal")
    tablet.go("/reflect/new/R2")
    what = re.compile("^What. A short sketch")
    tablet.type(what, "A family waited two hours for news.")
    tablet.tap("Keep this entry")
    tablet.tap("Not now")
    tablet.sees("A family waited two hours")
    tablet.go("/learn")
    thread_module = "Values when it is busy. 5 minutes"
    tablet.tap(thread_module)
    tablet.tap("Start")
    tablet.sees("The lift, again")

    with Server(data, web, port):
        _sends_everything(phone)
        _sends_everything(tablet)
        _sends_everything(phone)
        for person in (phone, tablet):
            person.go("/reflect")
            person.sees("I sat down with a worried porter")
            person.sees("A family waited two hours")
            person.go("/learn")
            person.sees("Values when it is busy. Card 1 of")
            person.go("/visit")
            person.sees("Get the lift mended")
        kept = b"".join(file.read_bytes() for file in data.iterdir() if file.is_file())
        assert b"worried porter" not in kept
        assert b"A family waited" not in kept
        assert b"Maple ward" in kept
        assert phone.foreign == tablet.foreign == []
        phone.close()
        tablet.close()
