"""Python's values as JavaScript wants them."""

from __future__ import annotations

from typing import Any

import js
from pyodide.ffi import to_js


def options(**values: Any) -> Any:
    """Return an object with `values`."""
    return to_js(values, dict_converter=js.Object.fromEntries)
