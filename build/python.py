"""The Python side of the release: what is there before the first tap, and what comes after it.

`stdlib`, `site` and `app` hold what the first screen needs, `later` what checks data from outside
and what sends, `native` the packages with extension modules, which cannot be imported from a zip.

Only modules that the app can reach are packed, compiled, the libraries without docstrings and
lines (see `build.tracing`). Measured in Pyodide 314 under Node, medians of five in one run, for
what must be there before the first screen: sources as they are 892 kB with Brotli, Python up in
2.0 s, imported in 1.4 s; sources without docstrings 548 kB, 2.0 s, 1.5 s; compiled without
docstrings 1,426 kB, 0.75 s, 0.76 s; without lines as well 966 kB, 0.47 s, 0.71 s.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from build.fonts import icons, subset_names
from build.lessons import lessons
from build.node import PYODIDE
from build.paths import APP, BUILD
from build.traced import Traced, traced
from build.wheels import wheels

NATIVE = ("msgpack", "pydantic_core")
"""Packages with extension modules."""
ICON_NAMES = "flet/controls/material/icons.json"
NOT_HERE = (
    "app/endpoint/",
    "app/commands/",
    "app/cli.py",
    "app/content/check",
    "app/content/compile",
    "app/content/editors",
    "app/content/forms",
    "app/content/gift/",
    "app/content/links",
    "app/content/pictures",
    "app/content/question_rules",
    "app/content/quiz",
    "app/content/replace",
    "app/content/rules",
    "app/content/showing_rules",
    "app/content/source",
    "app/content/template",
    "app/content/unread",
    "app/content/visit_rules",
    "app/content/written",
    "app/content/xlsform/",
    "app/keys/native",
    "app/schemas/content",
    "app/store/file",
)
"""Parts of the app that never run in a browser."""
UNUSED = (
    "fontTools/__init__.py",
    "fontTools/pens/__init__.py",
    "fontTools/pens/ttGlyphPen.py",
    "fontTools/varLib/__init__.py",
    "fpdf/bidi.py",
    "fpdf/drawing.py",
    "fpdf/encryption.py",
    "fpdf/font_type_3.py",
    "fpdf/html.py",
    "fpdf/image_parsing.py",
    "fpdf/linearization.py",
    "fpdf/pattern.py",
    "fpdf/recorder.py",
    "fpdf/sign.py",
    "fpdf/svg.py",
    "fpdf/table.py",
    "fpdf/template.py",
    "fpdf/text_region.py",
    "fpdf/transitions.py",
    "segno/utils.py",
    "segno/writers.py",
)
"""What fpdf2 and segno import, and a sheet of text in a built-in typeface does without, and a code
whose squares we draw ourselves."""
STAND_INS = {
    "importlib/metadata/__init__.py": "metadata.py",
    "sysconfig/__init__.py": "sysconfig.py",
    "html/entities.py": "entities.py",
    "flet_charts/__init__.py": "unused.py",  # it would import every other kind of chart
    **dict.fromkeys(UNUSED, "unused.py"),
}
"""Modules of the standard library and of wheels, and what is packed in their place."""
MENDED = {
    "idna/core.py": (
        b"not unicodedata.name(chr(cp))",
        b'unicodedata.category(chr(cp)) in ("Cc", "Cn", "Co", "Cs")',
    )
}
"""Words in modules of wheels, and what is packed in their place. No names of characters are packed
(see `build/wasm/spare.py`); those that have none are of these categories."""
EPOCH = (2026, 1, 1, 0, 0, 0)
"""The date of every file in a zip, so that the same input gives the same bytes."""

Entry = tuple[str, bytes]


def _zip_entries(archive: Path) -> Iterator[Entry]:
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            if not name.endswith("/"):
                yield name, packed.read(name)


def mended(entry: Entry) -> Entry:
    """Return a file of a wheel as it is packed. ValueError: it has not the words that it had."""
    name, data = entry
    if name in MENDED:
        was, becomes = MENDED[name]
        if data.count(was) != 1:
            raise ValueError(f"{name} is another now; look whether it still needs mending.")
        data = data.replace(was, becomes)
    return name, data


def _app_entries(app: Path) -> Iterator[Entry]:
    for path in sorted(app.rglob("*.py")):
        name = path.relative_to(app.parent).as_posix()
        if not name.startswith(NOT_HERE):
            yield name, path.read_bytes()


def _content_entries(app: Path) -> Iterator[Entry]:
    """Give the compiled content, to an app that has a place for it."""
    if (app / "content").is_dir():
        yield "app/content/pack.json", lessons()


def _write(target: Path, entries: Iterable[Entry]) -> None:
    """Write a zip without compression: what is served is compressed as a whole, and better; and
    each start of Python reads it faster."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(entries):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data)


def _native(wheel_entries: list[Entry], result: Traced) -> Iterator[Entry]:
    """Give the packages with extension modules; what stands in for one is left out."""
    for name, data in wheel_entries:
        package = name.split("/")[0]
        if package in NATIVE and name.endswith(".so") and result.reaches(package):
            yield name, data
    for name, data in result.code.items():
        if name.split("/")[0] in NATIVE and not name.endswith("/fallback.pyc"):
            yield name, data


def trace_app(app: Path = APP) -> tuple[Traced, list[Entry], set[str]]:
    """Return what `app` reaches, the files of the wheels, and the names in the standard library."""
    wheel_entries = [mended(entry) for wheel in wheels() for entry in _zip_entries(wheel)]
    instead = [(name, (BUILD / "standins" / file).read_bytes()) for name, file in STAND_INS.items()]
    library = list(_zip_entries(PYODIDE / "python_stdlib.zip"))
    result = traced([*_app_entries(app), *instead, *wheel_entries, *library])
    return result, wheel_entries, {f"{name}c" for name, _ in library if name.endswith(".py")}


def write_python(folder: Path, app: Path = APP) -> Traced:
    """Write the archives into `folder`: stdlib, site, app, later and native; return what is in."""
    result, wheel_entries, library = trace_app(app)
    kinds: dict[str, list[Entry]] = {"stdlib": [], "site": [], "later": []}
    kinds["app"] = list(_content_entries(app))
    for name, data in result.code.items():
        is_ours = name.startswith("app/")
        if name not in result.tap and not is_ours:
            if name in library or name.split("/")[0] not in NATIVE:
                kinds["later"].append((name, data))
        elif name in library:
            kinds["stdlib"].append((name, data))
        else:
            kinds["app" if is_ours else "site"].append((name, data))
    for name, data in wheel_entries:
        if name == ICON_NAMES:
            kinds["site"].append((name, subset_names(data, icons(app))))
    kinds["native"] = list(_native(wheel_entries, result))
    for kind, entries in kinds.items():
        _write(folder / f"{kind}.zip", entries)
    return result
