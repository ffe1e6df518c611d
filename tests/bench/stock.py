"""The same app as a stock Flet build makes it: the baseline for starts and bytes."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
import zipfile
from pathlib import Path

import brotli
from flet.controls.types import RouteUrlStrategy
from flet_web import get_package_web_dir, patch_index_html

from app.content.compile import compile_pack
from build.paths import APP, CONTENT
from build.wheels import wheels

ASKED_FOR = (
    "index.html",
    "flutter_bootstrap.js",
    "python.js",
    "python-worker.js",
    "app.tar.gz",
    "main.dart.js",
    "canvaskit/chromium/canvaskit.js",
    "canvaskit/chromium/canvaskit.wasm",
    "assets/AssetManifest.bin.json",
    "assets/FontManifest.json",
    "pyodide/pyodide.mjs",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
    "pyodide/pyodide-lock.json",
    "pyodide/python_stdlib.zip",
)
"""What a stock page asks for, besides its fonts; seen with Chromium."""
NO_PAGE = """
def post(message): pass
def listen(listener): pass
"""
"""Stands for our shell, which a stock build does not have."""


def _archive() -> bytes:
    """Return the app and its libraries, as they are, as the archive that a stock page unpacks."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:

        def add(name: str, data: bytes) -> None:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))

        add("main.py", b"import app.main\napp.main.run()\n")
        add("leadwell_page.py", NO_PAGE.encode())
        for path in sorted(APP.rglob("*.py")):
            add(path.relative_to(APP.parent).as_posix(), path.read_bytes())
        add("app/content/pack.json", json.dumps(compile_pack(CONTENT)).encode())
        for wheel in wheels():
            with zipfile.ZipFile(wheel) as archive:
                for name in archive.namelist():
                    if not name.endswith("/"):
                        add(f"__pypackages__/{name}", archive.read(name))
    return buffer.getvalue()


def make_stock(folder: Path) -> None:
    """Write into `folder` what `flet publish --no-cdn` would make of the app."""
    shutil.copytree(get_package_web_dir(), folder)
    (folder / "app.tar.gz").write_bytes(_archive())
    patch_index_html(
        str(folder / "index.html"),
        base_href="/",
        pyodide=True,
        pyodide_script_path="main.py",
        app_package_url="app.tar.gz",
        route_url_strategy=RouteUrlStrategy.HASH,
        no_cdn=True,
    )
    (folder / "headers.json").write_text("{}")


def stock_bytes(folder: Path) -> tuple[int, int]:
    """Return what a first visit to a stock build is sent: every file that its page asks for.

    In Chromium, with the renderer that it picks by itself; as its own server sends them, and as a
    server would that compresses with Brotli.
    """
    make_stock(folder)
    asked = [folder / name for name in ASKED_FOR]
    fonts = json.loads((folder / "assets" / "FontManifest.json").read_text())
    asked += [folder / "assets" / font["asset"] for each in fonts for font in each["fonts"]]
    whole = sum(path.stat().st_size for path in asked)
    packed = sum(len(brotli.compress(path.read_bytes(), quality=9, lgwin=24)) for path in asked)
    return whole, packed
