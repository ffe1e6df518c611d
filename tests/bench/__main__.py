"""Print every figure. `python -m tests.bench starts` prints one part."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from build.budget import PHASES, RENDERER, TARGETS
from build.paths import WEB
from build.report import TITLES, report, sums, weights
from tests.bench.caches import caches
from tests.bench.commits import commits
from tests.bench.device import device
from tests.bench.entries import entries
from tests.bench.opens import opens
from tests.bench.reports import reports
from tests.bench.search import search
from tests.bench.starts import starts
from tests.bench.stock import stock_bytes
from tests.bench.sync import sync
from tests.bench.table import Row, table
from tests.bench.taps import taps
from tests.bench.ward import ward


def _bytes(folder: Path) -> list[Row]:
    print(report(WEB))
    as_served, packed = stock_bytes(folder / "weighed")
    print(f"stock Flet, a first visit\n  as served {as_served:,}, with Brotli {packed:,};")
    print("  it is not ready offline then")
    ours = sums(weights(WEB), RENDERER)
    return [
        Row(
            f"bytes of a first visit, {TITLES[phase]}",
            ours[phase],
            packed if phase == "tap" else None,
            aim=f"{TARGETS[phase]:,}",
        )
        for phase in PHASES
    ]


PARTS: dict[str, Callable[[Path], list[Row] | None]] = {
    "bytes": _bytes,
    "starts": starts,
    "taps": taps,
    "opens": lambda folder: asyncio.run(opens(folder)),
    "commits": lambda folder: asyncio.run(commits(folder)),
    "caches": caches,
    "search": search,
    "entries": entries,
    "ward": ward,
    "device": device,
    "reports": reports,
    "sync": sync,
}


def main() -> None:
    """Measure and print what is asked for, or all of it."""
    wanted = sys.argv[1:] or list(PARTS)
    rows: list[Row] = []
    for name in wanted:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n== {name}")
            rows += PARTS[name](Path(folder)) or []
    if rows:
        print(f"\n== all of it\n{table(rows)}")


if __name__ == "__main__":
    main()
