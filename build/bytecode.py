"""What modules compile to, without what nobody reads there. `build.tracing` runs it in Pyodide."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from types import CodeType

_NAMED = re.compile(r"\\N\{([A-Z0-9 -]+)\}")
READERS = ("register",)
"""Decorators that read what a function says of types."""
TYPED = ("pydantic", "pydantic_core", "annotated_types", "pyodide", "_pyodide", "app.schemas")
"""Packages whose functions' types are read, or may be."""
_LONGEST = 8
"""Code units that one entry of a location table covers at most."""
_NO_COLUMN, _NO_LOCATION = 13, 15


class Quiet(ast.NodeTransformer):
    """Takes docstrings away, from functions and modules alone or from classes as well.

    A class keeps a blank one at least: a dataclass without any writes one from its signature, which
    takes longer than all else about it.
    """

    def __init__(self, classes: bool) -> None:
        """Take those of `classes` too."""
        self._classes = classes

    def _strip(self, node: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        self.generic_visit(node)
        match node.body:
            case [ast.Expr(value=ast.Constant(value=str())) as first, *rest]:
                node.body = rest or [ast.copy_location(ast.Pass(), first)]
        return node

    visit_Module = visit_FunctionDef = visit_AsyncFunctionDef = _strip

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Blank the docstring of a class."""
        self.generic_visit(node)
        match node.body:
            case [ast.Expr(value=ast.Constant(value=str()) as words), *_] if self._classes:
                words.value = " "
        return node


class Named(ast.NodeTransformer):
    """Writes a character that a pattern names, as in `r"\\N{EN DASH}"`, by its number.

    Names of characters are not packed (see `build/wasm/spare.py`), and only patterns look for them
    while the app runs.
    """

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """Put numbers in place of names."""
        if isinstance(node.value, str):
            node.value = _NAMED.sub(_numbered, node.value)
        return node


def _numbered(found: re.Match[str]) -> str:
    return f"\\U{ord(unicodedata.lookup(found[1])):08x}"


class Bare(ast.NodeTransformer):
    """Takes away what functions and modules say of types; classes keep it, dataclasses read it.

    A function that is registered by the type of its argument keeps it too.
    """

    def _bare(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        self.generic_visit(node)
        if not any(_last(each) in READERS for each in node.decorator_list):
            given = node.args
            every = (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg)
            for each in every:
                if each is not None:
                    each.annotation = None
            node.returns = None
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = _bare

    def visit_Module(self, node: ast.Module) -> ast.AST:
        """Make plain assignments of a module's annotated ones."""
        self.generic_visit(node)
        node.body = [_plain(each) for each in node.body]
        return node


def _last(node: ast.expr) -> str:
    """Return the last name of a decorator."""
    match node:
        case ast.Call(func=inner):
            return _last(inner)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _plain(node: ast.stmt) -> ast.stmt:
    match node:
        case ast.AnnAssign(value=None):
            return ast.copy_location(ast.Pass(), node)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            return ast.copy_location(ast.Assign([target], value), node)
    return node


def _chunks(number: int) -> Iterator[int]:
    """Yield a signed number as a location table writes it, six bits a byte."""
    value = -number << 1 | 1 if number < 0 else number << 1
    while value >= 64:
        yield 64 | value & 63
        value >>= 6
    yield value


def _entries(code: CodeType, lines: bool) -> Iterator[int]:
    last = code.co_firstlineno
    spans = code.co_lines() if lines else [(0, len(code.co_code), last)]
    for start, end, line in spans:
        units = (end - start) // 2
        while units > 0:
            length = min(units, _LONGEST)
            kind = _NO_LOCATION if line is None else _NO_COLUMN
            yield 128 | kind << 3 | length - 1
            if line is not None:
                yield from _chunks(line - last)
                last = line
            units -= length


def located(code: CodeType, lines: bool) -> CodeType:
    """Return `code` that knows no columns, and with `lines` its lines, else only its first.

    A trace still names the function. What tells lines and columns apart is a third of what compiled
    code weighs on the wire.
    """
    inner = (located(one, lines) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=bytes(_entries(code, lines)), co_consts=tuple(inner))


def compiled(source: bytes, path: str, ours: bool) -> CodeType:
    """Return a module's code; `ours` keeps its lines and the docstrings of its classes.

    Docstrings of the app's errors are shown to people.
    """
    tree: ast.Module = Quiet(classes=not ours).visit(ast.parse(source, path))
    if ours:
        tree = Named().visit(tree)
    if not path.startswith(tuple(f"{name.replace('.', '/')}/" for name in TYPED)):
        tree = Bare().visit(tree)
    return located(compile(tree, path, "exec", dont_inherit=True), lines=ours)
