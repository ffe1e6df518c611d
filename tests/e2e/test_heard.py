"""A promise from the visit to "it happened", told by the team: in a code, and at the endpoint."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright
from pypdf import PdfReader

from build.browsers import CHROMIUM, which
from tests.e2e import thread
from tests.e2e.person import ARGUMENTS, PHONE, TABLET, Person
from tests.e2e.site import Site
from tests.servers import Server

LEADWELL = [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main())"]
PROMISE = "Get the lift mended"


def address(person: Person, letter: str) -> str:
    """Return the address that stands below a code; `letter` is what it carries."""
    shown = person.page.get_by_text(re.compile(f"^http.*/receipt/{letter}"))
    shown.first.wait_for(state="attached")
    return shown.first.inner_text()


def begin(person: Person) -> str:
    """Make a visit with a promise; return its address within the app."""
    person.open()
    thread.visit(person)
    person.tap(re.compile("^What the team hears"))
    person.sees("How large is the team?")
    return str(person.page.evaluate("location.hash")).removeprefix("#").removesuffix("/sheet")


def test_the_team_says_in_a_code_on_its_own_phone_that_it_happened(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    leader = Person(playwright, site.url, tmp_path / "leader", TABLET)
    visit = begin(leader)
    leader.wait_until_offline_ready()
    leader.choose("The new tea trolley")
    leader.type(re.compile("^As the team reads it"), "You are proud of the tea trolley")
    leader.go(f"{visit}/receipt")
    leader.tap("Make the code")
    receipt = address(leader, "r1")
    leader.go(f"{visit}/sheet")
    leader.sees(receipt)
    with leader.page.expect_download() as saved:
        leader.tap("Save as PDF")
    found = PdfReader(io.BytesIO(saved.value.path().read_bytes()), strict=True)
    text = " ".join("".join(page.extract_text() for page in found.pages).split())
    for words in ("Maple ward", "You are proud of the tea trolley", PROMISE, "Did it happen?"):
        assert words in text
    assert "The new tea trolley" not in text

    ward = Person(playwright, site.url, tmp_path / "ward", PHONE)
    ward.open(receipt.split("#")[1])
    ward.sees("Maple ward was visited")
    ward.choose(f"{PROMISE}: Yes, it happened")
    ward.type(re.compile("^Anything to add"), "Trolleys fit now")
    ward.tap("Show my answer as a code")
    answer = address(ward, "a1")
    assert ward.foreign == []
    ward.close()
    # Nothing of it was ever sent: what follows `#` stays on the phone.
    assert not any("receipt" in path for path, _ in site.requests)

    leader.go("/receipt/something-else")
    leader.sees("This code is not one of ours")
    leader.go(answer.split("#")[1])
    leader.sees("Trolleys fit now")
    leader.tap("Add it to the promises")
    leader.sees("This answer is with the promises already")
    leader.tap("Go to the visit")
    leader.tap(re.compile(f"^{PROMISE}. Estates lead · due"))
    leader.sees("The team: It happened")
    leader.choose("Done")
    leader.open_again()
    leader.sees("Trolleys fit now")
    assert leader.foreign == []
    leader.close()


def test_the_team_says_at_the_endpoint_without_log_in_or_script_that_it_happened(
    playwright: Playwright, web: Path, tmp_path: Path
) -> None:
    data = tmp_path / "endpoint"
    for command in (["create", "Riverside"], ["invite", "Riverside"]):
        done = subprocess.run(
            [*LEADWELL, "org", *command, "--data", str(data)],
            check=True,
            capture_output=True,
            text=True,
        )
    code = done.stdout.split()[-1]
    with Server(data, web) as server:
        leader = Person(playwright, server.url + "/", tmp_path / "leader", PHONE)
        visit = begin(leader)
        leader.go("/me/share")
        leader.type("Code", code)
        leader.tap("Join with an invite code")
        leader.sees("Joined to Riverside")
        leader.go(f"{visit}/receipt")
        leader.tap("Make the code")
        receipt = address(leader, "")

        browser = playwright.chromium.launch(
            executable_path=which(CHROMIUM), args=list(ARGUMENTS), headless=True
        )
        ward = browser.new_context(java_script_enabled=False).new_page()
        ward.goto(receipt)
        ward.get_by_role("heading", name="Did it happen?").wait_for()
        group = ward.get_by_role("group", name=PROMISE)
        group.get_by_role("radio", name="Yes, it happened").check()
        ward.get_by_role("textbox", name=re.compile("^Anything to add")).fill("Trolleys fit now")
        ward.get_by_role("button", name="Send this answer").click()
        ward.get_by_role("heading", name="Thank you").wait_for()
        assert ward.context.cookies() == []
        browser.close()

        leader.tap("Look for answers")
        leader.sees("Trolleys fit now")
        leader.sees("The team: It happened")
        leader.close()
