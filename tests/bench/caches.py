"""Where compiled code is kept: Cache Storage against the HTTP cache, with names that never change.

A page compiles the two largest WebAssembly files in a browser that was started anew, served from
the HTTP cache, by a service worker from Cache Storage as the responses came, and by one that keeps
copies of them.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

from build.paths import WEB
from tests.bench.start import browser
from tests.e2e.site import Site

RUNS = 5
WAYS = {
    "none": "HTTP cache",
    "kept": "Cache Storage, responses as they came",
    "copied": "Cache Storage, copies of them",
}
PROGRAMS = ("python", "flutter")
PAGE = '<!doctype html><title>Caches</title><script src="r/script.js"></script>'
SCRIPT = """globalThis.compile = async (name) => {
    const begun = performance.now();
    const module = await WebAssembly.compileStreaming(fetch(`r/${name}.wasm`));
    return module && performance.now() - begun;
};"""
WORKER = """
const way = new URL(location.href).searchParams.get("way");
addEventListener("install", (event) => event.waitUntil((async () => {
    await skipWaiting();
    const cache = await caches.open("files");
    for (const name of ["index.html", "r/script.js", "r/python.wasm", "r/flutter.wasm"]) {
        const response = await fetch(name);
        const headers = { "Content-Type": response.headers.get("Content-Type") };
        const copy = async () => new Response(await response.arrayBuffer(), { headers });
        await cache.put(name, way === "copied" ? await copy() : response);
    }
})()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
    const name = event.request.mode === "navigate" ? "index.html" : event.request;
    event.respondWith(caches.match(name));
});
"""


def _make(folder: Path) -> None:
    (folder / "r").mkdir(parents=True)
    (runtime,) = WEB.glob("r/pyodide-*/pyodide.asm.wasm")
    (client,) = WEB.glob("r/client-*/main.dart.wasm")
    shutil.copyfile(runtime, folder / "r" / "python.wasm")
    shutil.copyfile(client, folder / "r" / "flutter.wasm")
    (folder / "index.html").write_text(PAGE)
    (folder / "r" / "script.js").write_text(SCRIPT)
    (folder / "sw.js").write_text(WORKER)
    (folder / "headers.json").write_text("{}")


def _compile(playwright: Playwright, url: str, profile: Path, way: str = "") -> list[float]:
    context = browser(playwright, profile)
    page = context.pages[0]
    page.goto(url)
    took = [page.evaluate("name => compile(name)", name) for name in PROGRAMS]
    if way:
        register = """way => navigator.serviceWorker.register(`sw.js?way=${way}`)
            .then(() => navigator.serviceWorker.ready).then(() => true)"""
        if way != "none":
            page.evaluate(register, way)
        # Compiled code is kept some seconds after it was made.
        page.wait_for_timeout(4000)
    context.close()
    return took


def caches(folder: Path) -> None:
    """Print how long each program takes to compile, by where it is kept."""
    _make(folder / "caches")
    site = Site(folder / "caches", keeps=True)
    site.start()
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    with sync_playwright() as playwright:
        for way in WAYS:
            _compile(playwright, site.url, folder / f"cache-{way}", way)
            _compile(playwright, site.url, folder / f"cache-{way}")
        for _ in range(RUNS):
            for way in WAYS:
                took = _compile(playwright, site.url, folder / f"cache-{way}")
                for name, time in zip(PROGRAMS, took, strict=True):
                    times[way, name].append(time)
    site.stop()
    print(f"Compiling in a browser started anew, median of {RUNS}, ms")
    for way, words in WAYS.items():
        figures = ", ".join(f"{name} {median(times[way, name]):.0f}" for name in PROGRAMS)
        print(f"  {words:40} {figures}")
