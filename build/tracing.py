"""Run inside Pyodide by `build.python`: which modules are reached, and what they compile to.

Only Python 3.14 reads the standard library of Python 3.14, and only it compiles for itself.
"""

import importlib.machinery
import importlib.util
import json
import marshal
import sys
import zipfile
from collections.abc import Collection

import bytecode  # type: ignore[import-not-found]
from imports import Library, Module, imports, library, trace  # type: ignore[import-not-found]

EPOCH = (2026, 1, 1, 0, 0, 0)
OURS = "app"
BOOTSTRAP = {
    "importlib._bootstrap": "_frozen_importlib",
    "importlib._bootstrap_external": "_frozen_importlib_external",
}
"""Modules that are frozen under other names."""


def compiled(module: Module) -> bytes:
    """Return a module as the bytes of a `.pyc` file that is never compared with a source."""
    code = bytecode.compiled(module.source, module.path, module.name.split(".")[0] == OURS)
    data = importlib._bootstrap_external._code_to_hash_pyc(code, bytes(8), False)  # type: ignore[attr-defined]
    return bytes(data)


def write(known: Library, names: Collection[str]) -> None:
    """Write the compiled modules as a zip."""
    with zipfile.ZipFile("/out/code.zip", "w", zipfile.ZIP_STORED) as target:
        for name in sorted(names):
            entry = zipfile.ZipInfo(known[name].path + "c", EPOCH)
            target.writestr(entry, compiled(known[name]))


def write_frozen(known: Library) -> None:
    """Write the modules that are frozen in the interpreter, compiled like the others."""
    with zipfile.ZipFile("/out/frozen.zip", "w", zipfile.ZIP_STORED) as target:
        for name, module in sorted(known.items()):
            if importlib.machinery.FrozenImporter.find_spec(name) or name in BOOTSTRAP:
                # The import system knows its own frames by this.
                code = bytecode.compiled(module.source, f"<frozen {name}>", False)
                entry = zipfile.ZipInfo(BOOTSTRAP.get(name, name), EPOCH)
                target.writestr(entry, marshal.dumps(code))


def main() -> None:
    """Read `/in`, trace, compile, and leave the result in `/out`."""
    with open("/in/plan.json") as file:
        plan = json.load(file)
    with zipfile.ZipFile("/in/library.zip") as archive:
        known = library((name, archive.read(name)) for name in archive.namelist())
    write_frozen(known)
    frozen = {name for name in known if importlib.machinery.FrozenImporter.find_spec(name)}
    frozen |= BOOTSTRAP.keys() & known.keys()
    for name in frozen:
        del known[name]
    roots = [name for name in known if name.split(".")[0] in plan["whole"]] + plan["roots"]
    tap = trace(roots, known, [*plan["left_out"], *plan["later"]])
    every = trace(roots, known, plan["left_out"])
    result = {
        "tap": sorted(tap),
        "later": sorted(every - tap),
        "imports": {name: sorted(imports(known[name], known)) for name in sorted(every)},
        "given": sorted({*sys.builtin_module_names, *frozen}),
    }
    with open("/out/traced.json", "w") as file:
        json.dump(result, file)
    write(known, every)


if __name__ == "__main__":
    main()
