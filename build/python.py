"""The Python side of the release: one zip that is imported from, one that is unpacked."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from app.content.compile import compile_pack
from build.paths import APP, CONTENT
from build.wheels import wheels

NATIVE = ("msgpack", "pydantic_core")
"""Packages with extension modules; those cannot be imported from a zip."""
LEFT_OUT = (
    "app/endpoint/",
    "app/cli.py",
    "app/content/check",
    "app/content/compile",
    "app/content/rules",
    "app/content/source",
    "app/keys/native",
    "app/schemas/content",
    "app/store/file",
)
"""Parts of the app that never run in a browser."""
EPOCH = (2026, 1, 1, 0, 0, 0)
"""The date of every file in a zip, so that the same input gives the same bytes."""

Entry = tuple[str, bytes]


def _wheel_entries() -> Iterator[Entry]:
    for wheel in wheels():
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if not name.endswith(("/", ".pyi", ".dist-info/RECORD", "py.typed")):
                    yield name, archive.read(name)


def _app_entries(app: Path) -> Iterator[Entry]:
    for path in sorted(app.rglob("*.py")):
        name = path.relative_to(app.parent).as_posix()
        if not name.startswith(LEFT_OUT):
            yield name, path.read_bytes()


def _content_entries(app: Path) -> Iterator[Entry]:
    """Give the compiled content, to an app that has a place for it."""
    if (app / "content").is_dir():
        pack = compile_pack(CONTENT)
        yield "app/content/pack.json", json.dumps(pack, ensure_ascii=False).encode()


def _write(target: Path, entries: list[Entry]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(entries):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data)


def write_python(folder: Path, app: Path = APP) -> None:
    """Write `site.zip` and `native.zip` into `folder`. The zips are stored: the web server
    compresses them better than they could themselves."""
    entries = [e for e in _wheel_entries() if ".dist-info/" not in e[0]]
    kinds: dict[str, list[Entry]] = {"site": [], "later": [], "native": []}
    for entry in entries:
        top = entry[0].split("/")[0]
        if top == "pydantic_core":
            kinds["native"].append(entry)
        elif top == "msgpack" and entry[0].endswith(".so"):
            pass
        elif top.startswith(("pydantic", "annotated", "typing_inspection")):
            kinds["later"].append(entry)
        else:
            kinds["site"].append(entry)
    kinds["app"] = [*_app_entries(app), *_content_entries(app)]
    for kind, found in kinds.items():
        _write(folder / f"{kind}.zip", found)
