"""The lessons in a browser while somebody writes them: rendered anew whenever a file changes."""

from __future__ import annotations

import hashlib
import json
import mimetypes
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from app.content.check import listed, look
from app.content.compile import ContentError, assemble
from app.content.load import load_pack
from app.content.mistake import Mistake
from app.content.replace import UNREPLACED
from app.models.content import Pack
from build.naming import files
from build.paths import ASSETS
from build.reading import words
from build.reading.folder import index, module_page
from build.reading.page import POLICY, page

FONT = "fonts/AtkinsonHyperlegibleNext.woff2"
EVERY = 0.25
"""Seconds between two looks at the files."""
HTML, SCRIPT = "text/html; charset=utf-8", "text/javascript; charset=utf-8"
RELOAD = """const seen = document.currentScript.dataset.seen;
new EventSource(`/changes?seen=${seen}`).onmessage = () => location.reload();
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser is sent."""

    status: int
    kind: str
    body: bytes


class Preview:
    """The pages of a folder of content, with an overlay over it."""

    def __init__(self, folder: Path, overlay: Path | None = None, assets: Path = ASSETS) -> None:
        """Nothing is read until somebody asks for a page."""
        self.folder, self.overlay = folder, overlay
        self.assets = [folder.parent / "assets", *([overlay / "assets"] if overlay else []), assets]

    def seen(self) -> str:
        """Return a digest that changes whenever one of the files does."""
        whole = hashlib.sha256()
        for folder in (self.folder, self.overlay, *self.assets):
            for path in files(folder) if folder and folder.is_dir() else ():
                try:
                    stat = path.stat()
                except FileNotFoundError:  # gone since it was listed: an editor saves so
                    continue
                whole.update(f"{path}/{stat.st_mtime_ns}/{stat.st_size}/".encode())
        return whole.hexdigest()

    def answer(self, path: str) -> Answer:
        """Return what is at `path`."""
        if path == "/preview.js":
            return Answer(200, SCRIPT, RELOAD.encode())
        if path.startswith("/read/"):
            return self._page(path)
        return self._file(path.removeprefix("/"))

    def _file(self, name: str) -> Answer:
        for folder in self.assets:
            file = (folder / name).resolve()
            if file.is_relative_to(folder.resolve()) and file.is_file():
                kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                return Answer(200, kind, file.read_bytes())
        return Answer(404, "text/plain; charset=utf-8", b"This file is not there.")

    def _page(self, path: str) -> Answer:
        seen = self.seen()
        found, mistakes = look(self.folder, self.overlay)
        slug = path.removeprefix("/read/").strip("/")
        sources = {id: item.source.file for id, item in found["modules"].items()}
        try:
            pack = load_pack(json.loads(json.dumps(assemble(listed(found)))))
            status, text = self._lesson(pack, slug, mistakes, sources)
        except (LookupError, ValueError, StopIteration):
            # A rule that is broken may leave nothing to show: the mistakes say which.
            if not mistakes:
                raise
            status, text = 200, _mistakes(mistakes, "../")
        return Answer(status, HTML, _live(text, seen).encode())

    def _lesson(
        self, pack: Pack, slug: str, mistakes: list[Mistake], sources: Mapping[str, str]
    ) -> tuple[int, str]:
        if not slug:
            return 200, _with(index(pack, FONT), mistakes)
        module = next((module for module in pack.modules if module.slug == slug), None)
        if module is None:
            return 404, _mistakes(mistakes, "../../")
        here = [mistake for mistake in mistakes if mistake.file == sources[module.id]]
        worse = [mistake for mistake in here if not mistake.words.startswith(UNREPLACED)]
        if worse:
            return 200, _mistakes(worse, "../../")
        return 200, _with(module_page(pack, module, FONT), here)


def _list(mistakes: list[Mistake]) -> str:
    items = "".join(
        f"<li><p><strong>{escape(one.words)}</strong></p><p>{escape(one.mend)}</p>"
        f'<p class="note">{escape(one.file)}, line {one.line}</p></li>'
        for one in mistakes
    )
    return f"<ul>{items}</ul>"


def _mistakes(mistakes: list[Mistake], root: str) -> str:
    if mistakes:
        name = "Something to mend"
        body = f"<h1>{name}</h1><p>This page comes back when the file is saved.</p>"
        body += f'<div class="card">{_list(mistakes)}</div>'
    else:
        name = "There is no such page"
        body = f"<h1>{name}</h1><p>Its address may have changed with its slug.</p>"
    across = f'<a href="/read/">{words.ALL}</a>'
    return page(name, name, body, root=root, font=FONT, across=across)


def _with(text: str, mistakes: list[Mistake]) -> str:
    """Return a page with its mistakes above what it says."""
    if not mistakes:
        return text
    start = '<main id="text" class="column body" tabindex="-1">'
    said = f'<aside class="card"><h2>To mend ({len(mistakes)})</h2>{_list(mistakes)}</aside>'
    return text.replace(start, f"{start}{said}", 1)


def _live(text: str, seen: str) -> str:
    """Return a page that may run our script and nothing else."""
    text = text.replace(POLICY, f"{POLICY}; script-src 'self'; connect-src 'self'", 1)
    script = f'<script src="/preview.js" data-seen="{seen}"></script>\n</head>'
    return text.replace("</head>", script, 1)


class Server(ThreadingHTTPServer):
    """Serves a preview, and tells every open page when a file changes."""

    daemon_threads = True

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        """Listen on `host` and `port`; 0 is any free one."""
        super().__init__((host, port), _Handler)
        self.preview, self.is_over = preview, threading.Event()

    def shutdown(self) -> None:
        """Stop, and let go of every open page."""
        self.is_over.set()
        super().shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/changes":
            self._wait(parse_qs(address.query).get("seen", [""])[0])
            return
        if address.path == "/" or re.fullmatch("/read(?:/[^/]+)?", address.path):
            self.send_response(302)
            self.send_header("Location", "/read/" if address.path == "/" else f"{address.path}/")
            self._head(HTML, 0)
            return
        answer = self.server.preview.answer(unquote(address.path))
        self.send_response(answer.status)
        self._head(answer.kind, len(answer.body))
        self.wfile.write(answer.body)

    def _head(self, kind: str, length: int | None = None) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def _wait(self, seen: str) -> None:
        """Send an event when the files are not those that the page has seen."""
        self.send_response(200)
        self._head("text/event-stream")
        try:
            while not self.server.is_over.is_set():
                if self.server.preview.seen() != seen:
                    self.wfile.write(b"data: changed\n\n")
                    return
                self.wfile.write(b": still here\n\n")  # tells us when the page has gone
                self.server.is_over.wait(EVERY)
        except OSError:
            return

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for mistakes."""


def serve(preview: Preview, host: str, port: int) -> None:
    """Serve until somebody presses Ctrl+C. ContentError: the port is taken."""
    try:
        server = Server(preview, host, port)
    except OSError as error:
        raise ContentError(f"Port {port} is taken. Choose another with --port.") from error
    print(f"Open http://{host}:{server.server_port}/read/ (Ctrl+C ends it).", flush=True)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.is_over.set()
