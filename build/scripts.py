"""The shell's scripts: joined from their parts, with the names of what they load filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build.naming import fix
from build.paths import SHELL

WORKER = ("counting", "worker")
BOOT = (
    "counting",
    "boot/names",
    "boot/opening",
    "boot/progress",
    "boot/share",
    "boot/guard",
    "boot/python",
    "boot/renderer",
    "boot/flutter",
    "boot/snapshot",
    "boot/offline",
    "boot/takeover",
)
SERVICE_WORKER = ("sw/state", "sw/download", "sw/start", "sw/events")
"""In the order in which they run."""


def fill(text: str, names: Mapping[str, str]) -> str:
    """Put names into the places left for them: `{{site}}`."""
    for name, value in names.items():
        text = text.replace("{{" + name + "}}", value)
    return text


def _join(names: Sequence[str]) -> str:
    return "\n".join((SHELL / f"{name}.js").read_text(encoding="utf-8") for name in names)


def write_worker(inside: Path, names: Mapping[str, str]) -> str:
    """Write the script that runs Python into `inside`, and return its name.

    It names everything that a memory snapshot is made of, so its own name stands for all of it.
    """
    path = inside / "worker.js"
    path.write_text(fill(_join(WORKER), names), encoding="utf-8")
    return fix(path)


def write_fixed(web: Path) -> None:
    """Write the two scripts whose names never change: the page's first, and the service worker."""
    (web / "needs.js").write_text(_join(("needs",)), encoding="utf-8")
    (web / "sw.js").write_text(_join(SERVICE_WORKER), encoding="utf-8")


def write_boot(inside: Path, names: Mapping[str, str], parts: Mapping[str, Any]) -> str:
    """Write the page's script into `inside`, and return its name.

    `parts` says what the progress line counts, by renderer: {path: [bytes on the wire, bytes]}.
    """
    path = inside / "boot.js"
    body = fill(_join(BOOT), {**names, "parts": json.dumps(parts, separators=(",", ":"))})
    path.write_text(f'"use strict";\n(() => {{\n{body}}})();\n', encoding="utf-8")
    return fix(path)
