"""A web server for the packed app that can really be stopped, that remembers requests, and that
can be made to fail as networks do."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".html": "text/html; charset=utf-8",
    ".woff2": "font/woff2",
}
PORTAL = b"<!DOCTYPE html><html lang=en><title>Sign in</title><h1>Welcome to the guest network</h1>"
Fault = Literal["cut", "reset", "spoilt", "portal", "gone", "unwell"]
"""What can happen to an answer: its body ends too soon, the connection breaks before it, some bytes
of it are others, a web page comes in its place, 404, 500."""


class Site:
    """Serves a folder on a free port of 127.0.0.1; keeps its port from start to start."""

    def __init__(self, folder: Path, *, keeps: bool = False) -> None:
        """Serve `folder`. `keeps` lets browsers keep everything but the page itself for good, as
        the best host of a stock build could."""
        self.folder = folder
        self._keeps = keeps
        self.requests: list[tuple[str, int]] = []
        """What was asked for, and how many bytes went out."""
        self.fault: Callable[[str], Fault | None] = lambda path: None
        """Says for each path asked for, "/" first, what goes wrong with the answer."""
        self._port = 0
        self._server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        """The address of the app."""
        return f"http://127.0.0.1:{self._port}/"

    @property
    def is_running(self) -> bool:
        """Whether anybody would get an answer."""
        return self._server is not None

    def start(self) -> None:
        """Listen."""
        site = self
        headers = json.loads((self.folder / "headers.json").read_text())

        class Handler(SimpleHTTPRequestHandler):
            extensions_map = TYPES

            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(site.folder))

            def do_GET(self) -> None:
                # Browsers connect before they ask: by now the folder may be another one.
                self.directory = str(site.folder)
                # A file of an earlier time can be the newer release: what a test puts back.
                del self.headers["If-Modified-Since"]
                fault = site.fault(self.path.partition("?")[0])
                if fault is None:
                    super().do_GET()
                    return
                site.requests.append((self.path, 0))
                self._fail(fault)

            def _fail(self, fault: Fault) -> None:
                path = Path(self.translate_path(self.path))
                path = path / "index.html" if path.is_dir() else path
                data = path.read_bytes() if path.is_file() else b""
                self.close_connection = True
                if fault == "reset":
                    reset = struct.pack("ii", 1, 0)
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
                    return
                if fault == "portal":
                    self._answer(200, PORTAL, "text/html; charset=utf-8")
                elif fault in ("gone", "unwell"):
                    self._answer(404 if fault == "gone" else 500, b"", "text/plain")
                else:
                    half = len(data) // 2
                    whole = data[:half]
                    if fault == "spoilt":
                        whole += b"#~#" + data[half + 3 :]
                    self._answer(200, whole, self.guess_type(str(path)), len(data) or 1)

            def _answer(self, status: int, data: bytes, kind: str, length: int = -1) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(length if length >= 0 else len(data)))
                self.end_headers()
                self.wfile.write(data)

            def send_head(self) -> Any:
                path = Path(self.translate_path(self.path))
                packed = path.with_name(path.name + ".br")
                if "br" not in self.headers.get("Accept-Encoding", "") or not packed.exists():
                    site.requests.append((self.path, path.stat().st_size if path.is_file() else 0))
                    return super().send_head()
                data = packed.read_bytes()
                site.requests.append((self.path, len(data)))
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(str(path)))
                self.send_header("Content-Encoding", "br")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(data)
                return None

            def end_headers(self) -> None:
                for name, value in headers.items():
                    self.send_header(name, value)
                immutable = self.path.startswith("/r/") or (site._keeps and self.path != "/")
                self.send_header(
                    "Cache-Control", "max-age=31536000, immutable" if immutable else "no-cache"
                )
                super().end_headers()

            def copyfile(self, source: Any, outputfile: Any) -> None:
                if source is not None:
                    super().copyfile(source, outputfile)

            def log_message(self, *args: Any) -> None:
                """Say nothing."""
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            def handle_error(self, request: Any, client_address: Any) -> None:
                """A browser that was killed in the middle of an answer is no error of ours."""

        self._server = Server(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Stop listening; the port refuses connections from here on."""
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()
        self._server = None
