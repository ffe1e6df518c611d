"""Code of modules that is ready before they are imported.

A module that touches JavaScript when it is imported cannot be in a memory snapshot of Python, but
its code can. With that, a start from a snapshot looks into no archive.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import CodeType, ModuleType

NAMES = (
    "app.keys.browser",
    "app.store.web.cabinets",
    "app.store.web.indexeddb",
    "app.store.web.opfs",
    "app.store.web.pictures",
    "app.store.web.place",
    "app.store.web.script",
    "app.store.web.shelves",
    "app.store.web.turn",
    "app.sync.browser",
    "flet.messaging.pyodide_connection",
)
"""The modules that import `js`, or what only the page has, before the first screen."""


class Ready(MetaPathFinder, Loader):
    """Finds modules by code that is held in memory."""

    def __init__(self, codes: dict[str, CodeType]) -> None:
        """Find those that `codes` has by name."""
        self._codes = codes

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the module's spec; `None` where the code is not here."""
        return ModuleSpec(fullname, self) if fullname in self._codes else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code in it."""
        exec(self._codes.pop(module.__name__), module.__dict__)


def _code_of(name: str) -> CodeType:
    spec = PathFinder.find_spec(name, import_module(name.rpartition(".")[0]).__path__)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    code: CodeType = spec.loader.get_code(name)  # type: ignore[attr-defined]
    return code


def make_ready() -> None:
    """Load the code of `NAMES` and run none of it. ModuleNotFoundError: one is not there."""
    sys.meta_path.insert(0, Ready({name: _code_of(name) for name in NAMES}))
