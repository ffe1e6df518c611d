"""`python -m build.pack`: make `build/web` if anything it is made of has changed."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
from pathlib import Path

from build.client import write_client
from build.compress import compress
from build.headers import policy, write_headers
from build.paths import APP, ASSETS, BUILD, CONTENT, SHELL, WEB
from build.python import write_python
from build.release import files, name_release, write_release

INSIDE = ("boot.js", "worker.js")
"""Parts of the shell that belong to a release; the others stand at the top."""


def stamp(app: Path) -> str:
    """Return a digest over everything that goes into the pack."""
    whole = hashlib.sha256(os.environ.get("LEADWELL_SYNC_ORIGINS", "").encode())
    for folder in (app, ASSETS, CONTENT, SHELL, BUILD / "standins", BUILD):
        for path in sorted(folder.glob("*.*") if folder == BUILD else files(folder)):
            if "__pycache__" not in path.parts and path.is_file():
                whole.update(str(path).encode() + path.read_bytes())
    return whole.hexdigest()


def pack(web: Path, app: Path) -> str:
    """Make `web` from `app` and everything else; return the release's name."""
    shutil.rmtree(web, ignore_errors=True)
    inside = web / "r" / "new"
    inside.mkdir(parents=True)
    write_client(inside, app)
    write_python(inside, app)
    shutil.copytree(ASSETS / "fonts", inside / "assets" / "fonts", dirs_exist_ok=True)
    for name in INSIDE:
        shutil.copyfile(SHELL / name, inside / name)
    for name in ("icons", "pictures", "screenshots"):
        shutil.copytree(ASSETS / name, web / name)
    shutil.copyfile(SHELL / "manifest.webmanifest", web / "manifest.webmanifest")
    page = (
        (SHELL / "index.html")
        .read_text()
        .replace("{policy}", policy(os.environ.get("LEADWELL_SYNC_ORIGINS", "")))
    )
    (web / "index.html").write_text(page)
    release = name_release(web)
    (web / "index.html").write_text(page.replace("{release}", release))
    inside.rename(web / "r" / release)
    shutil.copyfile(SHELL / "sw.js", web / "sw.js")
    write_release(web, release)
    write_headers(web)
    compress(web)
    return release


def main() -> None:
    """Pack, unless what is there is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WEB)
    parser.add_argument("--app", type=Path, default=APP)
    arguments = parser.parse_args()
    wanted, made = stamp(arguments.app), arguments.out / ".stamp"
    if made.exists() and made.read_text() == wanted:
        return
    print("Packing the web app. The first time takes a minute or two.", file=sys.stderr)
    release = pack(arguments.out, arguments.app)
    made.write_text(wanted)
    print(f"Packed release {release} into {arguments.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
