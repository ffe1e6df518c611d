"""The release: a manifest of files with SHA-256, and compressed copies beside them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from build.client import RENDERER_FILES

NOT_KEPT = ("assets/NOTICES", "screenshots/narrow.png", "screenshots/wide.png")
"""Served to who asks, but not downloaded for offline use."""


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files(folder: Path) -> list[Path]:
    """Return the files of a folder in order, without compressed copies."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz")
    )


def name_release(folder: Path) -> str:
    """Return a name made of everything in `folder`."""
    whole = hashlib.sha256()
    for path in files(folder):
        whole.update(f"{path.relative_to(folder).as_posix()} {digest(path)}\n".encode())
    return whole.hexdigest()[:16]


def manifest(web: Path, release: str) -> dict[str, object]:
    """Return what the service worker needs to fetch and check a whole release."""
    prefix = f"r/{release}/"
    entries = {}
    for path in files(web):
        name = path.relative_to(web).as_posix()
        if name in ("sw.js", "release.json", "headers.json") or name.endswith(NOT_KEPT):
            continue
        entry: dict[str, object] = {"sha256": digest(path), "size": path.stat().st_size}
        for renderer, names in RENDERER_FILES.items():
            if name.removeprefix(prefix) in names:
                entry["only"] = renderer
        entries[name] = entry
    return {"release": release, "files": entries}


def write_release(web: Path, release: str) -> None:
    """Write `release.json`."""
    (web / "release.json").write_text(json.dumps(manifest(web, release), indent=1))
