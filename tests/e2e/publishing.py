"""Another release of a packed app, as a later packing would put it on the site."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

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
