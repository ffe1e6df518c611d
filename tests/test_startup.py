"""What the way to the first screen imports."""

from __future__ import annotations

import subprocess
import sys

from build.leftout import LATER

START = """
import importlib.abc, sys

LATER = {later!r}

class Gate(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in LATER:
            raise AssertionError(f"{{name}} is imported before the first screen")

# Python's own start and the installed tools may have some of them already.
for name in [name for name in sys.modules if name.split(".")[0] in LATER]:
    del sys.modules[name]
sys.meta_path.insert(0, Gate())
import {module}
"""


def imported(module: str, later: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Import `module` in a Python of its own, where nothing of `later` can be."""
    code = START.format(later=later, module=module)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_nothing_that_comes_later_is_imported_on_the_way_to_the_first_screen() -> None:
    # On a desktop the standard library imports `email` and `http` for others.
    libraries = tuple(name for name in LATER if name not in ("email", "http"))
    done = imported("app.main, app.services", libraries)
    assert done.returncode == 0, done.stderr


def test_the_search_is_imported_when_it_is_opened_and_not_before() -> None:
    look = "import sys, app.main, app.services; assert 'app.models.search' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_import_too_early_would_be_noticed() -> None:
    done = imported("httpx", LATER)
    assert "httpx is imported before the first screen" in done.stderr
