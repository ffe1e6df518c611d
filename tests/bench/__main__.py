"""Print every figure. `python -m tests.bench starts` prints one part."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from build.paths import WEB
from build.report import report
from tests.bench.caches import caches
from tests.bench.commits import commits
from tests.bench.opens import opens
from tests.bench.search import search
from tests.bench.starts import starts
from tests.bench.stock import stock_bytes
from tests.bench.taps import taps


def _bytes(folder: Path) -> None:
    print(report(WEB))
    print(stock_bytes(folder / "weighed"))


PARTS: dict[str, Callable[[Path], object]] = {
    "bytes": _bytes,
    "starts": starts,
    "taps": taps,
    "opens": lambda folder: asyncio.run(opens(folder)),
    "commits": lambda folder: asyncio.run(commits(folder)),
    "caches": caches,
    "search": search,
}


def main() -> None:
    """Measure and print what is asked for, or all of it."""
    wanted = sys.argv[1:] or list(PARTS)
    for name in wanted:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n== {name}")
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main()
