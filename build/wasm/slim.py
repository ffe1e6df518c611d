"""Pyodide without what its parts can never ask for.

The interpreter is built so that any library may be loaded into it, and gives out 8,560 names; the
two extension modules of this app and Pyodide's own script ask for 570. What is only there to be
asked for by name goes: the names, the functions behind them, and the lines of the script that hand
them on. Functions keep their numbers, so those that go stay as empty ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from build.wasm import binary
from build.wasm.binary import Export, bodies, elements, exports, imports, number, sections, vector
from build.wasm.instructions import called

EMPTY = bytes((0, 0x00, 0x0B))
"""A function that traps."""
NAME = re.compile(r"[A-Za-z_$][\w$]*")
LIST = re.compile(r"var (?:[\w$]+,)+wasmTable,wasmMemory;")
"""Where Emscripten declares a variable for each name that the interpreter gives out."""
GIVEN = re.compile(r'wasmExports\["([^"]+)"\]')
HANDED = "function assignWasmExports(wasmExports){"
OFFERED = "var wasmImports={"


class NotFound(Exception):
    """Pyodide's script is not in the form it had."""


def asked(module: bytes) -> set[str]:
    """Return the names that a module asks for."""
    parts = dict(sections(module))
    return {each.name for each in imports(parts[binary.IMPORT])}


def exports_of(module: bytes) -> set[str]:
    """Return the names that a module gives out."""
    return {each.name for each in exports(dict(sections(module))[binary.EXPORT])}


def slim(module: bytes, names: Collection[str]) -> bytes:
    """Return a module that gives out only `names`, without the functions that nobody can reach."""
    parts = list(sections(module))
    found = dict(parts)
    kept = [each for each in exports(found[binary.EXPORT]) if each.name in names]
    first = sum(each.kind == binary.FUNC for each in imports(found[binary.IMPORT]))
    code = bodies(found[binary.CODE])
    living = _reached(code, first, _roots(found, kept))
    left = [body if place in living else EMPTY for place, body in enumerate(code, first)]
    instead = {
        binary.EXPORT: vector([each.written() for each in kept]),
        binary.CODE: vector([number(len(body)) + body for body in left]),
    }
    return binary.whole(module, [(kind, instead.get(kind, part)) for kind, part in parts])


def _roots(found: dict[int, bytes], kept: Iterable[Export]) -> set[int]:
    roots = elements(found[binary.ELEMENT])
    roots |= {each.index for each in kept if each.kind == binary.FUNC}
    if binary.START in found:
        roots.add(binary.Reader(found[binary.START], 0).number())
    return roots


def _reached(code: list[bytes], first: int, roots: set[int]) -> set[int]:
    """Return the functions that `roots` lead to, with themselves."""
    reached = set[int]()
    waiting = [*roots]
    while waiting:
        function = waiting.pop()
        if function not in reached:
            reached.add(function)
            if function >= first:
                waiting += called(code[function - first])
    return reached


def _pieces(script: str) -> tuple[str, str, str, str, str]:
    """Return a script as: before, the names, between, what is handed on, the rest."""
    names = LIST.search(script)
    if names is None or HANDED not in script or OFFERED not in script:
        raise NotFound("pyodide.asm.mjs")
    start = script.index(HANDED, names.end()) + len(HANDED)
    end = script.index("}", start)
    before, between = script[: names.start()], script[names.end() : start]
    return before, names.group(), between, script[start:end], script[end:]


def used(script: str) -> set[str]:
    """Return every word of a script but those that only hand on what the interpreter gives out."""
    before, _, between, _, rest = _pieces(script)
    return set(NAME.findall(before + between + rest))


def slim_script(script: str, names: Collection[str], offered: Collection[str]) -> str:
    """Return Pyodide's script for an interpreter that gives out `names` and, with its extension
    modules, asks for `offered`."""
    before, declared, between, handed, rest = _pieces(script)
    lines = [line for line in handed.split(";") if _handed(line) in names]
    words = set(NAME.findall("".join((before, between, *lines, rest))))
    variables = [name for name in NAME.findall(declared)[1:] if name in words]
    start = rest.index(OFFERED) + len(OFFERED)
    end = rest.index("}", start)
    offers = [offer for offer in rest[start:end].split(",") if offer.split(":")[0] in offered]
    return "".join(
        (
            before,
            f"var {','.join(variables)};",
            between,
            ";".join(lines),
            rest[:start],
            ",".join(offers),
            rest[end:],
        )
    )


def _handed(line: str) -> str:
    """Return the name in `_name=Module["_name"]=wasmExports["name"]` and the like."""
    found = GIVEN.search(line)
    return found[1] if found else ""
