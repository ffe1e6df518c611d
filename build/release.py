"""The release: a manifest of files with SHA-256, and compressed copies beside them."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from build.budget import phase_of
from build.client import RENDERER_FILES
from build.naming import digest, files

NOT_KEPT = ("*/assets/NOTICES", "screenshots/*", "icons/*.png", "read/*")
"""Served to who asks, but not downloaded for offline use. Pages to read are for those who have not
the app; who has it has every lesson there. A device keeps the icons when it installs the app."""


def manifest(web: Path, release: str) -> dict[str, Any]:
    """Return what the service worker needs to fetch and check a whole release.

    {"release", "files": {path: {"sha256", "size", "phase", "only"?}}}: `size` is in bytes, `phase`
    as in `build.budget`, `only` names the one renderer that needs the file.
    """
    entries: dict[str, dict[str, object]] = {}
    for path in files(web):
        name = path.relative_to(web).as_posix()
        if name in ("sw.js", "release.json", "headers.json") or any(
            fnmatchcase(name, pattern) for pattern in NOT_KEPT
        ):
            continue
        entry: dict[str, object] = {
            "sha256": digest(path),
            "size": path.stat().st_size,
            "phase": phase_of(name),
        }
        for renderer, names in RENDERER_FILES.items():
            if name.startswith("r/client-") and name.split("/", 2)[2] in names:
                entry["only"] = renderer
        entries[name] = entry
    return {"release": release, "files": entries}


def progress(web: Path) -> dict[str, Any]:
    """Return what the progress line counts: see `build.scripts.write_boot`.

    Scripts that the browser loads by itself cannot be counted. `share` is how much of a whole first
    visit that is, so that the line has room for the rest.
    """
    files_ = manifest(web, "")["files"]
    wire = {name: _wire(web / name) for name in files_}
    table: dict[str, Any] = {}
    for renderer in RENDERER_FILES:
        mine = [name for name in files_ if files_[name].get("only", renderer) == renderer]
        counted = [
            name
            for name in mine
            if files_[name]["phase"] == "tap" and not name.endswith((".js", ".mjs"))
        ]
        table[renderer] = {name: [wire[name], files_[name]["size"]] for name in counted}
        table["share"] = round(sum(wire[n] for n in counted) / sum(wire[n] for n in mine), 2)
    return table


def _wire(path: Path) -> int:
    packed = path.with_name(path.name + ".br")
    return (packed if packed.exists() else path).stat().st_size


def write_release(web: Path, release: str) -> None:
    """Write `release.json`."""
    (web / "release.json").write_text(json.dumps(manifest(web, release), indent=1))


def release_of(web: Path) -> str:
    """Return the name of the release in `web`."""
    return str(json.loads((web / "release.json").read_text())["release"])
