"""Another release of a packed app, as a later packing would put it on the site."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from build.release import digest


def publish(web: Path, change: Callable[[Path], object]) -> str:
    """Make the release in `web` one that differs by `change`, and return its name."""
    manifest = json.loads((web / "release.json").read_text())
    old = manifest["release"]
    new = f"{int(old, 16) ^ 1:016x}"
    (web / "r" / old).rename(web / "r" / new)
    for copy in (*web.rglob("*.br"), *web.rglob("*.gz")):
        copy.unlink()
    page = web / "index.html"
    page.write_text(page.read_text().replace(old, new))
    change(web / "r" / new)
    entries = {}
    for name, entry in manifest["files"].items():
        name = name.replace(old, new)
        entries[name] = entry | {"sha256": digest(web / name)}
    (web / "release.json").write_text(json.dumps({"release": new, "files": entries}))
    return new


def rewrite(release: Path, file: str, more: str) -> None:
    """Add Python to a file of a release's app."""
    whole = release / "site.zip"
    with ZipFile(whole) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[file] += more.encode()
    with ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
