"""Starts beside a stock Flet build of the same app and Flutter alone, in one run."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Literal

from playwright.sync_api import Page, Playwright, sync_playwright

from tests.bench.alone import RECORD, make_alone, recorded
from tests.bench.start import Start, browser, start
from tests.bench.stock import make_stock
from tests.bench.table import Row
from tests.e2e.person import wait_until_offline_ready
from tests.e2e.site import Site

RUNS = int(os.environ.get("RUNS", "5"))
WEB = Path(__file__).parent.parent.parent / "build" / "web"
SNAPSHOT = """async () => {
    for (;;) {
        try {
            const folder = await (await navigator.storage.getDirectory())
                .getDirectoryHandle("leadwell-start");
            for await (const handle of folder.values()) {
                const file = await handle.getFile();
                if ((await file.slice(-22).text()) === "leadwell snapshot ends") return;
            }
        } catch { /* Not there yet, or being written. */ }
        await new Promise((done) => setTimeout(done, 200));
    }
}"""
"""Comes back when the device has made its snapshot."""
SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
"""Slow 4G as Lighthouse simulates it: 1.6 Mbit/s down, 150 ms."""
LARGEST = """() => new Promise((done) => new PerformanceObserver((list) =>
    done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true }))"""
Kind = Literal["cold", "first", "warm"]
Times = dict[str, list[Start]]


def _slow_paint(playwright: Playwright, site: Site, profile: Path) -> tuple[float, float]:
    """Return the first and the largest paint of a first visit over slow 4G."""
    context = browser(playwright, profile)
    page = context.pages[0]
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(site.url, wait_until="commit")
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length", timeout=60_000
    )
    page.wait_for_timeout(3000)
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    largest = page.evaluate(LARGEST)
    context.close()
    return float(first), float(largest)


class Race:
    """Starts of several builds of the app, turn by turn, so that a busy minute is shared."""

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        """Keep browsers' profiles in `folder`."""
        self._playwright = playwright
        self._folder = folder
        self.times: Times = defaultdict(list)

    def _go(self, name: str, site: Site, profile: Path, *scripts: str, then: object = None) -> None:
        took = start(self._playwright, site.url, profile, scripts=scripts, then=then)  # type: ignore[arg-type]
        self.times[name].append(took)

    def ours(self, name: str, site: Site, run: int, *, makes_snapshot: bool) -> None:
        """A first visit; a start with everything here; and, where one is made, with a snapshot.

        The last two go with the server stopped.
        """
        profile = self._folder / f"{name}-{run}"
        site.start()
        self._go(f"{name}, first visit", site, profile, then=wait_until_offline_ready)
        site.stop()

        def settle(page: Page) -> None:
            if makes_snapshot:
                page.evaluate(SNAPSHOT)

        self._go(f"{name}, first start, all here", site, profile, then=settle)
        # One start more, as on a phone that has had the app for a day.
        start(self._playwright, site.url, profile, then=lambda page: page.wait_for_timeout(3000))
        self._go(f"{name}, every later start", site, profile)
        shutil.rmtree(profile, ignore_errors=True)

    def theirs(self, name: str, site: Site, run: int) -> None:
        """A first visit, and a later one with a warm HTTP cache; the server must stay."""
        profile = self._folder / f"{name}-{run}"
        self._go(
            f"{name}, first visit", site, profile, then=lambda page: page.wait_for_timeout(3000)
        )
        start(self._playwright, site.url, profile, then=lambda page: page.wait_for_timeout(3000))
        self._go(f"{name}, every later start", site, profile)
        shutil.rmtree(profile, ignore_errors=True)


def _frames(playwright: Playwright, folder: Path) -> list[list[int]]:
    site, found = Site(WEB), []
    site.start()
    start(
        playwright,
        site.url,
        folder / "recording",
        scripts=(RECORD,),
        then=lambda page: found.extend(recorded(page)),
    )
    site.stop()
    return found


def starts(folder: Path) -> list[Row]:
    """Print and return starts of ours, stock Flet, Flutter alone, and `BEFORE`, another build."""
    make_stock(folder / "stock")
    with sync_playwright() as playwright:
        make_alone(folder / "alone", _frames(playwright, folder))
        race = Race(playwright, folder)
        before = os.environ.get("BEFORE")
        stock, alone = Site(folder / "stock", keeps=True), Site(folder / "alone", keeps=True)
        stock.start()
        alone.start()
        for run in range(RUNS):
            race.ours("Leadwell", Site(WEB), run, makes_snapshot=True)
            if before:
                race.ours("Before", Site(Path(before)), run, makes_snapshot=False)
            race.theirs("Stock Flet", stock, run)
            race.theirs("Flutter alone", alone, run)
        stock.stop()
        alone.stop()
        site = Site(WEB)
        site.start()
        slow = [_slow_paint(playwright, site, folder / f"slow-{run}") for run in range(RUNS)]
        site.stop()
    answers = {name: median(took.answers for took in each) for name, each in race.times.items()}
    first = median(each[0] for each in slow)
    _print(race.times, answers, slow)
    later = ("Stock Flet, every later start", "Flutter alone, every later start")
    beside = {
        "first visit": ("Stock Flet, first visit", "Flutter alone, first visit", ""),
        "first start, all here": (*later, "0.6 of stock"),
        "every later start": (*later, "0.25 of stock, 1.8 of Flutter"),
    }
    rows = []
    for name, ours in answers.items():
        whose, _, kind = name.partition(", ")
        if whose in ("Leadwell", "Before"):
            their, flutter, aim = beside[kind]
            of = "" if whose == "Leadwell" else "before: "
            what = f"{of}{kind}, until a tap is answered, ms"
            rows.append(Row(what, ours, answers[their], answers[flutter], aim))
    return [*rows, Row("slow 4G, until there is something to read, ms", first, aim="2,500")]


def _print(times: Times, answers: dict[str, float], slow: list[tuple[float, float]]) -> None:
    stock, alone = (
        answers["Stock Flet, every later start"],
        answers["Flutter alone, every later start"],
    )
    print(f"From navigation to a screen that answers a tap, median of {RUNS}, ms")
    print(f"  {'':40} {'painted':>8} {'answers':>8} {'of stock':>9} {'of Flutter':>10}")
    for name, each in times.items():
        paint = median(took.paint for took in each)
        against = answers["Stock Flet, first visit"] if "first visit" in name else stock
        print(
            f"  {name:40} {paint:8.0f} {answers[name]:8.0f} {answers[name] / against:9.2f}"
            f" {answers[name] / alone:10.2f}"
        )
    print("  Aims: every later start at most 0.25 of stock's and 1.8 of Flutter's,")
    print("        the first with all here at most 0.6 of stock's.")
    first, largest = (median(each) for each in zip(*slow, strict=True))
    print(f"A first visit over slow 4G (1.6 Mbit/s, 150 ms): readable after {first:.0f} ms,")
    print(f"  the largest thing painted after {largest:.0f} ms (aim: 2,500)")
