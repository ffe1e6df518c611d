"""The same app as a stock Flet build makes it: the baseline for starts and bytes."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
import zipfile
from pathlib import Path

from flet.controls.types import RouteUrlStrategy
from flet_web import get_package_web_dir, patch_index_html

from app.content.compile import compile_pack
from build.paths import APP, CONTENT
from build.wheels import wheels

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
