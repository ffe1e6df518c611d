"""Three colleagues answer, one of them in a code; only together they are seen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e.person import PHONE, TABLET, Person
from tests.servers import Server

LEADWELL = [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main())"]
STATEMENT = "Acts the same whoever is watching"


def _code(data: Path) -> str:
    """Return a code with which somebody may join a new organisation."""
    for command in (["create", "Riverside"], ["invite", "Riverside"]):
        done = subprocess.run(
            [*LEADWELL, "org", *command, "--data", str(data)],
            check=True,
            capture_output=True,
            text=True,
        )
    return done.stdout.split()[-1]


def address(person: Person, where: str) -> str:
    """Return the address that stands below a code."""
    shown = person.page.get_by_text(re.compile(f"^http.*#{where}"))
    shown.first.wait_for(state="attached")
    return shown.first.inner_text()


def answer(person: Person, asked: str, said: str) -> None:
    """Open what is asked, as a colleague does who has no account, and answer up to the end."""
    person.open(asked.split("#")[1])
    person.sees("How do you see Sam Lee?")
    person.tap("Begin")
    person.choose(f"{STATEMENT}: {said}")
    for part in range(1, 9):
        person.page.get_by_label(re.compile(f"^Part {part} of 8")).first.wait_for(state="attached")
        person.tap("Next")
    person.choose("How do you work with Sam Lee?: We are colleagues")


def test_three_colleagues_answer_and_only_together_they_are_seen(
    playwright: Playwright, web: Path, tmp_path: Path
) -> None:
    data = tmp_path / "endpoint"
    code = _code(data)
    with Server(data, web) as server:
        leader = Person(playwright, server.url + "/", tmp_path / "leader", TABLET)
        leader.open("/me/share")
        leader.type("Code", code)
        leader.tap("Join with an invite code")
        leader.sees("Joined to Riverside")
        leader.go("/reflect/views")
        leader.type("Your name, as your colleagues know it", "Sam Lee")
        leader.choose("How many do you ask?: 5 people")
        leader.tap(re.compile("^Ask my colleagues"))
        asked = address(leader, "/view/")

        for number, said in enumerate(("Rarely", "Often"), 1):
            other = Person(playwright, server.url + "/", tmp_path / f"other{number}", PHONE)
            answer(other, asked, said)
            other.tap("Give my answer")
            other.sees("Nothing of it is left on this device")
            assert other.foreign == []
            other.close()
        leader.tap("See how many have answered")
        leader.sees("2 of 5 have answered.")
        leader.sees("You see what they said when three people or more have answered.")

        third = Person(playwright, server.url + "/", tmp_path / "third", PHONE)
        answer(third, asked, "Often")
        third.type(re.compile("^Anything to add"), "You keep calm")
        third.tap("Show it as a code instead")
        carried = address(third, "/reflect/views/answer/")
        third.tap("They have it: delete it here")
        third.sees("Nothing of it is left on this device")
        third.close()

        leader.go(carried.split("#")[1])
        leader.tap("Take it in")
        leader.sees("3 of 5 have answered.")
        leader.tap("Look at the answers now")
        # (1 + 3 + 3) / 3 = 2.33, which is nearer to 2.5 than to 2.
        leader.sees("They: between sometimes and often")
        leader.sees("Free words are shown when three people or more have written some.")
        assert not leader.page.get_by_text("You keep calm").count()
        leader.open_again()
        leader.sees("They: between sometimes and often")
        assert leader.foreign == []
        leader.close()
