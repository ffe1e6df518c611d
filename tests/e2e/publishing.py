"""Another release of a packed app, as a later packing would put it on the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from build import pack
from build.naming import files, fix
from build.paths import APP
from build.release import release_of

PARTS = ("client", "pyodide", "stdlib", "site", "app", "later", "native")


def publish(web: Path, change: Callable[[Path], object] | None = None, *, part: str = "app") -> str:
    """Put a release on the site whose `part` differs by `change`, and return its name.

    `change` is given that part, the app's zip where none is named; without one it differs by a
    file that means nothing. As on a host that keeps no old files, what only the old release has is
    gone.
    """
    names = parts(web)
    changed = web / "r" / f"{part}{Path(names[part]).suffix}"
    (web / "r" / names[part]).rename(changed)
    for pattern in (f"{part}-*", "worker-*", "boot-*"):
        for path in web.glob(f"r/{pattern}"):
            path.unlink()
    if change is None:
        with ZipFile(changed, "a") as archive:
            archive.writestr(f"app/edition-{release_of(web)}.txt", "")
    else:
        change(changed)
    return pack.publish(web, names | {part: fix(changed)})


def parts(web: Path) -> dict[str, str]:
    """Return what the parts of the release in `web` are called."""
    kept = [path for path in (web / "r").iterdir() if path in files(web / "r") or path.is_dir()]
    names = {path.name.partition("-")[0]: path.name for path in kept}
    return {part: names[part] for part in PARTS}


def rewrite(app: Path, file: str, more: str) -> None:
    """Put a file of the app into its zip as it is written, with more Python at its end."""
    with ZipFile(app) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    del files[f"{file}c"]
    files[file] = (APP.parent / file).read_bytes() + more.encode()
    with ZipFile(app, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
