"""Who may import whom: the dependency rule of the README, as a test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"
LAYERS = {
    "models": set(),
    "schemas": {"models"},
    "content": {"schemas", "models"},
    "store": {"schemas", "models"},
    "keys": {"models"},
    "sync": {"schemas", "models"},
    "state": {"store", "sync", "keys", "content", "models"},
    "words": set(),
    "ui": {"state", "models", "words"},
    "endpoint": {"schemas", "models", "sync"},
}
"""A layer, and those it may import besides itself and `app.errors`."""
EXTERNAL = {
    "flet": {"main", "rehearsal", "state", "ui"},
    "pydantic": {"schemas", "content", "endpoint"},
    "pydantic_core": {"schemas", "content", "endpoint"},
    "yaml": {"content"},
    "openpyxl": {"content", "endpoint"},
    "tinydb": {"store"},
    "fsrs": {"models"},
    "fpdf": {"models"},
    "flet_charts": {"ui"},
    "segno": {"models", "endpoint"},
    "httpx": {"endpoint", "machine", "sync"},
    "sqlalchemy": {"cli", "commands", "endpoint"},
    "fastapi": {"endpoint"},
    "alembic": {"endpoint"},
    "psycopg": {"endpoint"},
    "authlib": {"endpoint"},
    "joserfc": {"endpoint"},
    "prometheus_client": {"endpoint"},
    "orjson": {"endpoint"},
    "cryptography": {"keys", "endpoint"},
}
"""A library, and the layers and modules that may use it."""
BROWSER = {"js", "pyodide", "leadwell_page"}
BROWSER_MODULES = ("store/web/", "keys/browser.py", "sync/browser.py", "sync/fetch.py")
FILES = sorted(APP.rglob("*.py"))


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _layer(file: Path) -> str:
    inside = file.relative_to(APP)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(APP)))
def test_a_module_imports_only_what_its_layer_may(file: Path) -> None:
    layer = _layer(file)
    for name in _imports(file):
        parts = name.split(".")
        if parts[0] == "app" and len(parts) > 1 and layer in LAYERS:
            allowed = LAYERS[layer] | {layer, "errors"} | ({"text"} if layer == "ui" else set())
            assert parts[1] in allowed, f"{layer} may not import {name}"
        if layer == "endpoint" and parts[:2] == ["app", "sync"]:
            assert parts[2] == "protocol"
        if parts[0] in EXTERNAL:
            assert layer in EXTERNAL[parts[0]], f"{layer} may not import {name}"
        if parts[0] in BROWSER:
            inside = file.relative_to(APP).as_posix()
            assert inside.startswith(BROWSER_MODULES), f"{file} may not import {name}"
        assert parts[:2] != ["app", "main"]
