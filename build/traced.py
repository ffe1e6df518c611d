"""What the tracing in Pyodide found, kept for as long as nothing it read changes."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build.leftout import LATER, LEFT_OUT, ROOTS
from build.node import PYODIDE, run
from build.paths import BUILD, CACHE

WHOLE = ("app", "_pyodide", "pyodide")
"""Packages of which every module that is not left out is packed, named by another or not."""
KEPT = ("traced.json", "code.zip", "frozen.zip")
"""The files that the script leaves."""
SCRIPTS = {"__main__.py": "tracing.py", "imports.py": "imports.py", "bytecode.py": "bytecode.py"}


@dataclass(frozen=True, slots=True)
class Traced:
    """The modules that an app reaches."""

    code: Mapping[str, bytes]
    """The compiled modules by their paths, `flet/app.pyc`."""
    tap: frozenset[str]
    """The paths of those that must be there before the first screen answers."""
    imports: Mapping[str, tuple[str, ...]]
    """What each of them imports, by the names of modules."""
    given: frozenset[str]
    """Modules that Pyodide has in itself."""
    frozen: Mapping[str, bytes]
    """Code of the modules that are frozen in the interpreter, marshalled."""

    def reaches(self, package: str) -> bool:
        """Whether any module of `package` is among them."""
        return any(path.split("/")[0] == package for path in self.code)


def _library(entries: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    names = set()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries:
            if name.endswith(".py") and name not in names:
                names.add(name)
                archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def traced(entries: Iterable[tuple[str, bytes]]) -> Traced:
    """Trace and compile the modules among the files `entries`; the first of a name counts."""
    plan = {
        "whole": WHOLE,
        "roots": ROOTS,
        "left_out": list(LEFT_OUT),
        "later": LATER,
    }
    files = {name: (BUILD / file).read_bytes() for name, file in SCRIPTS.items()}
    files["plan.json"] = json.dumps(plan).encode()
    files["library.zip"] = _library(entries)
    whole = hashlib.sha256((PYODIDE / "pyodide.asm.wasm").read_bytes())
    for name, data in sorted(files.items()):
        whole.update(name.encode() + data)
    kept = CACHE / "traced"
    kept.mkdir(parents=True, exist_ok=True)
    copy = kept / f"{whole.hexdigest()}.zip"
    if not copy.exists():
        found = run(files)
        part = copy.with_suffix(f".{os.getpid()}")
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in KEPT:
                archive.writestr(name, found[name])
        os.replace(part, copy)
    with zipfile.ZipFile(copy) as archive:
        read, code, frozen = map(archive.read, KEPT)
        return _read(read, _files(code), _files(frozen))


def _files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _read(found: bytes, modules: dict[str, bytes], frozen: dict[str, bytes]) -> Traced:
    result = json.loads(found)
    tap = set(result["tap"])
    return Traced(
        code=modules,
        tap=frozenset(path for path in modules if module_name(path) in tap),
        imports={name: tuple(names) for name, names in result["imports"].items()},
        given=frozenset(result["given"]),
        frozen=frozen,
    )


def module_name(path: str) -> str:
    """Return the name of the module at `path` in an archive."""
    return path.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
