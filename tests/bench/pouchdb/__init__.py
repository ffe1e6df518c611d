"""What PouchDB 9 takes for the same records: from Chromium to a server of its own over LevelDB.

Both are npm's; they are fetched into `build/.cache` when this is run, and need the network then.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from build.paths import CACHE
from tests.bench.npm import NODE, installed

POUCHDB = ("pouchdb@9.0.0", "express@4.21.2", "express-pouchdb@4.2.0")
SAVE = """async ([count, size]) => {
    const here = new PouchDB("here");
    const words = "x".repeat(size);
    for (let at = 0; at < count; at += 500) {
        const records = Array.from({ length: 500 }, (_, n) => ({
            _id: `v${String(at + n).padStart(6, "0")}`, answer: `${at + n} ${words}`,
        }));
        await here.bulkDocs(records);
    }
}"""
PUSH = """async () => {
    const from = performance.now();
    const { docs_written } = await new PouchDB("here").replicate.to(`${location.origin}/db/there`);
    return [docs_written, performance.now() - from];
}"""
PULL = """async () => {
    const other = new PouchDB("other");
    const from = performance.now();
    const { docs_written } = await other.replicate.from(`${location.origin}/db/there`);
    return [docs_written, performance.now() - from];
}"""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run a PouchDB server over LevelDB in `folder`, and give its address."""
    modules = installed(CACHE / "pouchdb-9.0.0", *POUCHDB)
    script = Path(__file__).parent / "server.cjs"
    folder.mkdir(parents=True, exist_ok=True)
    command = [str(NODE), str(script), str(modules), str(folder)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def rates(page: Page, url: str, count: int, size: int) -> tuple[float, float]:
    """Return the records a second, up and down, of `count` records with `size` letters in each."""
    page.goto(f"{url}/page")
    page.evaluate(SAVE, [count, size])
    found = []
    for script in (PUSH, PULL):
        written, took = page.evaluate(script)
        assert written == count, written
        found.append(count / took * 1000)
    return found[0], found[1]
