"""Cold and warm start, and bytes on the wire, beside a stock Flet build of the same app."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

from build.browsers import CHROMIUM, which
from tests.bench.stock import make_stock
from tests.e2e.person import ARGUMENTS
from tests.e2e.site import Site

RUNS = 3
ANSWERS = """() => {
    const off = document.querySelector('flt-semantics-placeholder');
    if (off) off.click();
    return [...document.querySelectorAll('flt-semantics[role=button]')]
        .some(node => node.textContent.trim() === 'Start');
}"""
"""Whether the button for today's lesson is there; it turns the semantics on where they are not."""
COMPLETE = """async () => {
    for (;;) {
        for (const name of await caches.keys()) {
            if (name === 'leadwell-state') continue;
            const url = new URL('__complete', location.href).href;
            if (await (await caches.open(name)).match(url)) return;
        }
        await new Promise(done => setTimeout(done, 100));
    }
}"""
"""Comes back when the service worker has a whole release. (`wait_for_function` would take the
promise itself for a yes.)"""


def _start(playwright: Playwright, url: str, profile: Path, *, wait: bool) -> float:
    """Return the seconds from navigation to a screen that answers."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=which(CHROMIUM), args=list(ARGUMENTS), headless=True
    )
    page = context.pages[0]
    start = time.perf_counter()
    page.goto(url)
    page.wait_for_function(ANSWERS, timeout=120_000, polling=50)
    taken = time.perf_counter() - start
    if wait:
        page.evaluate(COMPLETE)
    context.close()
    return taken


def _measure(
    playwright: Playwright, web: Path, folder: Path, *, is_ours: bool
) -> tuple[float, float, int]:
    site = Site(web)
    site.start()
    cold, warm, sent = [], [], []
    for run in range(RUNS):
        profile = folder / f"profile-{is_ours}-{run}"
        site.requests.clear()
        cold.append(_start(playwright, site.url, profile, wait=is_ours))
        sent.append(sum(size for _, size in site.requests))
        warm.append(_start(playwright, site.url, profile, wait=False))
        shutil.rmtree(profile, ignore_errors=True)
    site.stop()
    return median(cold), median(warm), int(median(sent))


def starts(folder: Path) -> None:
    """Print starts and bytes."""
    web = Path(__file__).parent.parent.parent / "build" / "web"
    stock = folder / "stock"
    make_stock(web, stock)
    with sync_playwright() as playwright:
        ours = _measure(playwright, web, folder, is_ours=True)
        theirs = _measure(playwright, stock, folder, is_ours=False)
    print("From navigation to a screen that answers, median in s")
    for name, our, their in zip(("cold", "warm"), ours[:2], theirs[:2], strict=True):
        print(f"  {name}: Leadwell {our:.2f}, stock Flet {their:.2f} (ratio {our / their:.2f})")
    print("First visit, bytes on the wire")
    print(
        f"  Leadwell {ours[2] / 1e6:.1f} MB (ready to work offline),"
        f" stock Flet {theirs[2] / 1e6:.1f} MB (not offline)"
    )
