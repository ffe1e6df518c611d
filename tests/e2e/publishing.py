"""Another release of a packed app, as a later packing would put it on the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from build import pack
from build.naming import files, fix
from build.release import release_of

PARTS = ("client", "pyodide", "stdlib", "site", "app", "later", "native")


def publish(web: Path, change: Callable[[Path], object] | None = None) -> str:
    """Put a release on the site whose app differs by `change`, and return its name.

    `change` is given the app's zip; without one it differs by a file that means nothing. As on a
    host that keeps no old files, what only the old release has is gone.
    """
    names = parts(web)
    app = web / "r" / "app.zip"
    (web / "r" / names["app"]).rename(app)
    for path in (*web.glob("r/app-*"), *web.glob("r/worker-*"), *web.glob("r/boot-*")):
        path.unlink()
    if change is None:
        with ZipFile(app, "a") as archive:
            archive.writestr(f"app/edition-{release_of(web)}.txt", "")
    else:
        change(app)
    return pack.publish(web, names | {"app": fix(app)})


def parts(web: Path) -> dict[str, str]:
    """Return what the parts of the release in `web` are called."""
    kept = [path for path in (web / "r").iterdir() if path in files(web / "r") or path.is_dir()]
    names = {path.name.partition("-")[0]: path.name for path in kept}
    return {part: names[part] for part in PARTS}


def rewrite(app: Path, file: str, more: str) -> None:
    """Add Python to a file of a release's app."""
    with ZipFile(app) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[file] += more.encode()
    with ZipFile(app, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
