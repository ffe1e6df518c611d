"""The shell around a small app: releases that come, that are damaged, and that do not start."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from build.browsers import CHROMIUM, which
from build.pack import pack
from tests.e2e.person import ARGUMENTS, PATIENCE, enter
from tests.e2e.publishing import parts, publish
from tests.e2e.site import Site

SAMPLE = Path(__file__).parent / "sample" / "app"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample app, packed."""
    web = tmp_path_factory.mktemp("sample") / "web"
    pack(web, SAMPLE)
    return web


@pytest.fixture
def site(sample: Path, tmp_path: Path) -> Iterator[Site]:
    """A web server for a copy of the sample that a test may change."""
    shutil.copytree(sample, tmp_path / "web")
    site = Site(tmp_path / "web")
    site.start()
    yield site
    if site.is_running:
        site.stop()


@contextmanager
def browser(playwright: Playwright, profile: Path) -> Iterator[BrowserContext]:
    """Chromium with its storage in `profile`, closed again."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=which(CHROMIUM), args=list(ARGUMENTS), headless=True
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def release_of(page: Page) -> str:
    """Return the release that a page runs."""
    return str(page.evaluate("document.querySelector('script[data-release]').dataset.release"))


def started(context: BrowserContext, site: Site) -> str:
    """Open the sample, count to one, and return the release it runs."""
    page = context.pages[0]
    page.goto(site.url)
    enter(page)
    page.get_by_role("button", name="Count").click()
    page.get_by_text("1 counted").wait_for()
    return release_of(page)


def until_kept(page: Page, release: str, field: str) -> None:
    """Wait until the service worker has `release` down as current, next, previous or bad."""
    page.evaluate(
        """async ([release, field]) => {
            for (;;) {
                const kept = await (await caches.open("leadwell-state"))
                    .match(new URL("__state", location.href).href);
                const value = kept && (await kept.json())[field];
                if ([value].flat().includes(release)) return;
                await new Promise((done) => setTimeout(done, 100));
            }
        }""",
        [release, field],
    )


def test_a_small_app_starts_without_its_web_server_and_asks_nobody_else(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    asked: set[str] = set()
    with browser(playwright, tmp_path / "profile") as context:
        context.on("request", lambda request: asked.add(request.url))
        release = started(context, site)
        until_kept(context.pages[0], release, "current")
    site.stop()
    with browser(playwright, tmp_path / "profile") as context:
        context.on("request", lambda request: asked.add(request.url))
        assert started(context, site) == release
    parts = {urlsplit(url) for url in asked if not url.startswith(("blob:", "data:"))}
    assert {f"{part.scheme}://{part.netloc}/" for part in parts} == {site.url}


def test_a_new_release_waits_for_the_next_cold_start(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile") as context:
        old = started(context, site)
        until_kept(context.pages[0], old, "current")
        new = publish(site.folder)
        context.pages[0].reload()
        until_kept(context.pages[0], new, "next")
        assert release_of(context.pages[0]) == old
    site.stop()
    with browser(playwright, tmp_path / "profile") as context:
        assert started(context, site) == new


def test_a_tap_on_update_switches_at_once(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile") as context:
        page = context.pages[0]
        old = started(context, site)
        until_kept(page, old, "current")
        new = publish(site.folder)
        page.reload()
        until_kept(page, new, "next")
        with page.expect_navigation():
            page.evaluate("navigator.serviceWorker.controller.postMessage({kind: 'apply-update'})")
        enter(page)
        page.get_by_role("button", name="Count").wait_for()
        assert release_of(page) == new
        until_kept(page, old, "previous")


def test_impatience_is_not_taken_for_a_failure(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile") as context:
        page = context.pages[0]
        old = started(context, site)
        until_kept(page, old, "current")
        new = publish(site.folder)
        page.reload()
        until_kept(page, new, "next")
    with browser(playwright, tmp_path / "profile") as context:
        assert started(context, site) == new
        until_kept(context.pages[0], new, "healthy")
        for _ in range(4):
            context.pages[0].goto(site.url, wait_until="commit")
        assert started(context, site) == new


def test_a_damaged_release_is_never_used(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile") as context:
        old = started(context, site)
        until_kept(context.pages[0], old, "current")
        publish(site.folder)
        app = f"r/{parts(site.folder)['app']}"
        for copy in site.folder.glob(f"{app}*"):
            copy.write_bytes(b"something else")
        site.requests.clear()
        context.pages[0].reload()
        context.pages[0].get_by_role("button", name="Count").wait_for()
        while [path for path, _ in site.requests].count(f"/{app}") < 2:
            context.pages[0].wait_for_timeout(100)
        context.pages[0].wait_for_timeout(500)
    with browser(playwright, tmp_path / "profile") as context:
        assert started(context, site) == old


def test_after_two_starts_that_fail_the_previous_release_comes_back(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "profile") as context:
        old = started(context, site)
        until_kept(context.pages[0], old, "current")
        new = publish(site.folder, lambda app: app.write_bytes(b"no zip at all"))
        context.pages[0].reload()
        until_kept(context.pages[0], new, "next")
    for _ in range(2):
        with browser(playwright, tmp_path / "profile") as context:
            context.pages[0].goto(site.url)
            assert release_of(context.pages[0]) == new
            context.pages[0].get_by_role("button", name="Try again").wait_for()
    site.stop()
    with browser(playwright, tmp_path / "profile") as context:
        assert started(context, site) == old
        until_kept(context.pages[0], new, "bad")
