"""On the ward: the list with 500 visits and 5,000 promises, an answer, and 25 items at a person's
pace."""

from __future__ import annotations

import asyncio
import time
from itertools import islice
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from app.content.load import read_pack
from app.models.edition import edition, kept
from app.models.visit import items
from app.store.archive import export_archive
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.bench.plenty import FIRST_WARD, HOUR, START, TOGETHER
from tests.bench.table import Row
from tests.bench.taps import WEB, Finger, _high, bring_file_in
from tests.bench.watch import Watch
from tests.e2e.person import TABLET, Person, enter
from tests.e2e.site import Site
from tests.e2e.walkround import bring_in, fill_in, long_visit

VISITS = 500
PROMISES = 10
"""A visit."""
LISTS = 12
ANSWERS = 40


async def many() -> bytes:
    """Return, as the file that its owner would save, 500 visits with ten promises each; the last
    is open."""
    store, pack = await Store.open(MemoryBackend()), read_pack()
    changes = [
        store.registers("template.set", edition(each), {"template": kept(each)})
        for each in pack.visits
    ]
    for number in range(VISITS):
        is_last = number == VISITS - 1
        walk = next(each for each in pack.visits if each.id == "ward-walkround")
        template = walk if is_last else pack.visits[number % len(pack.visits)]
        id, at = f"v{number}", START + number * 17 * HOUR
        fields: dict[str, object] = {
            "template": template.id,
            "edition": edition(template),
            "place": FIRST_WARD if is_last else f"Place {number}",
            "started": at,
        }
        if not is_last:
            fields["finished"] = at + HOUR
            fields |= {f"answer.{item.id}": "yes" for item in items(template) if item.kind == "ypn"}
        changes.append(store.registers("visit.set", id, fields))
        for count in range(PROMISES):
            promise: dict[str, object] = {
                "visit": id,
                "item": "small-fix",
                "place": f"Place {number}",
                "words": f"Look at the rota, {number} and {count}",
                "owner": "Sam",
                "due": "2026-01-15",
                "made": at,
                "state": "open" if count == 0 else "done",
            }
            changes.append(store.registers("promise.set", f"p{number}-{count}", promise))
    waiting = iter(changes)
    while batch := list(islice(waiting, TOGETHER)):
        await store.commit(*batch)
    return export_archive(store)


def _measure(watch: Watch, url: str, data: bytes) -> Finger:
    page = watch.page
    page.goto(url)
    enter(page)
    page.locator("flt-semantics").first.wait_for(state="attached")
    watch.read()
    print(f"  bringing it in: {bring_file_in(page, data):.1f} s")
    page.reload()
    watch.forget_threads()
    enter(page)
    page.wait_for_timeout(4000)
    taps = Finger(watch)
    for _ in range(LISTS):
        taps.go("/me")
        taps.go("/")
        taps.do("list", lambda: taps.page.evaluate("() => { location.hash = '/visit' }"))
    taps.go(f"/visit/is/v{VISITS - 1}/ward/listening")
    names = [
        f"I spoke with at least three roles, one of them not clinical: {word}"
        for word in ("Yes", "Partly", "No", "Not seen")
    ]
    for number in range(ANSWERS):
        taps.tap("answer", names[number % len(names)], "checkbox")
    watch.context.close()
    return taps


def ward(folder: Path, web: Path = WEB) -> list[Row]:
    """Print and return what a visit costs on a tablet with years of visits on it."""
    data, visit = asyncio.run(many()), asyncio.run(long_visit(int(time.time() * 1000)))
    site = Site(web)
    site.start()
    with sync_playwright() as playwright:
        taps = _measure(Watch(playwright, folder / "many", TABLET), site.url, data)
        person = Person(playwright, site.url, folder / "pace", TABLET)
        person.open("/me")
        bring_in(person, visit)
        seconds = fill_in(person)
        person.close()
    site.stop()
    lists = [sum(tap.ours) for tap in taps.costs["list"]]
    answers = [turn for tap in taps.costs["answer"] for turn in tap.ours]
    commits = [turn for tap in taps.costs["answer"] for turn in tap.kept]
    return [
        Row("500 visits, 5,000 promises: the list drawn, median, ms", median(lists), aim="300"),
        Row("  slowest of them, ms", max(lists)),
        Row("  from the tap on an answer until it is kept, median, ms", median(commits)),
        Row("  95th percentile, ms", _high(commits), aim="20"),
        Row("  until it is drawn too, median, ms", median(answers)),
        Row("  95th percentile, ms", _high(answers)),
        Row("25 items at a person's pace, s", seconds, aim="300"),
    ]
