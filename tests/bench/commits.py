"""How long one saved record takes with 10, 1,000 and 10,000 records already there."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from tinydb import TinyDB

from app.store.file import FileBackend
from app.store.store import Store

COUNTS = (10, 1_000, 10_000)
RUNS = 100
FEWER = 15
"""Runs of the baseline, which is slow."""
TEXT = "x" * 400
"""Makes a record of about 500 bytes."""


async def _median(save: Callable[[int], Awaitable[object]], runs: int) -> float:
    times = []
    for number in range(runs):
        start = time.perf_counter()
        await save(number)
        times.append(time.perf_counter() - start)
    return median(times) * 1000


async def _ours(folder: Path) -> list[float]:
    store = await Store.open(FileBackend(folder))
    figures, made = [], 0
    for count in COUNTS:
        while made < count:
            more = range(made, min(made + 500, count))
            changes = [store.registers("visit.set", f"v{n}", {"place": TEXT}) for n in more]
            await store.commit(*changes)
            made += len(changes)

        async def save(number: int, count: int = count) -> object:
            return await store.set("visit.set", f"v{number % count}", {"place": f"{number}{TEXT}"})

        figures.append(await _median(save, RUNS))
    await store.close()
    start = time.perf_counter()
    store = await Store.open(FileBackend(folder))
    print(f"  open with {made:,} records: {(time.perf_counter() - start) * 1000:.0f} ms")
    await store.close()
    return figures


async def _tinydb(file: Path) -> list[float]:
    figures = []
    for count in COUNTS:
        file.unlink(missing_ok=True)
        database = TinyDB(file)
        database.insert_multiple({"id": n, "place": TEXT} for n in range(count))

        async def save(number: int, database: TinyDB = database) -> object:
            return database.update({"place": f"{number}{TEXT}"}, doc_ids=[1 + number % 10])

        figures.append(await _median(save, FEWER))
        database.close()
    return figures


async def commits(folder: Path) -> None:
    """Print commit latency beside TinyDB's own storage."""
    print("One record saved and flushed, median in ms")
    ours, tinydb = await _ours(folder / "store"), await _tinydb(folder / "tiny.json")
    for count, our, their in zip(COUNTS, ours, tinydb, strict=True):
        print(
            f"  {count:>6,} records: Leadwell {our:.2f}, TinyDB JSONStorage {their:.2f}"
            f" ({their / our:.0f} times as long)"
        )
    print(f"  10,000 against 10 records: {ours[-1] / ours[0]:.2f} (at most 2 is the aim)")
