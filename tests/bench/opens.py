"""How long the store takes to open in a browser with years of records, and which part of it."""

from __future__ import annotations

import base64
from pathlib import Path

from app.store.archive import import_archive
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.bench.plenty import plenty
from tests.e2e.pyodide_page import chromium, open_python, serve

OPEN = """
import base64, time
from app.store.memory import MemoryBackend
from app.store.log import Log
from app.store.store import Store
files = {name: base64.b64decode(data) for name, data in given.items()}
figures = []
for _ in range(5):
    backend = MemoryBackend(files)
    start = time.perf_counter()
    await Log.open(backend)
    read = time.perf_counter()
    store = await Store.open(backend)
    whole = time.perf_counter()
    figures.append([(read - start) * 1000, (whole - read) * 1000, len(store.ops)])
sorted(figures)[2]
"""


async def opens(folder: Path, data: bytes | None = None) -> None:
    """Print medians of five for a log that has just grown, and for one that was compacted."""
    backend = MemoryBackend()
    store = await Store.open(backend)
    await import_archive(store, data or await plenty())
    grown = {name: bytes(file) for name, file in backend.files.items()}
    await store.compact_if_due()
    compact = {name: bytes(file) for name, file in backend.files.items()}
    print("Opening the store in the browser, median in ms")
    with serve() as address:
        async with chromium(folder / "opens") as context:
            python = await open_python(context, address)
            for name, files in (("as it grew", grown), ("compacted", compact)):
                given = {each: base64.b64encode(data).decode() for each, data in files.items()}
                read, whole, ops = await python.run(OPEN, given)
                size = sum(map(len, files.values())) / 1e6
                print(
                    f"  {name}: {whole:.0f} for {ops:,} changes in {size:.1f} MB;"
                    f" of that reading and checking {read:.0f}"
                )
