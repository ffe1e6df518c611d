"""The Flutter client and Pyodide, as `flet-web` brings them, without what is never used."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

from flet_web import get_package_web_dir

KEPT = (
    "flutter.js",
    "main.dart.js",
    "main.dart.mjs",
    "main.dart.wasm",
    "version.json",
    "canvaskit/skwasm.js",
    "canvaskit/skwasm.wasm",
    "canvaskit/canvaskit.js",
    "canvaskit/canvaskit.wasm",
    "assets/AssetManifest.bin",
    "assets/AssetManifest.bin.json",
    "assets/fonts/MaterialIcons-Regular.otf",
    "assets/fonts/roboto.woff2",
    "assets/shaders/ink_sparkle.frag",
    "assets/shaders/stretch_effect.frag",
    "pyodide/pyodide.mjs",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
    "pyodide/python_stdlib.zip",
)
RENDERER_FILES = {
    "skwasm": (
        "main.dart.mjs",
        "main.dart.wasm",
        "canvaskit/skwasm.js",
        "canvaskit/skwasm.wasm",
    ),
    "canvaskit": ("main.dart.js", "canvaskit/canvaskit.js", "canvaskit/canvaskit.wasm"),
}
"""What only one renderer needs: skwasm is for Blink, canvaskit for the others (and for Blink
without WebGL)."""


RIVE = b"https://cdn.jsdelivr.net/npm/@rive-app/flutter-native-wasm@44.0.0/"
"""Where the client looks for an animation player at every start, whether the app has one or not."""


def _forget_rive(program: Path) -> None:
    """Point the client at an empty address of the same length, so that nothing is asked for."""
    data = program.read_bytes()
    if RIVE not in data:
        raise ValueError(f"{program.name} asks for Rive somewhere else now; look where, and mend.")
    program.write_bytes(data.replace(RIVE, b"data:,".ljust(len(RIVE), b"-")))


def _store(archive: Path) -> None:
    """Write a zip again without compression: what is served is compressed as a whole, and better;
    and each start of Python reads it faster."""
    with zipfile.ZipFile(archive) as packed:
        entries = [(entry, packed.read(entry)) for entry in packed.infolist()]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as stored:
        for entry, data in entries:
            stored.writestr(zipfile.ZipInfo(entry.filename, entry.date_time), data)


def write_client(folder: Path) -> None:
    """Copy the client into `folder`."""
    source = Path(get_package_web_dir())
    for name in KEPT:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)
    _store(folder / "pyodide" / "python_stdlib.zip")
    for name in ("main.dart.js", "main.dart.wasm"):
        _forget_rive(folder / name)
    loader = (folder / "flutter.js").read_text().replace("//# sourceMappingURL=flutter.js.map", "")
    bootstrap = (source / "flutter_bootstrap.js").read_text()
    start = bootstrap.index("_flutter.buildConfig = ")
    config = bootstrap[start : bootstrap.index("\n", start)]
    # Flutter's own bootstrap would also register a service worker that removes every other one.
    (folder / "flutter.js").write_text(
        f"{loader}\nwindow._flutter = window._flutter || {{}};\n{config}\n"
    )
    fonts = [
        {
            "family": "Atkinson Hyperlegible Next",
            "fonts": [{"asset": "fonts/AtkinsonHyperlegibleNext.woff2"}],
        },
        {"family": "MaterialIcons", "fonts": [{"asset": "fonts/MaterialIcons-Regular.otf"}]},
        {"family": "Roboto", "fonts": [{"asset": "fonts/roboto.woff2"}]},
    ]
    (folder / "assets" / "FontManifest.json").write_text(json.dumps(fonts))
    notices = folder / "assets" / "NOTICES"
    shutil.copyfile(source / "assets" / "NOTICES", notices)


def package_index() -> str:
    """Return the index of packages that Pyodide asks for, as JSON: an empty one, since nothing is
    ever installed by name."""
    lock = Path(get_package_web_dir()) / "pyodide" / "pyodide-lock.json"
    return json.dumps({"info": json.loads(lock.read_text())["info"], "packages": {}})
