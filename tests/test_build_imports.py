"""Which modules a module imports, read from its source."""

from __future__ import annotations

from build.imports import imports, library, trace

FLET = b'_LAZY = {"Row": "flet.row", "border": "flet.inner", "Text": "flet.text"}\n'


def known(**sources: str) -> dict[str, bytes]:
    """Return files by their paths, written as `a__b` for `a/b`."""
    return {f"{name.replace('__', '/')}.py": source.encode() for name, source in sources.items()}


def found(source: str, **others: str) -> set[str]:
    """Return what a module `pack.one` with `source` imports."""
    files = known(pack__one=source, **others)
    files["pack/__init__.py"] = b""
    modules = library(files.items())
    return imports(modules["pack.one"], modules)


def test_imports_in_functions_and_under_conditions_count() -> None:
    source = "def f():\n    import a\nif x:\n    import b.c\nelse:\n    from d import e\n"
    assert found(source) == {"a", "b.c", "d"}


def test_imports_for_type_checkers_do_not() -> None:
    source = "if TYPE_CHECKING:\n    import a\nelse:\n    import b\n"
    source += "if typing.TYPE_CHECKING:\n    import c\n"
    assert found(source) == {"b"}


def test_a_name_taken_from_a_package_may_be_a_module() -> None:
    assert found("from pack import two, three", pack__two="") == {"pack", "pack.two"}


def test_relative_imports_begin_at_the_package() -> None:
    assert found("from . import two\nfrom .two import x", pack__two="") == {"pack", "pack.two"}


def test_names_of_a_lazy_package_bring_their_modules() -> None:
    files = {
        "flet/__init__.py": FLET,
        "flet/row.py": b"",
        "flet/text.py": b"",
        "flet/inner/border.py": b"",
    }
    files["app.py"] = b"import flet as ft\nfrom flet import Text\nx = ft.Row\ny = ft.border\n"
    modules = library(files.items())
    wanted = {"flet", "flet.row", "flet.text", "flet.inner", "flet.inner.border"}
    assert imports(modules["app"], modules) == wanted


def test_a_trace_goes_on_through_what_is_reached_and_brings_the_packages_around_it() -> None:
    files = {"a.py": b"import p.q.r", "p/__init__.py": b"import b", "p/q/__init__.py": b""}
    files |= {"p/q/r.py": b"import c", "b.py": b"", "c.py": b"", "d.py": b"import a"}
    modules = library(files.items())
    assert trace(["a"], modules) == {"a", "p", "p.q", "p.q.r", "b", "c"}


def test_a_trace_stops_at_what_is_barred() -> None:
    files = {"a.py": b"import p.q, pq", "p/__init__.py": b"", "p/q.py": b"import b", "b.py": b""}
    files["pq.py"] = b""
    modules = library(files.items())
    assert trace(["a"], modules, ["p"]) == {"a", "pq"}
