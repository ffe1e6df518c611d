"""The shell around Flutter and Python: the page's scripts, with the names of what they load."""

from __future__ import annotations

import json
from pathlib import Path

from build.budget import Part, parts
from build.naming import fill, fix
from build.paths import SHELL

BOOT = ("renderer", "opening", "progress", "python", "flutter", "snapshot", "offline")
"""The parts of the boot script, in the order in which they run."""


def _join(names: tuple[str, ...]) -> str:
    return "\n".join((SHELL / f"{name}.js").read_text() for name in names)


def write_worker(inside: Path, names: dict[str, str]) -> str:
    """Write the script that runs Python, and return its name.

    It names everything that a memory snapshot is made of, so its own name stands for all of it.
    """
    path = inside / "worker.js"
    path.write_text(fill(_join(("counting", "worker")), names))
    return fix(path)


def write_boot(inside: Path, names: dict[str, str], sizes: dict[str, Part]) -> tuple[str, str]:
    """Write the page's two scripts, and return their names: needs and boot."""
    needs = inside / "needs.js"
    needs.write_text((SHELL / "needs.js").read_text())
    boot = inside / "boot.js"
    body = fill(
        _join(("counting", *(f"boot/{name}" for name in BOOT))),
        names | {"parts": json.dumps(parts(sizes), separators=(",", ":"))},
    )
    boot.write_text(f'"use strict";\n(() => {{\n{body}}})();\n')
    return fix(needs), fix(boot)
