"""Print every figure."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from tests.bench.commits import commits
from tests.bench.starts import starts


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(commits(Path(folder)))
        starts(Path(folder))


if __name__ == "__main__":
    main()
