"""What a leader heard and promised, shared with a team, seen on a teammate's tablet, taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright, expect

from app.cli import main
from tests.e2e import thread
from tests.e2e.person import PATIENCE, PHONE, TABLET, Person
from tests.servers import Server

HEARD = "The new tea trolley"
SAID = "You are proud of the tea trolley"
"""The same, in the leader's words: of what was said itself the team sees nothing."""
PROMISED = "Get the lift mended"
SEES = "What Maple ward sees"
NOTHING = "Nothing has been shared with Maple ward yet"


def join(person: Person, code: str) -> None:
    """Join with a code that was handed out."""
    person.go("/me/share")
    person.type("Code", code)
    person.tap("Join with an invite code")
    person.sees("Joined to Riverside")


def shown(person: Person, words: str) -> Locator:
    """Return what says these words."""
    said = person.page.locator("flt-semantics-host").get_by_text(words)
    return said.or_(person.page.get_by_label(words))


def comes_to_see(person: Person, words: str) -> None:
    """Open the team's page until the words are on it: what is shared takes a moment to arrive."""
    for _ in range(20):
        person.tap("Back")
        person.tap(re.compile(f"^{SEES}"))
        try:
            expect(shown(person, words).first).to_be_attached(timeout=PATIENCE // 20)
        except AssertionError:
            continue
        return
    raise AssertionError(f"“{words}” does not come to be on the team's page.")


def test_a_visit_is_shared_with_a_team_seen_there_and_taken_back(
    playwright: Playwright, web: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "endpoint"

    def operator(*command: str) -> str:
        assert main([*command, "--data", str(data)]) == 0
        return capsys.readouterr().out

    operator("org", "create", "Riverside")
    operator("team", "create", "Riverside", "Maple ward")
    invite = ("org", "invite", "Riverside", "--team", "Maple ward", "--uses", "2")
    code = operator(*invite).split()[-1]
    with Server(data, web) as server:
        leader = Person(playwright, server.url + "/", tmp_path / "leader", PHONE)
        leader.open()
        thread.introduce(leader)
        thread.visit(leader)
        visit = str(leader.page.evaluate("location.hash")).removeprefix("#")
        join(leader, code)
        mate = Person(playwright, server.url + "/", tmp_path / "mate", TABLET)
        mate.open()
        join(mate, code)
        mate.tap(re.compile(f"^{SEES}"))
        mate.sees(NOTHING)

        leader.go(f"{visit}/sheet")
        leader.choose(HEARD)
        leader.type(re.compile("^As the team reads it"), SAID)
        leader.go(visit)
        leader.tap(re.compile("^Share with my team"))
        leader.tap("Share with Maple ward")
        leader.sees("Shared with Maple ward today")
        comes_to_see(mate, SAID)
        mate.sees(PROMISED)
        assert not shown(mate, HEARD).count()

        leader.tap("Take back from Maple ward")
        leader.sees("Taken back from Maple ward.")
        comes_to_see(mate, NOTHING)
        for words in (SAID, PROMISED):
            assert not shown(mate, words).count()
        leader.go(visit)
        leader.sees(HEARD)
        for person in (leader, mate):
            assert person.foreign == []
            person.close()
