"""Browsers and devices that lack something: there is always something to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.bench.starts import SNAPSHOT
from tests.e2e.person import Person
from tests.e2e.site import Site
from tests.e2e.test_handover import HEARD

OLD = {
    "no SIMD": "WebAssembly.validate = () => false;",
    "no WebAssembly": "delete globalThis.WebAssembly;",
    "years old": "delete Array.prototype.at;",
}
REFUSED = """Object.defineProperty(globalThis, "localStorage", {
    get() { throw new DOMException("Refused.", "SecurityError"); },
});"""
NO_WEBGL = """for (const kind of [HTMLCanvasElement, OffscreenCanvas]) {
    const real = kind.prototype.getContext;
    kind.prototype.getContext = function (name, ...how) {
        return name.startsWith("webgl") ? null : real.call(this, name, ...how);
    };
}"""
GARBLE = """async (how) => {
    const folder = await (await navigator.storage.getDirectory())
        .getDirectoryHandle("leadwell-start");
    for await (const handle of folder.values()) {
        const stream = await handle.createWritable({ keepExistingData: how !== "half" });
        const over = (position, size) =>
            stream.write({ type: "write", position, data: "x".repeat(size) });
        if (how === "runtime") await over(16, 32);
        if (how === "memory") await over(4e6, 4e6);
        if (how === "half") await stream.write("the first half of a snapshot");
        await stream.close();
    }
}"""
"""Spoils the snapshot: it names another runtime, its memory is not Python's, or it was cut."""


@pytest.fixture
def person(playwright: Playwright, site: Site, tmp_path: Path) -> Person:
    """Somebody with a phone that has never seen the app."""
    return Person(playwright, site.url, tmp_path / "profile")


@pytest.mark.parametrize("lack", sorted(OLD))
def test_a_browser_that_cannot_run_the_app_can_read_and_is_told_what_to_do(
    person: Person, lack: str
) -> None:
    person.open(starts=False, scripts=(OLD[lack],))
    page = person.page
    expect(page.get_by_text("This browser is too old to run the app").first).to_be_visible()
    expect(page.get_by_role("heading", name="Six values, one shift")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_hidden()
    page.get_by_role("link", name="All lessons to read").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    person.close()


def test_without_webgl_the_app_is_drawn_by_the_processor(person: Person) -> None:
    person.open(scripts=(NO_WEBGL,))
    person.tap("Start")
    person.sees("Two slots held back")
    person.close()


def test_where_storage_is_refused_the_app_runs_all_the_same(person: Person) -> None:
    person.open(scripts=(REFUSED,))
    person.tap("Start")
    person.sees("Two slots held back")
    person.close()


@pytest.mark.parametrize("how", ["runtime", "memory", "half"])
def test_a_snapshot_that_does_not_fit_gives_way_to_a_plain_start(person: Person, how: str) -> None:
    person.open()
    person.tap("Start")
    person.sees("Two slots held back")
    person.wait_until_offline_ready()
    person.page.evaluate(SNAPSHOT)
    person.page.evaluate(GARBLE, how)
    person.close()
    person.open(starts=False, scripts=(HEARD,))
    person.wait_until_drawn()
    assert person.page.evaluate("globalThis.heard_.at(-1)") == "nothing"
    person.sees("Card 1 of 10")
    person.close()
