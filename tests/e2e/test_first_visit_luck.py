"""A first visit on which a file does not come as it should: each of them, in each way.

The page, its scripts and the service worker are the real ones, the release is a miniature;
`test_first_visit_app.py` does the same to the large files of the app itself.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from build.browsers import CHROMIUM, which
from tests.e2e.device import HEAR
from tests.e2e.miniature import Release, make
from tests.e2e.person import ARGUMENTS, PATIENCE, wait_until_offline_ready
from tests.e2e.site import Fault, Site

RUNS = """() => globalThis.pieces && (document.getElementById("opening").hidden
    || !document.getElementById("opening-go").hidden)"""
KEPT = """async () => {
    const { files } = await (await fetch("release.json")).json();
    for (const [path, { only }] of Object.entries(files)) {
        const isWanted = only !== "canvaskit";
        if (isWanted && !(await caches.match(new URL(path, location.href).href))) return path;
    }
    return "";
}"""
SEEN = """() => {
    const runs = globalThis.pieces && document.getElementById("opening").hidden;
    const again = document.getElementById("opening-again");
    return runs || (again && !again.hidden);
}"""


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release that starts."""
    return make(tmp_path_factory.mktemp("luck") / "release", 1, random.Random(1))


@pytest.fixture
def site(release: Release) -> Iterator[Site]:
    """Its host."""
    site = Site(release.folder)
    site.start()
    yield site
    if site.is_running:
        site.stop()


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The machine's Chromium; every visitor gets a context of their own."""
    browser = playwright.chromium.launch(executable_path=which(CHROMIUM), args=list(ARGUMENTS))
    yield browser
    browser.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody who has never been here."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    context.add_init_script(HEAR)
    yield context.new_page()
    context.close()


def asked_for(release: Release) -> list[str]:
    """Paths that a first visit asks for, and one of the pages to read."""
    files = json.loads((release.folder / "release.json").read_text())["files"]
    mine = [path for path, entry in files.items() if entry.get("only") != "canvaskit"]
    others = [path for path in mine if path != "index.html"]
    return [*others, "read/index.html", "release.json", "sw.js"]


def comes_back(page: Page) -> None:
    """See the app come by itself, or by "Try again", now that all is well."""
    page.evaluate("dispatchEvent(new Event('online'))")
    again = page.get_by_role("button", name="Try again")
    for _ in range(3):
        try:
            page.wait_for_function(RUNS, timeout=4_000)
            break
        except Exception:
            if again.is_visible():
                again.click()
    page.wait_for_function(RUNS)


@pytest.mark.parametrize("fault", ["cut", "spoilt", "portal", "unwell"])
def test_whichever_file_does_not_come_there_is_something_to_read_and_then_the_app(
    browser: Browser, site: Site, release: Release, fault: Fault
) -> None:
    every = asked_for(release)
    for broken in every if fault in ("cut", "spoilt") else every[::4]:
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        site.fault = lambda path, broken=broken: fault if path == f"/{broken}" else None  # type: ignore[misc]
        page.goto(site.url)
        page.wait_for_function(SEEN)
        if page.get_by_role("button", name="Try again").is_visible():
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            assert page.locator("#opening-words").inner_text().strip(), broken
        site.fault = lambda path: None
        comes_back(page)
        page.evaluate("dispatchEvent(new Event('online'))")
        wait_until_offline_ready(page)
        assert page.evaluate(KEPT) == "", broken
        context.close()


def test_a_cut_says_that_there_is_no_network_and_the_app_comes_by_itself(
    visitor: Page, site: Site
) -> None:
    site.fault = lambda path: None if path in ("/", "/needs.js") or "boot-" in path else "reset"
    visitor.goto(site.url)
    expect(visitor.get_by_text("There is no network just now").first).to_be_visible()
    expect(visitor.get_by_role("heading", name="Six values, one shift")).to_be_visible()
    visitor.get_by_role("button", name="Try again").click()
    # The lesson is not lost to the browser's own page about errors.
    expect(visitor.get_by_role("heading", name="Six values, one shift")).to_be_visible()
    site.fault = lambda path: None
    visitor.evaluate("dispatchEvent(new Event('online'))")
    visitor.wait_for_function(RUNS)


def test_a_portal_in_place_of_everything_says_to_sign_in(visitor: Page, site: Site) -> None:
    site.fault = lambda path: None if path in ("/", "/needs.js") or "boot-" in path else "portal"
    visitor.goto(site.url)
    expect(visitor.get_by_text("It may want you to sign in first").first).to_be_visible()
    site.fault = lambda path: None
    visitor.get_by_role("button", name="Try again").click()
    visitor.wait_for_function(RUNS)


def test_without_any_script_the_page_itself_says_what_to_do(visitor: Page, site: Site) -> None:
    site.fault = lambda path: "reset" if path.endswith(".js") else None
    visitor.goto(site.url)
    stuck = visitor.get_by_text("This takes longer than it should")
    expect(stuck).to_be_hidden()
    visitor.evaluate("document.getAnimations().forEach((one) => one.finish())")
    expect(stuck).to_be_visible()
    site.fault = lambda path: None
    visitor.get_by_role("link", name="try again").click()
    visitor.wait_for_function(RUNS)


def test_a_spoilt_script_that_a_cache_keeps_for_ever_is_asked_for_past_it(
    visitor: Page, site: Site
) -> None:
    site.fault = lambda path: "portal" if "boot-" in path else None
    visitor.goto(site.url)
    expect(visitor.get_by_text("A part of Leadwell did not come").first).to_be_visible()
    site.fault = lambda path: None
    visitor.get_by_role("button", name="Try again").click()
    visitor.wait_for_function(RUNS)
