"""The Flutter client and Pyodide, as `flet-web` brings them, without what is never used."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from flet_web import get_package_web_dir

from build.fonts import icons, subset_icons
from build.paths import APP

KEPT = (
    "flutter.js",
    "assets/fonts/roboto.woff2",
    "main.dart.js",
    "main.dart.mjs",
    "main.dart.wasm",
    "canvaskit/skwasm.js",
    "canvaskit/skwasm.wasm",
    "canvaskit/canvaskit.js",
    "canvaskit/canvaskit.wasm",
    "pyodide/pyodide.mjs",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
)
ICONS = "MaterialIcons.woff2"
TEXT = "AtkinsonHyperlegibleNext.woff2"
OTHER = "roboto.woff2"
FONTS = {"Atkinson Hyperlegible Next": TEXT, "MaterialIcons": ICONS, "Roboto": OTHER}
"""Families and their files. Ours has the letters of English; a name that somebody types may have
those of Welsh, Polish, Greek or Ukrainian, and without Roboto Flutter would ask for fonts
elsewhere and draw boxes."""
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
NO_RIVE = b"r/rive0/" + b"./" * ((len(RIVE) - len("r/rive0/")) // 2)
NO_PLAYER = "window.RiveNative = () => new Promise(() => {});\n"
"""A player that never comes; a script that is missing would be an error at every start."""


def _forget_rive(program: Path) -> None:
    """Point the client at an address of ours of the same length, so that nobody else is asked."""
    data = program.read_bytes()
    if RIVE not in data:
        raise ValueError(f"{program.name} asks for Rive somewhere else now; look where, and mend.")
    program.write_bytes(data.replace(RIVE, NO_RIVE))


def write_no_player(inside: Path) -> None:
    """Write what the client finds in place of an animation player into `inside`, the folder `r`."""
    script = inside / "rive0" / "wasm" / "rive_native.js"
    script.parent.mkdir(parents=True)
    script.write_text(NO_PLAYER)


def write_client(folder: Path, app: Path = APP) -> None:
    """Copy the client into `folder`, with the icons that `app` shows."""
    source = Path(get_package_web_dir())
    for name in KEPT:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)
    for name in ("main.dart.js", "main.dart.wasm"):
        _forget_rive(folder / name)
    (folder / "flutter.js").write_text(_loader(source))
    _write_fonts(folder / "assets", app)
    shutil.copyfile(source / "assets" / "NOTICES", folder / "assets" / "NOTICES")


def _loader(source: Path) -> str:
    """Return Flutter's loader with the client's own settings, and without its bootstrap.

    That would also register a service worker that removes every other one.
    """
    loader = (source / "flutter.js").read_text().replace("//# sourceMappingURL=flutter.js.map", "")
    bootstrap = (source / "flutter_bootstrap.js").read_text()
    start = bootstrap.index("_flutter.buildConfig = ")
    config = bootstrap[start : bootstrap.index("\n", start)]
    return f"{loader}\nwindow._flutter = window._flutter || {{}};\n{config}\n"


def _write_fonts(assets: Path, app: Path) -> None:
    (assets / "fonts").mkdir(parents=True, exist_ok=True)
    (assets / "fonts" / ICONS).write_bytes(subset_icons(icons(app)))
    fonts = [
        {"family": family, "fonts": [{"asset": f"fonts/{file}"}]} for family, file in FONTS.items()
    ]
    (assets / "FontManifest.json").write_text(json.dumps(fonts, separators=(",", ":")))


def package_index() -> str:
    """Return the index of packages that Pyodide asks for, as JSON: an empty one, since nothing is
    ever installed by name."""
    lock = json.loads((Path(get_package_web_dir()) / "pyodide" / "pyodide-lock.json").read_text())
    return json.dumps({"info": lock["info"], "packages": {}}, separators=(",", ":"))
