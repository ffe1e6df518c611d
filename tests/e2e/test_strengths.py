"""A whole short self-assessment, at a person's pace, on a phone; and one killed half way."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

from playwright.sync_api import Playwright

from app.content.load import read_pack
from app.models.content import Area, Behaviour
from app.words import strengths as words
from tests.e2e.person import Person
from tests.e2e.site import Site
from tests.e2e.walkround import KEY, REACH, WORD

THINK = 10.0
"""Seconds to think of the last three months, a statement: reckoned, not waited for."""
LIMIT = 10.0
"""Minutes that it may take."""
EXAMPLE = "I thanked the porter who told us about the lift"
AREAS = read_pack().areas


def asked(area: Area) -> list[Behaviour]:
    """The statements of the short form."""
    return [each for each in area.behaviours if each.is_short_form]


def read(said: str) -> None:
    """Take the time that reading takes, and the thumb."""
    time.sleep(REACH + WORD * len(said.split()))


def answer(person: Person, statement: Behaviour, often: int, much: int) -> None:
    """Say how often and how important: two taps."""
    read(statement.statement)
    about = words.OFTEN_NAME.format(statement=statement.statement)
    person.choose(f"{about}: {words.FREQUENCY[often]}")
    time.sleep(REACH)
    about = words.MUCH_NAME.format(statement=statement.statement)
    person.choose(f"{about}: {words.IMPORTANCE[much]}")


def begin(person: Person) -> None:
    """Come to it from Reflect."""
    person.open()
    person.place("Reflect")
    person.tap(words.TITLE)
    person.sees(words.HOW)
    read(words.HOW)
    person.tap(words.BEGIN)


def test_a_short_form_takes_a_person_less_than_ten_minutes_on_a_phone(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path)
    begin(person)
    start, taps = time.perf_counter(), 0
    for number, area in enumerate(AREAS):
        person.sees(words.AREA_OF.format(n=number + 1, all=len(AREAS)))
        for statement in asked(area):
            # Area 1: 4 and 4. Area 2: 1 and 4. Area 3: no chance. The others: 3 and 3.
            answer(person, statement, {0: 4, 1: 1, 2: 0}.get(number, 3), 4 if number < 3 else 3)
            taps += 2
        if number == 0:
            # Its name has the hint in it while it is empty and one is in it.
            person.type(re.compile("^" + re.escape(words.EXAMPLE)), EXAMPLE, KEY)
        last = area is AREAS[-1]
        name = words.SHOW if last else words.NEXT.format(area=AREAS[number + 1].name)
        time.sleep(REACH)
        person.tap(name)
        taps += 1
    person.sees(words.USE_LEAD)
    passed = time.perf_counter() - start
    minutes = (passed + THINK * taps / 2) / 60
    print(f"Short form: {taps} taps, {passed:.0f} s of reading and tapping, {minutes:.1f} min")
    assert minutes < LIMIT
    person.sees(words.YOUR_EXAMPLE.format(words=EXAMPLE))
    person.sees(words.IT_IS.format(often="rarely", much="vital"))
    person.open_again()
    person.sees(words.YOUR_EXAMPLE.format(words=EXAMPLE))
    assert person.foreign == []
    person.close()


def test_one_killed_half_way_is_carried_on_with_by_keyboard_alone(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path)
    begin(person)
    first = asked(AREAS[0])[0]
    answer(person, first, 2, 4)
    os.kill(person.pid, signal.SIGKILL)
    person.forget()
    person.open("/reflect/strengths")
    person.sees(words.BEGUN.format(n=1, all=16))
    person.press(words.CARRY_ON_AT.format(area=AREAS[0].name))
    about = words.OFTEN_NAME.format(statement=first.statement)
    chosen = person.find(f"{about}: {words.FREQUENCY[2]}", "checkbox")
    chosen.wait_for(state="attached")
    assert chosen.get_attribute("aria-checked") == "true"
    second = asked(AREAS[0])[1]
    about = words.OFTEN_NAME.format(statement=second.statement)
    person.press(f"{about}: {words.FREQUENCY[0]}", "checkbox")
    person.sees(words.PROGRESS.format(n=2, all=16))
    person.press(words.NEXT.format(area=AREAS[1].name))
    person.sees(re.compile("^" + re.escape(AREAS[1].name)))
    person.close()
