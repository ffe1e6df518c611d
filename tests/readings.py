"""The lessons, and a folder with pages to read as the packer makes it."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

from app.content.compile import compile_pack
from app.content.load import load_pack
from app.models.content import Pack
from build.headers import policy, write_headers
from build.paths import ASSETS, CONTENT, SHELL
from build.reading.folder import write_pages
from build.reading.page import opening

FONT = "fonts/AtkinsonHyperlegibleNext.woff2"


@cache
def lessons() -> Pack:
    """All content, as the app reads it."""
    return load_pack(json.loads(json.dumps(compile_pack(CONTENT))))


def template() -> str:
    """The app's own page, before anything is filled in."""
    return (SHELL / "index.html").read_text(encoding="utf-8")


def write_reading(web: Path) -> None:
    """Write the pages to read, the app's page and what they show; there is no app behind it."""
    for name in ("fonts", "icons", "pictures"):
        shutil.copytree(ASSETS / name, web / name)
    shutil.copyfile(SHELL / "manifest.webmanifest", web / "manifest.webmanifest")
    write_pages(web, lessons(), FONT)
    page = opening(template(), lessons(), FONT)
    page = page.replace("{{policy}}", policy()).replace("{{release}}", "none")
    (web / "index.html").write_text(page, encoding="utf-8")
    write_headers(web)
