"""A device in Chromium that sends ten thousand records and fetches ten thousand, beside PouchDB.

Ours is acknowledged once the endpoint has it on its disk, and kept once the browser has flushed it;
PouchDB and its server do neither.
"""

from __future__ import annotations

import asyncio
import base64
import sqlite3
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

import httpx
from playwright.sync_api import BrowserContext, Page, Playwright, Request, sync_playwright

from app.endpoint.database import Database
from app.endpoint.enrolment import create_organisation, invite
from app.models.clock import wall
from app.models.person import FIRST
from app.store.backend import NAMES
from app.store.file import FileBackend
from app.store.store import Store
from app.sync.client import SyncClient
from app.sync.protocol import OPS_LIMIT
from build.browsers import CHROMIUM, which
from build.paths import WEB
from tests.bench import pouchdb
from tests.bench.table import Row
from tests.e2e.person import ARGUMENTS
from tests.servers import Server

T = TypeVar("T")
RECORDS = 10_000
SIZE = 300
"""Letters in each record."""
RUNS = 3
PUT = """async ([profile, files]) => {
    let folder = await navigator.storage.getDirectory();
    for (const name of ["leadwell", profile]) {
        folder = await folder.getDirectoryHandle(name, { create: true });
    }
    for (const [name, content] of Object.entries(files)) {
        const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await file.write(Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)));
        await file.close();
    }
}"""
SYNC = "/v1/sync"


async def _full(folder: Path, url: str, code: str) -> str:
    """Make a device with everything still to send, and return a code for another one."""
    store = await Store.open(FileBackend(folder))
    words = "x" * SIZE
    for start in range(0, RECORDS, 100):
        await store.commit(
            *(
                store.registers("visit.set", f"v{n:06}", {"answer": f"{n} {words}"})
                for n in range(start, start + 100)
            )
        )
    async with httpx.AsyncClient() as http:
        client = SyncClient(store, http)
        await client.enrol(url, code)
        link = await client.link("")
        client.close()
    await store.close()
    return link


async def _empty(folder: Path, url: str, link: str) -> None:
    store = await Store.open(FileBackend(folder))
    async with httpx.AsyncClient() as http:
        client = SyncClient(store, http)
        await client.join(url, link)
        client.close()
    await store.close()


def _done(work: Coroutine[Any, Any, T]) -> T:
    """Return what `work` comes to; in a thread of its own, since Playwright's has a loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _open(playwright: Playwright, profile: Path, url: str, files: Path) -> BrowserContext:
    """Return a browser with a device's files in it, which has not begun to send."""
    context = playwright.chromium.launch_persistent_context(
        str(profile), executable_path=which(CHROMIUM), args=ARGUMENTS
    )
    page = context.pages[0]
    page.goto(f"{url}/read/")
    kept = {name: base64.b64encode((files / name).read_bytes()).decode() for name in NAMES}
    page.evaluate(PUT, [FIRST, kept])
    return context


def _taken(database: Path) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        count = int(connection.execute("SELECT coalesce(max(seq), 0) FROM account").fetchone()[0])
    connection.close()
    return count


def _push(page: Page, url: str, database: Path) -> float:
    """Open the app and return how many records a second the endpoint takes of it."""
    page.goto(url)
    first, begun = 0, 0.0
    while (taken := _taken(database)) < RECORDS:
        if not first and taken:
            first, begun = taken, time.perf_counter()
        time.sleep(0.01)
    return (RECORDS - first) / (time.perf_counter() - begun)


def _pull(page: Page, url: str) -> float:
    """Open the app and return how many records a second it has fetched and kept.

    It asks for the next message once it has kept the one before, so the time from its first request
    to its last is that of all messages but one.
    """
    asked: list[float] = []
    answered: list[str] = []

    def ask(request: Request) -> None:
        if request.url.endswith(SYNC):
            asked.append(time.perf_counter())

    page.context.on("request", ask)
    page.context.on("requestfinished", lambda request: answered.append(request.url))
    page.goto(url)
    messages = -(-RECORDS // OPS_LIMIT)
    while sum(each.endswith(SYNC) for each in answered) < messages:
        page.wait_for_timeout(50)
    return OPS_LIMIT * (messages - 1) / (asked[messages - 1] - asked[0])


def _ours(playwright: Playwright, folder: Path) -> tuple[float, float]:
    data = folder / "endpoint"
    data.mkdir(parents=True)
    database = Database(f"sqlite:///{data / 'endpoint.sqlite'}")
    with database.owner() as connection:
        code = invite(connection, create_organisation(connection, "Bench", wall()), 1, 1, wall())
    database.close()
    with Server(data, WEB) as server:
        link = _done(_full(folder / "full", server.url, code))
        context = _open(playwright, folder / "one", server.url, folder / "full")
        up = _push(context.pages[0], server.url, data / "endpoint.sqlite")
        context.close()
        _done(_empty(folder / "empty", server.url, link))
        context = _open(playwright, folder / "two", server.url, folder / "empty")
        down = _pull(context.pages[0], server.url)
        context.close()
    return up, down


def _theirs(playwright: Playwright, folder: Path) -> tuple[float, float]:
    browser = playwright.chromium.launch(executable_path=which(CHROMIUM), args=ARGUMENTS)
    with pouchdb.serving(folder) as url:
        found = pouchdb.rates(browser.new_page(), url, RECORDS, SIZE)
    browser.close()
    return found


def device(folder: Path, runs: int = RUNS) -> list[Row]:
    """Print and return the rates of a device in Chromium, beside PouchDB's, in the same run."""
    ours, theirs = [], []
    with sync_playwright() as playwright:
        for run in range(runs):
            theirs.append(_theirs(playwright, folder / f"theirs{run}"))
            ours.append(_ours(playwright, folder / f"ours{run}"))
            print(f"  records a second, up and down: ours {ours[-1]}, PouchDB {theirs[-1]}")
    rows = []
    for number, what in enumerate(("sent", "fetched")):
        own, other = (median(each[number] for each in all) for all in (ours, theirs))
        rows.append(Row(f"records a second {what} in Chromium", own, other, aim="2 x PouchDB"))
    return rows
