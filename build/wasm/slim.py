"""Pyodide without what its parts can never ask for.

The interpreter is built so that any library may be loaded into it, and gives out 8,560 names; the
two extension modules of this app and Pyodide's own script ask for 570. What is only there to be
asked for by name goes: the names, the functions behind them, and the lines of the script that hand
them on. Functions keep their numbers, so those that go stay as empty ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from build.wasm import binary
from build.wasm.binary import (
    Elements,
    Export,
    bodies,
    elements,
    exports,
    imports,
    number,
    sections,
    vector,
)
from build.wasm.instructions import called, variables_of

EMPTY = bytes((0, 0x00, 0x0B))
"""A function that traps."""
NAME = re.compile(r"[A-Za-z_$][\w$]*")
LIST = re.compile(r"var (?:[\w$]+,)+wasmTable,wasmMemory;")
"""Where Emscripten declares a variable for each name that the interpreter gives out."""
GIVEN = re.compile(r'wasmExports\["([^"]+)"\]')
HANDED = "function assignWasmExports(wasmExports){"
OFFERED = "var wasmImports={"


STOP = "__abort_js"
"""What the script calls when all is lost, which is all that is offered where nobody asks."""


class NotFound(Exception):
    """Pyodide's script is not in the form it had."""


def asked(module: bytes) -> set[str]:
    """Return the names that a module asks for."""
    parts = dict(sections(module))
    return {each.name for each in imports(parts[binary.IMPORT])}


def idle(module: bytes) -> set[str]:
    """Return the names that a slim module asks for and does not use."""
    parts = dict(sections(module))
    wanted = imports(parts[binary.IMPORT])
    code = [body for body in bodies(parts[binary.CODE]) if body != EMPTY]
    functions = set[int]().union(*map(called, code))
    functions.update(*(each.functions for each in elements(parts[binary.ELEMENT])))
    functions |= {each.index for each in exports(parts[binary.EXPORT]) if each.kind == binary.FUNC}
    variables = set[int]().union(*map(variables_of, code))
    variables |= {
        each.index for each in exports(parts[binary.EXPORT]) if each.kind == binary.VARIABLE
    }
    busy = {binary.FUNC: functions, binary.VARIABLE: variables}
    unused = set[str]()
    for kind, numbers in busy.items():
        mine = [each.name for each in wanted if each.kind == kind]
        unused |= {name for number, name in enumerate(mine) if number not in numbers}
    return unused


def exports_of(module: bytes) -> set[str]:
    """Return the names that a module gives out."""
    return {each.name for each in exports(dict(sections(module))[binary.EXPORT])}


def nothing_is_spare(slot: int, function: int) -> bool:
    """Return False: whatever stands in a table may be called."""
    return False


def slim(
    module: bytes,
    names: Collection[str],
    is_spare: Callable[[int, int], bool] = nothing_is_spare,
    instead: Mapping[int, bytes] = MappingProxyType({}),
) -> bytes:
    """Return a module that gives out only `names`, without the functions that nobody can reach.

    Of a slot of a table and the function in it `is_spare` says whether nobody asks there. `instead`
    has other bodies for functions, by their numbers.
    """
    parts = list(sections(module))
    found = dict(parts)
    kept = [each for each in exports(found[binary.EXPORT]) if each.name in names]
    first = sum(each.kind == binary.FUNC for each in imports(found[binary.IMPORT]))
    code = bodies(found[binary.CODE])
    for function, body in instead.items():
        code[function - first] = body
    tables = elements(found[binary.ELEMENT])
    living = _reached(code, first, _roots(found, kept, tables, is_spare))
    left = [body if place in living else EMPTY for place, body in enumerate(code, first)]
    made = {
        binary.EXPORT: vector([each.written() for each in kept]),
        binary.ELEMENT: vector([_without(each, living).written() for each in tables]),
        binary.CODE: vector([number(len(body)) + body for body in left]),
    }
    return binary.whole(module, [(kind, made.get(kind, part)) for kind, part in parts])


def _roots(
    found: dict[int, bytes],
    kept: Iterable[Export],
    tables: Iterable[Elements],
    is_spare: Callable[[int, int], bool],
) -> set[int]:
    roots = {each.index for each in kept if each.kind == binary.FUNC}
    for each in tables:
        slots = enumerate(each.functions, each.first or 0)
        spared = each.first is not None
        roots |= {function for slot, function in slots if not (spared and is_spare(slot, function))}
    if binary.START in found:
        roots.add(binary.Reader(found[binary.START], 0).number())
    return roots


def _without(table: Elements, living: Collection[int]) -> Elements:
    """Return a part of a table where all that is dead is the same, which compresses well."""
    dead = next((each for each in table.functions if each not in living), None)
    if dead is None:
        return table
    left = tuple(each if each in living else dead for each in table.functions)
    return replace(table, functions=left)


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


def slim_script(
    script: str, names: Collection[str], offered: Collection[str], idle: Collection[str] = ()
) -> str:
    """Return Pyodide's script for an interpreter that gives out `names` and, with its extension
    modules, asks for `offered`; for those of them that are `idle` anything will do."""
    before, declared, between, handed, rest = _pieces(script)
    lines = [line for line in handed.split(";") if _handed(line) in names]
    words = set(NAME.findall("".join((before, between, *lines, rest))))
    variables = [name for name in NAME.findall(declared)[1:] if name in words]
    start = rest.index(OFFERED) + len(OFFERED)
    end = rest.index("}", start)
    offers = [
        f"{name}:{STOP}" if name in idle else offer
        for offer in rest[start:end].split(",")
        for name in [offer.split(":")[0]]
        if name in offered
    ]
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
