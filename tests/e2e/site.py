"""A web server for the packed app that can really be stopped, and that remembers requests."""

from __future__ import annotations

import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

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


class Site:
    """Serves a folder on a free port of 127.0.0.1; keeps its port from start to start."""

    def __init__(self, folder: Path, *, keeps: bool = False) -> None:
        """Serve `folder`. `keeps` lets browsers keep everything but the page itself for good, as
        the best host of a stock build could."""
        self.folder = folder
        self._keeps = keeps
        self.requests: list[tuple[str, int]] = []
        """What was asked for, and how many bytes went out."""
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

        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop listening; the port refuses connections from here on."""
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()
        self._server = None
