"""A visit as a person fills it in: what is tapped, what is typed, and how long one reads first."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from app.models.checklist import Option, Section, VisitItem, VisitTemplate
from app.models.edition import edition, kept
from app.store.archive import export_archive
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.e2e.person import Person

CHOSEN = {"ypn", "scale", "choice", "several"}
YPN = ("Yes", "Partly", "No", "Not seen")
REACH = 0.4
"""Seconds for a thumb to come to the next target."""
WORD = 0.25
"""Seconds a word: 240 words a minute, as adults read to themselves."""
KEY = 60
"""Milliseconds a key on a tablet's glass."""


def options(item: VisitItem) -> list[str]:
    """Return what can be tapped at an item, by name."""
    if item.kind == "ypn":
        return list(YPN)
    if item.kind == "scale":
        low, middle, high = item.words or ("", "", "")
        return [f"1: {low}", "2", f"3: {middle}", "4", f"5: {high}"]
    return [option.text for option in item.options]


def plain_items(template: VisitTemplate) -> Iterator[tuple[Section, VisitItem]]:
    """Return the items that always show, and are tapped or typed."""
    for section in template.sections:
        for item in section.items:
            if item.kind in {*CHOSEN, "text", "number"} and not item.show_if:
                yield section, item


def go_to(person: Person, section: Section) -> None:
    """Go to a section by the list at the side, if one is not there."""
    person.tap(re.compile("^" + re.escape(section.title) + r", \d"))


def _long() -> VisitTemplate:
    """Twenty-five items in five sections: three to tap, one to choose from, one to write."""
    sections = []
    for number in range(1, 6):
        some: tuple[VisitItem, ...] = (
            VisitItem(f"seen{number}", f"People could find what they need in bay {number}", "ypn"),
            VisitItem(f"asked{number}", f"I asked before I told anybody in bay {number}", "ypn"),
            VisitItem(
                f"calm{number}",
                f"How calm and organised it was in bay {number}",
                "scale",
                words=("Hardly", "About half", "Very"),
            ),
            VisitItem(
                f"who{number}",
                f"Who told me most in bay {number}?",
                "choice",
                options=(Option("nurse", "A nurse"), Option("porter", "A porter")),
            ),
            VisitItem(f"said{number}", f"What slows safe, kind care in bay {number}?", "text"),
        )
        sections.append(Section(f"bay{number}", f"Bay {number}", some))
    return VisitTemplate(
        id="long",
        title="Twenty-five items",
        summary="As long as a visit should ever be.",
        minutes="60 minutes",
        purpose="I want to see every bay.",
        opening="I am here to learn.",
        safety=("Thank people before you reply.",),
        sections=tuple(sections),
    )


LONG = _long()


async def long_visit(started: int) -> bytes:
    """Return, as the file that its owner would save, a visit `v1` with twenty-five items."""
    store, name = await Store.open(MemoryBackend()), edition(LONG)
    await store.set("template.set", name, {"template": kept(LONG)})
    fields = {"template": LONG.id, "edition": name, "place": "Maple ward", "started": started}
    await store.set("visit.set", "v1", fields)
    return export_archive(store)


def bring_in(person: Person, data: bytes) -> None:
    """Bring a file in under Me."""
    person.go("/me")
    with person.page.expect_file_chooser() as chooser:
        person.tap("Bring a file in")
    chooser.value.set_files(
        {"name": "a.leadwell", "mimeType": "application/octet-stream", "buffer": data}
    )
    person.sees(re.compile("were here already"))


def _read(words: str) -> None:
    time.sleep(REACH + WORD * len(words.split()))


def fill_in(person: Person) -> float:
    """Fill in the twenty-five items as a person does, and return the seconds that it took."""
    person.go("/visit/is/v1/ward")
    person.find("Bay 1, 0/5").wait_for(state="attached")
    start = time.perf_counter()
    for place, section in enumerate(LONG.sections):
        for number, item in enumerate(section.items):
            _read(item.text)
            if item.kind == "text":
                name = re.compile("^What I heard: " + re.escape(item.text))
                person.type(name, "The lift, twice a day", KEY)
            else:
                choice = options(item)[(place + number) % len(options(item))]
                person.choose(f"{item.text}: {choice}")
        if section is not LONG.sections[-1]:
            time.sleep(REACH)
            person.tap(f"Next: {LONG.sections[place + 1].title}")
    person.page.keyboard.press("Tab")
    person.find("Bay 5, 5/5").wait_for(state="attached")
    return time.perf_counter() - start
