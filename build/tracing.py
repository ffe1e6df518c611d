"""Run inside Pyodide by `build.python`: which modules are reached, and what they compile to.

Only Python 3.14 reads the standard library of Python 3.14, and only it compiles for itself.
"""

import ast
import importlib.machinery
import importlib.util
import json
import sys
import zipfile
from collections.abc import Collection
from types import CodeType

from imports import Library, Module, imports, library, trace  # type: ignore[import-not-found]

EPOCH = (2026, 1, 1, 0, 0, 0)
WITH_WORDS = "app"
"""The package that is compiled as it stands: docstrings of its errors are shown to people."""


class _Quiet(ast.NodeTransformer):
    """Takes docstrings away.

    A class keeps a blank one: a dataclass without any writes one from its signature, which takes
    longer than all else about it.
    """

    def _strip(self, node: ast.AST) -> ast.AST:
        self.generic_visit(node)
        match node:
            case (
                ast.Module(body=[ast.Expr(value=ast.Constant(value=str())) as first, *rest])
                | ast.ClassDef(body=[ast.Expr(value=ast.Constant(value=str())) as first, *rest])
                | ast.FunctionDef(body=[ast.Expr(value=ast.Constant(value=str())) as first, *rest])
                | ast.AsyncFunctionDef(
                    body=[ast.Expr(value=ast.Constant(value=str())) as first, *rest]
                )
            ):
                if isinstance(node, ast.ClassDef):
                    first.value = ast.copy_location(ast.Constant(" "), first.value)
                else:
                    node.body = rest or [ast.copy_location(ast.Pass(), first)]
        return node

    visit_Module = visit_ClassDef = visit_FunctionDef = visit_AsyncFunctionDef = _strip


def lineless(code: CodeType) -> CodeType:
    """Return `code` with every instruction on its first line.

    A library's trace still names the function; what tells lines and columns apart is a third of
    what compiled code weighs on the wire.
    """
    units = len(code.co_code) // 2
    # Entries of the location table: no column, no change of line, for up to eight code units.
    whole, rest = divmod(units, 8)
    table = b"\xef\x00" * whole + (bytes((0xE8 | (rest - 1), 0)) if rest else b"")
    inner = (lineless(item) if isinstance(item, CodeType) else item for item in code.co_consts)
    return code.replace(co_linetable=table, co_consts=tuple(inner))


def compiled(module: Module) -> bytes:
    """Return a module as the bytes of a `.pyc` file that is never compared with a source."""
    tree = ast.parse(module.source, module.path)
    if module.name.split(".")[0] == WITH_WORDS:
        code = compile(tree, module.path, "exec", dont_inherit=True)
    else:
        code = lineless(compile(_Quiet().visit(tree), module.path, "exec", dont_inherit=True))
    data = importlib._bootstrap_external._code_to_hash_pyc(code, bytes(8), False)  # type: ignore[attr-defined]
    return bytes(data)


def write(known: Library, names: Collection[str]) -> None:
    """Write the compiled modules as a zip."""
    with zipfile.ZipFile("/out/code.zip", "w", zipfile.ZIP_STORED) as target:
        for name in sorted(names):
            entry = zipfile.ZipInfo(known[name].path + "c", EPOCH)
            target.writestr(entry, compiled(known[name]))


def main() -> None:
    """Read `/in`, trace, compile, and leave the result in `/out`."""
    with open("/in/plan.json") as file:
        plan = json.load(file)
    with zipfile.ZipFile("/in/library.zip") as archive:
        known = library((name, archive.read(name)) for name in archive.namelist())
    frozen = {name for name in known if importlib.machinery.FrozenImporter.find_spec(name)}
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
