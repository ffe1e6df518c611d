"""A device with Leadwell on it, through years of updates: what its page shows, what it keeps."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from build.browsers import CHROMIUM, which
from tests.e2e.person import ARGUMENTS

HEAR = """
globalThis.heard = [];
navigator.serviceWorker?.addEventListener("message", ({ data }) => heard.push(data));
"""
STATE = """() => {
    const find = (id) => document.getElementById(id);
    const shown = (id) => find(id)?.checkVisibility({ visibilityProperty: true }) ?? false;
    if (document.title === "Sign in") return { kind: "portal" };
    if (!find("opening")) {
        const isOurs = document.querySelector("h1")?.textContent === "Leadwell";
        return { kind: isOurs ? "nothing" : "blank" };
    }
    const release = document.querySelector("script[data-release]").dataset.release;
    const heard = (globalThis.heard ?? []).filter(({ kind }) => kind !== "progress").at(-1)?.kind;
    const lesson = shown("opening") && document.querySelector("h1").checkVisibility();
    // Where not even the page's first script comes, a line of its own shows after a while.
    const isStuck = shown("opening-stuck");
    const words = find(isStuck ? "opening-stuck" : "opening-words")?.textContent;
    const told = { release, heard, lesson, words, pieces: globalThis.pieces };
    if (globalThis.pieces && (find("opening").hidden || shown("opening-go"))) {
        return { kind: "app", ...told };
    }
    return { kind: shown("opening-again") || isStuck ? "words" : "starting", ...told };
}"""
KEPT = """async () => {
    const cache = await caches.open("leadwell-files");
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}"""
WRITE = """async () => {
    localStorage.setItem("mine", "a promise");
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("mine", { create: true })).createWritable();
    await file.write("a visit");
    await file.close();
    await new Promise((done, failed) => {
        const opening = indexedDB.open("mine", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("mine");
        opening.onerror = failed;
        opening.onsuccess = () => {
            const writing = opening.result.transaction("mine", "readwrite");
            writing.objectStore("mine").put("an entry", 1);
            writing.oncomplete = done;
        };
    });
}"""
READ = """async () => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("mine")).getFile();
    const entry = await new Promise((done, failed) => {
        const opening = indexedDB.open("mine", 1);
        opening.onerror = failed;
        opening.onsuccess = () => {
            const reading = opening.result.transaction("mine").objectStore("mine").get(1);
            reading.onsuccess = () => done(reading.result);
        };
    });
    return [localStorage.getItem("mine"), await file.text(), entry];
}"""
WRITTEN = ["a promise", "a visit", "an entry"]
LATER = """async () => (await fetch("pictures/edition.txt")).text()"""
EVICTIONS = {
    "file": """async (at) => {
        const cache = await caches.open("leadwell-files");
        const keys = await cache.keys();
        if (keys.length) await cache.delete(keys[at % keys.length]);
    }""",
    "index": """async () => {
        for (const name of await caches.keys()) {
            await (await caches.open(name)).delete(new URL("index.html", location.href).href);
        }
    }""",
    "state": """() => caches.delete("leadwell-state")""",
    "files": """() => caches.delete("leadwell-files")""",
    "release": """async (at) => {
        const others = ["leadwell-state", "leadwell-files"];
        const names = (await caches.keys()).filter((name) => !others.includes(name));
        if (names.length) await caches.delete(names[at % names.length]);
    }""",
    "all": """async () => {
        for (const name of await caches.keys()) await caches.delete(name);
    }""",
    "worker": """async () => {
        for (const name of await caches.keys()) await caches.delete(name);
        await (await navigator.serviceWorker.getRegistration())?.unregister();
    }""",
}
"""What a browser may throw away, by what is meant: JavaScript that does it."""


class Device:
    """A browser with a profile on disk."""

    def __init__(self, playwright: Playwright, url: str, profile: Path) -> None:
        """Use the machine's Chromium with `profile`, at `url`."""
        self._playwright = playwright
        self._url = url
        self._profile = profile
        self._context: BrowserContext | None = None
        self.page: Page

    def switch_on(self) -> None:
        """Start the browser."""
        context = self._playwright.chromium.launch_persistent_context(
            self._profile, executable_path=which(CHROMIUM), args=list(ARGUMENTS), headless=True
        )
        context.set_default_timeout(30_000)
        context.add_init_script(HEAR)
        self._context = context
        self.page = context.pages[0]

    def switch_off(self) -> None:
        """Close the browser."""
        assert self._context is not None
        self._context.close()

    def kill(self) -> None:
        """End the browser as a flat battery does, and start it again."""
        found = subprocess.run(
            ["pgrep", "-o", "-f", f"user-data-dir={self._profile}"],
            capture_output=True,
            check=True,
            text=True,
        )
        os.killpg(os.getpgid(int(found.stdout.split()[0])), signal.SIGKILL)
        assert self._context is not None
        with contextlib.suppress(Error):
            self._context.close()
        (self._profile / "SingletonLock").unlink(missing_ok=True)
        self.switch_on()

    def stop_worker(self) -> None:
        """Stop the service worker wherever it is, as browsers do when they need room."""
        assert self._context is not None
        session = self._context.new_cdp_session(self.page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        session.detach()

    def another_tab(self) -> Page:
        """Open an empty tab."""
        assert self._context is not None
        return self._context.new_page()

    def leave(self) -> None:
        """Go somewhere else, so that what follows is a cold start."""
        self.page.goto("about:blank")

    def go(self, *, waits: bool = True) -> None:
        """Open the app; `waits` until the page has come."""
        with contextlib.suppress(Error):
            self.page.goto(self._url, wait_until="load" if waits else "commit")

    def state(self) -> dict[str, Any]:
        """Return what the page shows at this moment."""
        for _ in range(100):
            # A page that is just being replaced answers nothing.
            with contextlib.suppress(Error):
                told = self.page.evaluate(STATE)
                assert isinstance(told, dict)
                return told
            time.sleep(0.05)
        return {"kind": "blank"}

    def settled(self, *, stays_silent: bool = False) -> dict[str, Any]:
        """Return what the page comes to show: the app, once it has been told about releases; or
        words that stay. `stays_silent` when a release is on offer of which nothing is ever heard.
        """
        since, before = time.monotonic(), ""
        end = since + 20
        while time.monotonic() < end:
            told = self.state()
            now = f"{told['kind']} {told.get('release')} {told.get('words')} {told.get('heard')}"
            if now != before:
                since, before = time.monotonic(), now
            calm = time.monotonic() - since
            # Where the service worker itself cannot be fetched, the app hears nothing.
            needed = {"app": 0.0 if told.get("heard") else 2.0, "starting": 0.3}
            if told["kind"] == "starting" and not stays_silent:
                needed["starting"] = 20.0
            if calm >= needed.get(told["kind"], 0.6):
                return told
            time.sleep(0.03)
        return self.state()
