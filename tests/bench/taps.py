"""From a tap to the changed frame, with years of records there and with none."""

from __future__ import annotations

import asyncio
import re
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Locator, Page, sync_playwright

from tests.bench.plenty import FIRST_WARD, LAST_WORDS, plenty
from tests.bench.starts import SNAPSHOT
from tests.bench.table import Row
from tests.bench.watch import Tap, Watch
from tests.e2e.person import PHONE, enter
from tests.e2e.site import Site

ROUNDS = 6
WEB = Path(__file__).parent.parent.parent / "build" / "web"
Taps = dict[str, list[Tap]]


class Finger:
    """Does each tap and notes what it cost."""

    def __init__(self, watch: Watch) -> None:
        """Tap in the page that is watched."""
        self.watch, self.page = watch, watch.page
        self.costs: Taps = defaultdict(list)

    def find(self, name: str, role: str = "button") -> Locator:
        """Return what has that role, and a name that begins so."""
        pattern = re.compile("^" + re.escape(name))
        return self.page.get_by_role(role, name=pattern).first  # type: ignore[arg-type]

    def do(self, what: str, act: Callable[[], object]) -> None:
        """Do it and note the cost under `what`."""
        self.watch.read()
        act()
        self.costs[what].append(self.watch.read())

    def tap(self, what: str, name: str, role: str = "button") -> None:
        """Tap something and note the cost."""
        control = self.find(name, role)
        control.wait_for(state="attached")
        self.do(what, lambda: control.click(delay=40))

    def go(self, path: str) -> None:
        """Follow an address; not counted."""
        self.page.evaluate("path => { location.hash = path }", path)
        self.watch.read()


def _scroll(page: Page) -> None:
    page.mouse.move(195, 400)
    for _ in range(6):
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(60)


def _places(taps: Finger) -> None:
    for place in ("Today", "Learn", "Reflect", "Visit"):
        taps.tap(f"the {place} tab", place, "tab")


def _visits(taps: Finger, place: str) -> None:
    taps.do("scroll the visits", lambda: _scroll(taps.page))
    taps.go("/")
    taps.go("/visit")
    taps.tap("open a visit", place)
    if taps.find("Carry on").count() == 0:
        return
    taps.tap("go on with it", "Carry on")
    first = "I looked at what was promised last time before I came"
    taps.tap("answer an item (tick a chip)", f"{first}: Yes", "checkbox")
    taps.tap("take the answer back", f"{first}: Yes", "checkbox")
    taps.tap("the next section", "Next: ")
    taps.go("/visit")


def _journal(taps: Finger, words: str) -> None:
    taps.go("/reflect")
    taps.do("scroll the entries", lambda: _scroll(taps.page))
    taps.go("/")
    taps.go("/reflect")
    taps.tap("open an entry", words)
    taps.tap("change it", "Change it")
    field = taps.page.get_by_role("textbox").first
    field.click(delay=90)
    taps.page.wait_for_timeout(400)
    for letter in "abc":
        taps.do("type a letter", lambda letter=letter: taps.page.keyboard.press(letter))  # type: ignore[misc]
    taps.go("/reflect")


def _learning(taps: Finger) -> None:
    taps.go("/learn")
    taps.tap("open a module", "Six values, one shift")
    names = re.compile("^(Start|Carry on|Go through it again)$")
    start = taps.page.get_by_role("button", name=names).first
    taps.do("start it", lambda: start.click(delay=40))
    for _ in range(2):
        taps.tap("the next card", "Next")
    answer = taps.find("Improving lives", "checkbox")
    answer.wait_for(state="attached")
    taps.do("answer a question", lambda: answer.click(delay=40))
    for _ in range(2):
        taps.tap("the card before", "Back")
    taps.tap("leave it", "Close the module")


def _prepare(page: Page) -> None:
    """Begin one visit and write one entry, so that the same taps can be done with none."""
    page.evaluate("() => { location.hash = '/visit/new/ward-walkround' }")
    field = page.get_by_role("textbox").first
    field.click(delay=90)
    page.wait_for_timeout(500)
    page.keyboard.type(FIRST_WARD, delay=30)
    page.get_by_role("button", name="Begin the visit").click(delay=90)
    page.wait_for_timeout(1000)
    page.evaluate("() => { location.hash = '/reflect/new/R1' }")
    page.wait_for_timeout(1000)
    page.get_by_role("textbox").first.click(delay=90)
    page.wait_for_timeout(500)
    page.keyboard.type(LAST_WORDS, delay=30)
    for name in ("Next question",) * 3 + ("Keep this entry", "Not now"):
        page.get_by_role("button", name=name).click(delay=90)
        page.wait_for_timeout(500)


def bring_file_in(page: Page, data: bytes) -> float:
    """Bring a file in under Me; return the seconds until the app says that it is there."""
    page.evaluate("() => { location.hash = '/me' }")
    page.wait_for_timeout(2000)
    button = page.get_by_role("button", name="Bring a file in")
    with page.expect_file_chooser() as chooser:
        button.click(delay=90)
    start = time.perf_counter()
    chooser.value.set_files(
        {"name": "plenty.leadwell", "mimeType": "application/octet-stream", "buffer": data}
    )
    page.get_by_text(re.compile("were here already")).or_(
        page.get_by_label(re.compile("were here already"))
    ).first.wait_for(state="attached")
    return time.perf_counter() - start


def _measure(watch: Watch, url: str, data: bytes | None, rounds: int) -> Taps:
    page = watch.page
    page.goto(url)
    enter(page)
    page.locator("flt-semantics").first.wait_for(state="attached")
    if data is None:
        _prepare(page)
    else:
        watch.read()
        seconds = bring_file_in(page, data)
        print(f"  bringing it in: {seconds:.1f} s, longest task {watch.read().longest:.0f} ms")
        # Every later start is from a snapshot.
        page.evaluate(SNAPSHOT)
        page.reload()
        watch.forget_threads()
        start = time.perf_counter()
        enter(page)
        print(f"  start with it: {time.perf_counter() - start:.1f} s")
        wait_until_idle(watch)
        print(f"  all entries opened after {time.perf_counter() - start:.1f} s")
    taps = Finger(watch)
    for _ in range(rounds):
        _places(taps)
        _visits(taps, FIRST_WARD)
        _journal(taps, LAST_WORDS)
        _learning(taps)
    watch.context.close()
    return taps.costs


def wait_until_idle(watch: Watch) -> None:
    """Return when nothing is done any more but what is asked for, for three seconds."""
    quiet = 0
    for _ in range(120):
        watch.page.wait_for_timeout(500)
        quiet = quiet + 1 if watch.page.evaluate(READ_LONGEST) < 8 else 0
        if quiet == 6:
            return


READ_LONGEST = "async () => (await tellLog()).longest"


def _high(values: list[float]) -> float:
    """Return the 95th percentile: the least value that 95 % do not exceed."""
    return sorted(values)[max(0, -(-95 * len(values) // 100) - 1)]


def _row(name: str, full: list[Tap], none: list[Tap]) -> str:
    def figures(costs: list[Tap]) -> str:
        ours = [turn for cost in costs for turn in cost.ours] or [0.0]
        frame = median(cost.frame for cost in costs)
        return (
            f"{median(ours):6.1f} {_high(ours):6.1f} {max(ours):6.1f} "
            f"{median(cost.cpu for cost in costs):6.1f} {frame:6.0f} "
            f"{max(cost.longest for cost in costs):6.0f} "
            f"{median(cost.sent for cost in costs) / 1000:6.1f}"
        )

    return f"  {name:<30} {figures(full)}  |{figures(none) if none else ''}"


def taps(
    folder: Path, rounds: int = ROUNDS, data: bytes | None = None, web: Path = WEB
) -> list[Row]:
    """Print and return what taps cost with 1,000 visits, 5,000 entries and 10,000 learning events
    on a phone, beside the same taps with one visit and one entry, in the same run."""
    data = data or asyncio.run(plenty())
    site = Site(web)
    site.start()
    print(
        "A tap, in ms: ours (event to patch) median, p95, max; processor time; frame; longest task;"
        " kB sent"
    )
    with sync_playwright() as playwright:
        full = _measure(Watch(playwright, folder / "full", PHONE), site.url, data, rounds)
        none = _measure(Watch(playwright, folder / "none", PHONE), site.url, None, rounds)
    site.stop()
    print(f"  {'':<30} {'with years of records':<42} | with almost none")
    for name, costs in full.items():
        print(_row(name, costs, none.get(name, [])))
    everything = [tap for costs in full.values() for tap in costs]
    print(_row("all taps", everything, [tap for costs in none.values() for tap in costs]))
    turns = [turn for tap in everything for turn in tap.ours]
    return [
        Row("a tap with years of records, ours, median, ms", median(turns)),
        Row("  95th percentile, ms", _high(turns), aim="16"),
        Row(
            "  longest task on Python's thread, ms",
            max(tap.longest for tap in everything),
            aim="100",
        ),
    ]
