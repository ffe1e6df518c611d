"""A person signs in with their organisation's own provider, in a tab beside the app."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from app.cli import main
from tests.e2e.person import PHONE, Person
from tests.providers import CLIENT, Real
from tests.servers import Server


def test_a_person_signs_in_on_the_page_of_their_organisation(
    playwright: Playwright, web: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIVERSIDE_SECRET", "s3cret")
    data = tmp_path / "endpoint"
    with Real({"sub": "porter-7", "name": "Sam Lee", "roles": ["lw-lead"]}) as provider:
        assert main(["org", "create", "Riverside", "--data", str(data)]) == 0
        asked = ["org", "provider", "Riverside", "--data", str(data), "--issuer", provider.issuer]
        asked += ["--client", CLIENT, "--secret", "RIVERSIDE_SECRET"]
        assert main([*asked, "--claim", "roles", "--role", "lw-lead=lead"]) == 0
        with Server(data, web) as server:
            person = Person(playwright, server.url + "/", tmp_path / "phone", PHONE)
            person.open("/me/share/sign-in")
            person.type("Name of your organisation", "Riverside")
            person.tap("Sign in")
            person.sees("Open the page of your organisation")
            app = person.page
            with app.context.expect_page() as opened:
                person.tap("Open the sign-in page")
            page = opened.value
            page.get_by_role("button", name="porter-7").click()
            page.get_by_role("heading", name="You are signed in").wait_for()
            found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", page.inner_text("main"))
            assert found is not None
            person.turn_to(app)
            # Somebody may close the app meanwhile; it knows where one was.
            person.open_again()
            person.type("Code of the page", found[0])
            person.tap("Finish")
            person.sees("Joined to Riverside")
            person.close()
