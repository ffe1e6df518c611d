"""From something to read to the app, and every start after the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.bench.starts import SNAPSHOT
from tests.e2e.person import PATIENCE, Person
from tests.e2e.site import Site

HEARD = """(() => {
    const heard = globalThis.heard_ = [];
    const Plain = globalThis.Worker;
    globalThis.Worker = class extends Plain {
        constructor(...how) {
            super(...how);
            this.addEventListener("message", ({ data }) => {
                if (data.kind === "started") heard.push(data.from);
                if (data.kind === "booted") globalThis.bootedAt_ = Date.now();
            });
        }
    };
})()"""
"""Keeps what the worker says of how Python was started, and when the first screen was there."""


@pytest.fixture
def person(playwright: Playwright, site: Site, tmp_path: Path) -> Person:
    """Somebody with a phone that has never seen the app."""
    return Person(playwright, site.url, tmp_path / "profile")


def test_who_reads_on_finds_the_same_card_in_the_app(person: Person) -> None:
    person.open(starts=False)
    page = person.page
    page.get_by_role("heading", name="Six values, one shift").wait_for()
    card = page.get_by_role("heading", name="The six", exact=True)
    card.evaluate("heading => heading.closest('section').scrollIntoView()")
    go = page.get_by_role("button", name="Carry on in the app")
    go.wait_for(timeout=PATIENCE)
    expect(page.get_by_text("Leadwell is ready").first).to_be_visible()
    box = go.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    person.sees("Card 2 of 10")
    person.sees("The NHS Constitution for England names six values")
    person.close()


def test_a_shortcut_on_the_home_screen_leads_straight_into_the_app(person: Person) -> None:
    person.open("/visit/new", starts=False)
    page = person.page
    page.locator("#opening").wait_for(state="hidden", timeout=PATIENCE)
    assert page.get_by_role("button", name="Carry on in the app").is_hidden()
    person.sees("What kind of visit?")
    person.close()


def test_later_starts_begin_with_a_snapshot_made_on_the_device_and_need_no_network(
    person: Person, site: Site
) -> None:
    person.open()
    person.tap("Start")
    person.sees("Two slots held back")
    person.wait_until_offline_ready()
    person.page.evaluate(SNAPSHOT)
    person.close()
    site.stop()
    person.open(starts=False, scripts=(HEARD,))
    person.wait_until_drawn()
    assert person.page.evaluate("globalThis.heard_") == ["snapshot"]
    booted_at = person.page.evaluate("globalThis.bootedAt_")
    early = person.page.workers[0].evaluate(
        """(at) => performance.getEntriesByType("resource")"""
        """.filter(({ startTime }) => performance.timeOrigin + startTime < at)"""
        """.map(({ name }) => name).filter((name) => name.endsWith(".zip"))""",
        booted_at,
    )
    assert early == [], "what the first screen imports is in the snapshot"
    person.sees("Card 1 of 10")
    person.tap("Carry on")
    person.tap("Next")
    person.sees("The NHS Constitution for England names six values")
    person.close()


def test_the_line_says_how_far_things_are_and_never_goes_back(person: Person) -> None:
    person.open(starts=False, scripts=(LINE,))
    person.wait_until_drawn()
    shares = person.page.evaluate("globalThis.shares_")
    assert shares == sorted(shares)
    assert len(shares) > 3
    person.close()


LINE = """(() => {
    const shares = globalThis.shares_ = [];
    addEventListener("DOMContentLoaded", () => {
        const line = document.getElementById("opening-words");
        new MutationObserver(() => {
            const found = line.textContent.match(/(\\d+) %/);
            if (found) shares.push(Number(found[1]));
        }).observe(line, { childList: true, characterData: true, subtree: true });
    });
})()"""
"""Keeps each share that the progress line shows."""
