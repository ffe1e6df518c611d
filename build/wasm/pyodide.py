"""Pyodide as it is packed: slim."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from build.wasm import binary
from build.wasm.binary import addresses, bodies, number, sections
from build.wasm.builtins import forget, forget_frozen, hush, refreeze
from build.wasm.instructions import mentioned
from build.wasm.memory import Memory
from build.wasm.shake import shaken
from build.wasm.slim import (
    NAME,
    asked,
    exports_of,
    idle,
    nothing_is_spare,
    slim,
    slim_script,
    used,
)
from build.wasm.spare import BLANK, MODULES, NOT_FOUND, POINTERS, is_known, is_spare

INTERPRETER = "pyodide.asm.wasm"
GLUE = "pyodide.asm.mjs"
"""Emscripten's script around the interpreter."""
ROOM = "pyodide.mjs"
"""Pyodide's own script."""
ZERO = bytes((0, binary.CONSTANT, 0, 0x0B))
"""A function that returns 0."""


def extensions(archive: Path) -> list[bytes]:
    """Return the extension modules in an archive."""
    with zipfile.ZipFile(archive) as packed:
        return [packed.read(name) for name in packed.namelist() if name.endswith(".so")]


def lighten(module: bytes, frozen: Mapping[str, bytes]) -> bytes:
    """Return the interpreter with less in its memory: modules that are spare, and words for people.

    `frozen` has the code of the modules frozen in it as it is packed for others, marshalled.
    """
    parts = list(sections(module))
    found, named = dict(parts), addresses(module)
    memory = Memory(found[binary.DATA])
    lists = {name: memory.word(named[name]) for name in named if name in LISTS}
    for name in ("_PyImport_FrozenBootstrap", "_PyImport_FrozenStdlib"):
        refreeze(memory, lists[name], frozen)
    forget_frozen(memory, lists["_PyImport_FrozenTest"])
    first = POINTERS if is_known(module) else 0
    pointed = set(memory.words(first)).union(*map(mentioned, bodies(found[binary.CODE])))
    hush(memory, pointed)
    if is_known(module):
        forget(memory, lists["PyImport_Inittab"], MODULES)
        for part in BLANK:
            memory.clear(part.start, part.stop)
    data, count = memory.written()
    made = {binary.DATA: data, binary.COUNT: number(count)}
    return binary.whole(module, [(kind, made.get(kind, part)) for kind, part in parts])


LISTS = (
    "PyImport_Inittab",
    "_PyImport_FrozenBootstrap",
    "_PyImport_FrozenStdlib",
    "_PyImport_FrozenTest",
)
"""CPython's names for its lists of modules that are built in, and of those that are frozen."""


def write_slim(folder: Path, native: Path, frozen: Mapping[str, bytes]) -> None:
    """Change Pyodide in `folder` so that it serves the extension modules in `native` and itself.

    `frozen`: see `lighten`.
    """
    whole = (folder / INTERPRETER).read_bytes()
    glue = (folder / GLUE).read_text(encoding="utf-8")
    room = (folder / ROOM).read_text(encoding="utf-8")
    others = extensions(native)
    offered = asked(whole).union(*map(asked, others))
    words = used(glue) | set(NAME.findall(room))
    names = {
        name
        for name in exports_of(whole)
        if name in offered or name in words or f"_{name}" in words
    }
    light = lighten(whole, frozen)
    if is_known(whole):
        made = slim(light, names, is_spare, dict.fromkeys(NOT_FOUND, ZERO))
    else:
        made = slim(light, names, nothing_is_spare)
    (folder / INTERPRETER).write_bytes(made)
    spare = idle(made) - set().union(*map(asked, others))
    light_glue = slim_script(glue, names, offered, spare)
    (folder / GLUE).write_text(shaken(light_glue, room), encoding="utf-8")
