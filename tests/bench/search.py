"""What each key of a search costs at 5,000 items: in Pyodide under Node, and in the browser."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from build.lessons import OVERLAY
from build.node import run
from build.paths import ROOT
from tests.bench.library import ITEMS, WORDS, items, write_overlay
from tests.bench.table import Row
from tests.bench.watch import Tap, Watch
from tests.e2e.person import PHONE
from tests.e2e.site import Site

RUNS, SCANNED = 5, 2
"""Runs of each key, and how many of the searches the baseline is asked for: it is slow."""
TYPED = (
    "compassion",
    "compasionate",
    "phsycological saftey",
    "hudle",
    "what matters to you",
    "zebra",
)
"""What is typed, letter by letter."""


def _models() -> bytes:
    """Return the app's models, and what they stand on, as a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in (ROOT / "app" / "__init__.py", *sorted((ROOT / "app" / "models").glob("*.py"))):
            archive.write(file, file.relative_to(ROOT).as_posix())
    return buffer.getvalue()


def search(folder: Path) -> list[Row]:
    """Print and return what each key costs, beside a scan of all items with `difflib` in the same
    run."""
    every = items()
    plan = {"items": every, "typed": TYPED, "runs": RUNS, "fewer": SCANNED}
    files = {
        "__main__.py": (Path(__file__).parent / "keys.py").read_bytes(),
        "app.zip": _models(),
        "plan.json": json.dumps(plan).encode(),
    }
    figures = json.loads(run(files)["figures.json"])
    costs = {key: median(times) for key, times in figures["keys"].items()}
    slowest = max(costs, key=lambda key: costs[key])
    put = figures["put"]
    print(f"A search of {ITEMS:,} items, {WORDS:,} words, in Pyodide under Node, medians of {RUNS}")
    print(
        f"  building the index, in slices: {sum(put) / 1000:.1f} s, longest item {max(put):.0f} ms"
    )
    print(
        f"  a key: median {median(costs.values()):.1f} ms, slowest {costs[slowest]:.1f} ms"
        f" ({slowest!r}; less than 100 is the aim)"
    )
    for text in TYPED:
        line = f"  {text!r}: {costs[text]:.1f} ms, {figures['found'][text]:,} found"
        if text in figures["scans"]:
            scan = median(figures["scans"][text])
            line += (
                f"; a scan with difflib {scan:,.0f} ms ({scan / costs[text]:,.0f} times as long)"
            )
        print(line)
    return _in_browser(folder)


def _in_browser(folder: Path) -> list[Row]:
    """Return what a key costs in the packed app, with that library in it."""
    write_overlay(folder / "overlay")
    environment = {**os.environ, OVERLAY: str(folder / "overlay")}
    command = [sys.executable, "-m", "build.pack", "--out", str(folder / "web")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    site = Site(folder / "web")
    site.start()
    with sync_playwright() as playwright:
        watch = Watch(playwright, folder / "profile", PHONE)
        page = watch.page
        page.goto(f"{site.url}#/learn/search")
        field = page.get_by_role("textbox").first
        field.wait_for(state="attached")
        field.click(delay=90)
        # Everything is read once, in slices, when the search is opened.
        page.keyboard.press("c")
        found = re.compile("^Found: ")
        page.get_by_text(found).or_(page.get_by_label(found)).first.wait_for(state="attached")
        page.keyboard.press("Backspace")
        watch.read()
        taps = {text: keys(watch, text) for text in TYPED}
        watch.context.close()
    site.stop()
    return told("a search of 5,000 items", taps)


def told(what: str, taps: dict[str, list[Tap]]) -> list[Row]:
    """Print and return what each letter cost of what was typed into the field of `what`."""
    every = [tap for typed in taps.values() for tap in typed]
    turns = [turn for each in every for turn in each.ours]
    frames = [each.frame for each in every]
    print(f"  in the browser, {len(every)} keys: ours {median(turns):.0f} ms,")
    print(f"  at most {max(turns):.0f}; each of them:")
    for text, typed in taps.items():
        print(f"    {text!r}: {' '.join(f'{max(key.ours, default=0.0):.0f}' for key in typed)}")
    print(f"  from the key to the frame {median(frames):.0f} ms, at most {max(frames):.0f}")
    return [
        Row(f"a key of {what}, ours, median, ms", median(turns)),
        Row("  slowest, ms", max(turns), aim="100"),
        Row("  from the key to the frame, slowest, ms", max(frames)),
    ]


def keys(watch: Watch, text: str) -> list[Tap]:
    """Return what each letter of `text` cost in the field that has the focus, and take it away
    again."""
    found = []
    for letter in text:
        watch.page.keyboard.press("Space" if letter == " " else letter)
        found.append(watch.read())
    watch.page.keyboard.press("Control+a")
    watch.page.keyboard.press("Delete")
    watch.read()
    return found
