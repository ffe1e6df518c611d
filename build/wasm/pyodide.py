"""Pyodide as it is packed: slim."""

from __future__ import annotations

import zipfile
from pathlib import Path

from build.wasm.slim import NAME, asked, exports_of, slim, slim_script, used

INTERPRETER = "pyodide.asm.wasm"
GLUE = "pyodide.asm.mjs"
"""Emscripten's script around the interpreter."""
ROOM = "pyodide.mjs"
"""Pyodide's own script."""


def extensions(archive: Path) -> list[bytes]:
    """Return the extension modules in an archive."""
    with zipfile.ZipFile(archive) as packed:
        return [packed.read(name) for name in packed.namelist() if name.endswith(".so")]


def write_slim(folder: Path, native: Path) -> None:
    """Change Pyodide in `folder` so that it serves the extension modules in `native` and itself."""
    whole = (folder / INTERPRETER).read_bytes()
    glue = (folder / GLUE).read_text(encoding="utf-8")
    offered = asked(whole).union(*map(asked, extensions(native)))
    words = used(glue) | set(NAME.findall((folder / ROOM).read_text(encoding="utf-8")))
    names = {
        name
        for name in exports_of(whole)
        if name in offered or name in words or f"_{name}" in words
    }
    (folder / INTERPRETER).write_bytes(slim(whole, names))
    (folder / GLUE).write_text(slim_script(glue, names, offered), encoding="utf-8")
