"""A ward walkround on a tablet without a network: killed fifty times, and at a person's pace."""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Error, Playwright, expect
from pypdf import PdfReader

from app.content.load import read_pack
from app.models.checklist import Section
from tests.e2e.person import PATIENCE, TABLET, Person
from tests.e2e.site import Site
from tests.e2e.thread import PLACE
from tests.e2e.walkround import (
    CHOSEN,
    LONG,
    bring_in,
    fill_in,
    go_to,
    long_visit,
    options,
    plain_items,
)

KILLS = 50
WARD = next(template for template in read_pack().visits if template.id == "ward-walkround")
ITEMS = list(plain_items(WARD))
TOLD = "You told me what slows your work"
NAME = "element => element.getAttribute('aria-label') ?? element.textContent"


class Walk:
    """One visit, and what its screen has shown as kept."""

    def __init__(self, person: Person, dice: random.Random, visit: str) -> None:
        """Walk with `person`, where the dice say."""
        self.person, self._dice, self.visit = person, dice, visit
        self.chosen: dict[str, str] = {}
        """By question: the answer that was shown as chosen."""
        self.written: set[str] = set()
        """What was typed and counted as an answer."""
        self._tried: set[str] = set()

    def step(self) -> bool:
        """Answer one item, tapping or typing; it counts once the screen has shown it as kept.
        Return whether there was anything to do."""
        section, item = self._dice.choice(ITEMS)
        if item.kind in CHOSEN:
            go_to(self.person, section)
            answer = self._dice.choice(options(item))
            box = self.person.find(f"{item.text}: {answer}", "checkbox")
            if box.get_attribute("aria-checked") == "true":
                return False  # the same again would take the answer back
            self.chosen.pop(item.text, None)
            self.person.choose(f"{item.text}: {answer}")
            self.chosen[item.text] = answer
            return True
        if item.id in self._tried:
            return False
        self._tried.add(item.id)
        go_to(self.person, section)
        self._write(section, item.text)
        return True

    def _write(self, section: Section, question: str) -> None:
        """Type an answer and leave the field; the count of the section says that it is kept."""
        # A stroke in a pattern is more than Playwright can pass on to the page.
        name = re.compile("^" + re.escape(section.title) + r", (\d+)\D")
        before = name.match(self.person.find(name).evaluate(NAME))
        words = f"Heard {self._dice.randrange(10**6)}"
        self.person.type(re.compile("^What I heard: " + re.escape(question)), words)
        self.person.page.keyboard.press("Tab")
        if before is not None:
            more = re.compile("^" + re.escape(f"{section.title}, {int(before[1]) + 1}") + r"\D")
            self.person.find(more).wait_for(state="attached")
            self.written.add(words)

    def check(self, section: Section) -> int:
        """Fail unless a section shows everything that it had shown before; return how much."""
        asked = [item.text for _, item in ITEMS if item in section.items]
        for question in (text for text in asked if text in self.chosen):
            box = self.person.find(f"{question}: {self.chosen[question]}", "checkbox")
            expect(box).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        return sum(question in self.chosen for question in asked)

    def live(self, pid: int) -> None:
        """Answer once or twice, and be killed at a random moment of the next answers."""
        start, answers = time.monotonic(), self._dice.choice((1, 2))
        done = 0
        while done < answers:
            done += self.step()
        # As long as an answer takes on this machine: a busy one is not killed at every start.
        each = (time.monotonic() - start) / answers
        killed = threading.Event()
        killer = threading.Timer(self._dice.uniform(0, each), _kill, (pid, killed))
        killer.start()
        try:
            while True:
                self.step()
        except (Error, AssertionError):
            if not killed.is_set():
                raise
        killer.join()


def _kill(pid: int, killed: threading.Event) -> None:
    killed.set()
    os.kill(pid, signal.SIGKILL)


def test_a_walkround_without_a_network_loses_no_answer_in_fifty_kills(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    dice = random.Random(20261126)
    person = Person(playwright, site.url, tmp_path, TABLET)
    person.open("/visit/new/ward-walkround")
    person.type(PLACE, "Maple ward")
    person.tap("Begin the visit")
    person.type("Jot down a line", "The lift again")
    person.tap("Keep this line")
    person.find("Take away the line: The lift again").wait_for(state="attached")
    person.tap("Fill in the list")
    person.find(re.compile("^" + re.escape(WARD.sections[0].title))).wait_for(state="attached")
    (visit,) = re.findall("/visit/is/([^/]+)/ward", person.page.url)
    person.wait_until_offline_ready()
    site.stop()
    walk = Walk(person, dice, visit)
    checked = 0
    for _ in range(KILLS):
        walk.live(person.pid)
        person.forget()
        section = dice.choice(WARD.sections)
        person.open(f"/visit/is/{visit}/ward/{section.id}")
        checked += walk.check(section)
    for section in WARD.sections:
        go_to(person, section)
        checked += walk.check(section)
    person.go(f"/visit/is/{visit}")
    for words in (*walk.written, "The lift again"):
        person.sees(words)
    assert walk.written and checked > KILLS // 2
    sheet = _shared(person, visit, min(walk.written))
    assert "Maple ward" in sheet and TOLD in sheet
    assert min(walk.written) not in sheet
    assert person.foreign == []
    print(f"{KILLS} kills, {checked} looks at answers, {len(walk.written)} written, none lost")
    person.close()


def _shared(person: Person, visit: str, heard: str) -> str:
    """Put one thing that was heard on the sheet, in words for the team; return the saved PDF's."""
    person.go(f"/visit/is/{visit}/sheet")
    person.choose(heard)
    person.type(re.compile("^As the team reads it"), TOLD)
    with person.page.expect_download() as saved:
        person.tap("Save as PDF")
    pages = PdfReader(saved.value.path(), strict=True).pages
    return " ".join("".join(page.extract_text() for page in pages).split())


def test_twenty_five_items_are_filled_in_at_a_persons_pace_and_all_are_kept(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    with ThreadPoolExecutor() as aside:
        # Playwright has an event loop of its own in this thread.
        data = aside.submit(asyncio.run, long_visit(int(time.time() * 1000))).result()
    person = Person(playwright, site.url, tmp_path, TABLET)
    person.open("/me")
    bring_in(person, data)
    seconds = fill_in(person)
    print(f"25 items at a person's pace: {seconds:.0f} s")
    person.close()
    person.open("/visit/is/v1/ward")
    for section in LONG.sections:
        person.find(f"{section.title}, 5/5").wait_for(state="attached")
    person.close()
