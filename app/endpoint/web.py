"""Serves the packed web app."""

from __future__ import annotations

import json
import os
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
"""Types by ending: the machine's own table may lack the newer ones. The rest is plain bytes."""

ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""Compressed copies that may lie beside a file, best first."""


class Web(StaticFiles):
    """Files of `build/web`, compressed where there is a copy, with the app's own headers."""

    def __init__(self, folder: Path) -> None:
        """Serve `folder`; its `headers.json`, if there is one, says what to send along."""
        super().__init__(directory=folder, html=True)
        self._headers: dict[str, str] = {}
        self._path = folder / "headers.json"
        self._read = 0.0

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file at `path`. HTTPException: there is none."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            error.headers = {**(error.headers or {}), **self._own_headers()}
            raise
        for name, value in self._own_headers().items():
            response.headers.setdefault(name, value)
        return response

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return the file, or the copy of it that the browser would rather have."""
        path = Path(full_path)
        accepted = _accepted(scope)
        encoding, chosen = None, path
        for name, ending in ENCODINGS.items():
            copy = path.with_name(path.name + ending)
            if name in accepted and copy.is_file():
                encoding, chosen = name, copy
                break
        response = super().file_response(chosen, chosen.stat(), scope, status_code)
        headers = response.headers
        if response.status_code != 304:
            headers["Content-Type"] = TYPES.get(path.suffix, "application/octet-stream")
            if encoding:
                headers["Content-Encoding"] = encoding
        headers["Vary"] = "Accept-Encoding"
        # Releases lie under their own hash; everything else says which release is the present one.
        is_hashed = scope["path"].startswith("/r/")
        headers["Cache-Control"] = "max-age=31536000, immutable" if is_hashed else "no-cache"
        return response

    def _own_headers(self) -> dict[str, str]:
        try:
            changed = self._path.stat().st_mtime
        except OSError:
            return {}
        if changed != self._read:
            self._headers = json.loads(self._path.read_text())
            self._read = changed
        return self._headers


def _accepted(scope: Scope) -> set[str]:
    names = set()
    for name, value in scope["headers"]:
        if name == b"accept-encoding":
            for item in value.decode("latin-1").lower().split(","):
                encoding, _, quality = item.partition(";")
                if quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
                    names.add(encoding.strip())
    return names
