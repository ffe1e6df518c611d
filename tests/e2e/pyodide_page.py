"""A bare page with Python in a module worker, to test browser backends without the app."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from playwright.async_api import BrowserContext, Page, async_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium as root in a container, and quiet about everything that is not the test."""

_PAGE = """<!doctype html><meta charset="utf-8"><title>Python in a worker</title>
<link rel="icon" href="data:,">
<script type="module">
const worker = new Worker("worker.js", { type: "module" });
const waiting = new Map();
let last = 0;
worker.onmessage = ({ data: [id, error, result] }) => {
  const [resolve, reject] = waiting.get(id);
  waiting.delete(id);
  error === null ? resolve(result) : reject(new Error(error));
};
globalThis.python = (code, given) => new Promise((resolve, reject) => {
  waiting.set(++last, [resolve, reject]);
  worker.postMessage([last, code, given]);
});
</script>"""

_WORKER = """import { loadPyodide } from "./pyodide/pyodide.mjs";
const started = (async () => {
  const python = await loadPyodide({ indexURL: new URL("./pyodide/", import.meta.url).href });
  const archive = await (await fetch("app.zip")).arrayBuffer();
  python.unpackArchive(archive, "zip", { extractDir: "/app" });
  python.runPython("import sys; sys.path.insert(0, '/app')");
  return python;
})();
self.onmessage = async ({ data: [id, code, given] }) => {
  try {
    const python = await started;
    python.globals.set("_given", given);
    python.runPython("import json; given = json.loads(_given)");
    const result = await python.runPythonAsync(code);
    self.postMessage([id, null, python.globals.get("json").dumps(result)]);
  } catch (error) {
    self.postMessage([id, String(error), null]);
  }
};
"""

_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}


def _package(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


@cache
def _archive() -> bytes:
    """Return `app`, and the pure packages it needs in the store, as one zip."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for package in (_package("app"), _package("tinydb")):
            for path in sorted(package.rglob("*.py")):
                archive.write(path, path.relative_to(package.parent).as_posix())
    return buffer.getvalue()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Serve the page, the worker, the archive and Pyodide; nothing else."""
        path = self.path.partition("?")[0]
        made = {"/": _PAGE.encode(), "/worker.js": _WORKER.encode(), "/app.zip": _archive()}
        runtime = _package("flet_web") / "web" / "pyodide"
        file = runtime / path.removeprefix("/pyodide/")
        if path in made:
            body = made[path]
        elif path.startswith("/pyodide/") and file.parent == runtime and file.is_file():
            body = file.read_bytes()
        else:
            self.send_error(404)
            return
        self.send_response(200)
        kind = "text/html" if path == "/" else _TYPES.get(Path(path).suffix, "application/x-binary")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing about each request."""


@contextmanager
def serve() -> Iterator[str]:
    """Serve the page on a free port of this machine; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@asynccontextmanager
async def chromium(profile: Path) -> AsyncIterator[BrowserContext]:
    """Run a headless Chromium whose storage is kept in `profile`."""
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            profile, executable_path=shutil.which("chromium"), args=list(ARGUMENTS), headless=True
        )
        try:
            yield context
        finally:
            await context.close()


class Python:
    """The Python of one open page."""

    def __init__(self, page: Page) -> None:
        """Take a page that `open_python` has opened."""
        self.page = page

    async def run(self, code: str, given: object = None) -> Any:
        """Run `code` with the global `given`, and return its last expression; both as JSON."""
        call = "([code, given]) => globalThis.python(code, given)"
        return json.loads(await self.page.evaluate(call, [code, json.dumps(given)]))


async def open_python(context: BrowserContext, address: str) -> Python:
    """Open the page at `address` in a new tab, and wait until Python has started in it."""
    page = await context.new_page()
    await page.goto(address)
    python = Python(page)
    await python.run("None")
    return python
