"""A disk that is full while one writes: nothing that was typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.person import Person
from tests.e2e.publishing import publish
from tests.e2e.site import Site
from tests.e2e.thread import NOTICED, PLACE, SHOWED

FULL = """
const disk = new BroadcastChannel("test-disk");
let isFull = false;
disk.onmessage = ({ data }) => { isFull = data; };
for (const name of ["write", "truncate"]) {
  const real = FileSystemSyncAccessHandle.prototype[name];
  FileSystemSyncAccessHandle.prototype[name] = function (...given) {
    const grows = name === "write" || given[0] > this.getSize();
    if (isFull && grows) throw new DOMException("The disk is full.", "QuotaExceededError");
    return real.apply(this, given);
  };
}
"""
"""Makes the browser's private files refuse to grow, as they do on a full disk, while told to.

Chromium's own quota override does not reach the files that a worker writes (seen with 150).
"""


@pytest.fixture
def small(copy: Site) -> Site:
    """The app on a device whose disk can be filled."""

    def fill(runtime: Path) -> None:
        script = runtime / "pyodide.mjs"
        script.write_text(FULL + script.read_text())

    publish(copy.folder, fill, part="pyodide")
    return copy


def _fill(person: Person, *, is_full: bool) -> None:
    person.page.evaluate("isFull => new BroadcastChannel('test-disk').postMessage(isFull)", is_full)


def test_a_full_disk_keeps_the_words_in_the_field_and_saves_them_once_there_is_room(
    playwright: Playwright, small: Site, tmp_path: Path
) -> None:
    person = Person(playwright, small.url, tmp_path / "profile")
    person.open("/reflect/new/R1")
    person.sees("All saved here")
    _fill(person, is_full=True)
    person.type(SHOWED, "Fairness. I gave the night team the better chairs.")
    person.sees("Not saved")
    assert person.value(SHOWED) == "Fairness. I gave the night team the better chairs."
    _fill(person, is_full=False)
    person.sees("All saved here")
    person.close()
    person.open("/reflect/new/R1")
    assert person.value(SHOWED) == "Fairness. I gave the night team the better chairs."
    person.close()


def test_an_answer_on_a_full_disk_is_never_shown_as_saved(
    playwright: Playwright, small: Site, tmp_path: Path
) -> None:
    person = Person(playwright, small.url, tmp_path / "profile")
    person.open("/visit/new/ward-walkround")
    person.type(PLACE, "Maple ward")
    person.tap("Begin the visit")
    person.tap("Fill in the list")
    _fill(person, is_full=True)
    answer = person.find(f"{NOTICED}: Yes", "checkbox")
    answer.click(delay=90)
    person.sees("Not saved")
    assert answer.get_attribute("aria-checked") == "false"
    _fill(person, is_full=False)
    person.choose(f"{NOTICED}: Yes")
    person.close()
