"""`python -m build.pack`: make `build/web` if anything it is made of has changed."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.content.load import load_pack
from app.errors import LeadwellError
from build.client import package_index, write_client, write_no_player
from build.compress import compress
from build.headers import policy, write_headers
from build.lessons import copy_pictures, lessons, overlay
from build.naming import files, fix, whole_digest
from build.paths import APP, ASSETS, BUILD, CONTENT, SHELL, WEB
from build.python import write_python
from build.reading.folder import write_pages
from build.reading.page import opening
from build.release import progress, write_release
from build.scripts import fill, write_boot, write_fixed, write_worker
from build.wasm.pyodide import write_slim

FONT = "assets/fonts/AtkinsonHyperlegibleNext.woff2"
"""The typeface, for the page as for Flutter, which looks for it there."""


def stamp(app: Path) -> str:
    """Return a digest over everything that goes into the pack."""
    whole = hashlib.sha256(os.environ.get("LEADWELL_SYNC_ORIGINS", "").encode())
    over = overlay()
    folders = (app, ASSETS, CONTENT, SHELL, *([over] if over else []))
    sources = (path for folder in folders for path in files(folder))
    packer = (
        path
        for folder in (BUILD, BUILD / "reading", BUILD / "standins", BUILD / "wasm")
        for path in sorted(folder.glob("*.*"))
    )
    for path in (*sources, *packer):
        if "__pycache__" not in path.parts and path.is_file():
            whole.update(str(path).encode() + path.read_bytes())
    return whole.hexdigest()


def _write_parts(inside: Path, app: Path) -> dict[str, str]:
    """Write the client, Python and the app into `inside`; return what each is called there."""
    write_client(inside / "client", app)
    found = write_python(inside, app)
    (inside / "client" / "pyodide").rename(inside / "pyodide")
    write_slim(inside / "pyodide", inside / "native.zip", found.frozen)
    shutil.copytree(ASSETS / "fonts", inside / "client" / "assets" / "fonts", dirs_exist_ok=True)
    return {path.stem: fix(path) for path in sorted(inside.iterdir())}


def publish(web: Path, parts: Mapping[str, str]) -> str:
    """Put the page, its scripts and the manifest around the parts of a release in `web/r`.

    `parts` has the name of each: client, pyodide, stdlib, site, app, later, native, and worker
    where it is not to be written anew. Returns the release's name.
    """
    inside, names = web / "r", {**parts, "lock": package_index()}
    if "worker" not in names:
        names["worker"] = write_worker(inside, names)
    write_fixed(web)
    font = f"r/{names['client']}/{FONT}"
    content = load_pack(json.loads(lessons()))
    write_pages(web, content, font)
    compress(web)
    names["boot"] = write_boot(inside, names, progress(web))
    page = opening((SHELL / "index.html").read_text(encoding="utf-8"), content, font)
    origins = os.environ.get("LEADWELL_SYNC_ORIGINS", "")
    page = fill(page, {**names, "policy": policy(origins)})
    (web / "index.html").write_text(page, encoding="utf-8")
    release = whole_digest(web)[:16]
    (web / "index.html").write_text(fill(page, {"release": release}), encoding="utf-8")
    write_release(web, release)
    write_headers(web)
    compress(web)
    return release


def pack(web: Path, app: Path) -> str:
    """Make `web` from `app` and everything else; return the release's name."""
    shutil.rmtree(web, ignore_errors=True)
    inside = web / "r"
    inside.mkdir(parents=True)
    for name in ("icons", "screenshots"):
        shutil.copytree(ASSETS / name, web / name)
    copy_pictures(web)
    for name in ("manifest.webmanifest", "robots.txt"):
        shutil.copyfile(SHELL / name, web / name)
    parts = _write_parts(inside, app)
    write_no_player(inside)
    return publish(web, parts)


def main(given: Sequence[str] | None = None) -> None:
    """Pack, unless what is there is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WEB)
    parser.add_argument("--app", type=Path, default=APP)
    arguments = parser.parse_args(given)
    wanted, made = stamp(arguments.app), arguments.out / ".stamp"
    if made.exists() and made.read_text() == wanted:
        return
    print("Packing the web app. The first time takes a minute or two.", file=sys.stderr)
    release = pack(arguments.out, arguments.app)
    made.write_text(wanted)
    print(f"Packed release {release} into {arguments.out}", file=sys.stderr)


if __name__ == "__main__":
    try:
        main()
    except LeadwellError as error:
        sys.exit(str(error))
