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

NO_PAGE = """
def post(message): pass
def listen(listener): pass
"""
"""Stands for our shell, which a stock build does not have."""


def _archive(packed: Path) -> bytes:
    """Return our Python side as the archive that a stock page unpacks."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:

        def add(name: str, data: bytes) -> None:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))

        add("main.py", b"import runpy\nrunpy.run_module('app.main', run_name='__main__')\n")
        add("leadwell_page.py", NO_PAGE.encode())
        for name in ("site.zip", "native.zip"):
            with zipfile.ZipFile(packed / name) as archive:
                for entry in archive.namelist():
                    folder = "" if entry.startswith("app/") else "__pypackages__/"
                    add(folder + entry, archive.read(entry))
    return buffer.getvalue()


def make_stock(web: Path, folder: Path) -> None:
    """Write into `folder` what `flet publish --no-cdn` would make of the app packed in `web`."""
    release = json.loads((web / "release.json").read_text())["release"]
    shutil.copytree(get_package_web_dir(), folder)
    (folder / "app.tar.gz").write_bytes(_archive(web / "r" / release))
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
