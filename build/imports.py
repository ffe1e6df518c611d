"""What imports what: read from the source, so that only modules that can be reached are packed."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

LAZY_TABLES = {"flet": "_LAZY", "pydantic": "_dynamic_imports"}
"""Packages that import a name's module when the name is first asked for, and their tables."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module as a wheel, a zip or a folder holds it."""

    name: str
    path: str
    """Where it is inside its archive, from the root that is on `sys.path`."""
    source: bytes

    @property
    def package(self) -> str:
        """The package that its relative imports begin at."""
        is_package = self.path.endswith("/__init__.py")
        return self.name if is_package else self.name.rpartition(".")[0]


Library = Mapping[str, Module]
"""Every module that could be packed, by its name."""


def library(entries: Iterable[tuple[str, bytes]]) -> dict[str, Module]:
    """Return the modules among the files of archives; the first of a name counts."""
    found: dict[str, Module] = {}
    for path, data in entries:
        if path.endswith(".py"):
            name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            found.setdefault(name, Module(name, path, data))
    return found


def lazy_table(module: Module) -> dict[str, str]:
    """Return where a package that imports lazily finds its names: name to module."""
    wanted = LAZY_TABLES.get(module.name)
    for node in ast.parse(module.source).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict() as table):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict() as table):
                pass
            case _:
                continue
        if name == wanted:
            return dict(_rows(module.name, table))
    return {}


def _rows(own: str, table: ast.Dict) -> Iterator[tuple[str, str]]:
    for key, value in zip(table.keys, table.values, strict=True):
        match key, value:
            case ast.Constant(value=str(name)), ast.Constant(value=str(module)):
                yield name, module
            case ast.Constant(value=str(name)), ast.Tuple(
                elts=[place, ast.Constant(value=str(module))]
            ):
                package = str(place.value) if isinstance(place, ast.Constant) else own
                part = f".{name}" if module == "__module__" else module
                yield name, f"{package}{part}".rstrip(".")


def _is_for_types(test: ast.expr) -> bool:
    match test:
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            return True
    return False


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk a tree, past what only type checkers see."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.If) and _is_for_types(child.test):
            for other in child.orelse:
                yield other
                yield from _nodes(other)
        else:
            yield child
            yield from _nodes(child)


class _Names:
    """The names that one module imports, with those it takes from lazy packages."""

    def __init__(self, module: Module, known: Library) -> None:
        self._known = known
        self._package = module.package
        self._lazy = {
            name: lazy_table(known[name])
            for name in LAZY_TABLES
            if name in known and name != module.name
        }
        self._aliases: dict[str, str] = {}
        self.found: set[str] = set()
        nodes = list(_nodes(ast.parse(module.source)))
        for node in nodes:
            if isinstance(node, ast.Import):
                self._import(node)
            elif isinstance(node, ast.ImportFrom):
                self._import_from(node)
        for node in nodes:
            match node:
                case ast.Attribute(value=ast.Name(id=alias), attr=name) if alias in self._aliases:
                    self._take(self._aliases[alias], name)

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.found.add(alias.name)
            if alias.name in self._lazy:
                self._aliases[alias.asname or alias.name] = alias.name

    def _import_from(self, node: ast.ImportFrom) -> None:
        parent = node.module or ""
        if node.level:
            parts = self._package.split(".")
            start = ".".join(parts[: len(parts) - node.level + 1])
            parent = f"{start}.{parent}" if parent else start
        self.found.add(parent)
        for alias in node.names:
            self._take(parent, alias.name)

    def _take(self, parent: str, name: str) -> None:
        """Note what `parent.name` imports: a module of its own, or one that a lazy table names."""
        if f"{parent}.{name}" in self._known:
            self.found.add(f"{parent}.{name}")
        module = self._lazy.get(parent, {}).get(name)
        if module is not None and module != parent:
            self.found.add(module)
            self._take(module, name)


def imports(module: Module, known: Library) -> set[str]:
    """Return the names of all modules that `module` imports, in functions as well."""
    return _Names(module, known).found


def is_under(name: str, prefixes: Iterable[str]) -> bool:
    """Whether `name` is one of `prefixes`, or inside one that is a package."""
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def parents(name: str) -> Iterator[str]:
    """Yield a module's name and those of the packages around it."""
    while name:
        yield name
        name = name.rpartition(".")[0]


def trace(roots: Iterable[str], known: Library, barred: Iterable[str] = ()) -> set[str]:
    """Return all modules of `known` that `roots` can come to import, past what is `barred`."""
    barred = tuple(barred)
    waiting, reached = list(roots), set[str]()
    while waiting:
        for name in parents(waiting.pop()):
            if name in known and name not in reached and not is_under(name, barred):
                reached.add(name)
                waiting.extend(imports(known[name], known))
    return reached
