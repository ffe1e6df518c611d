"""The wheels that run in the browser, checked against `build/web.lock`."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from build.paths import BUILD, CACHE

LOCK = BUILD / "web.lock"
PLATFORM = "pyemscripten_2026_0_wasm32"
"""The platform of Pyodide 314, for which PyPI has wheels (PEP 783)."""


def wheels() -> list[Path]:
    """Return the locked wheels, downloaded once for each edition of the lock."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]
    folder = CACHE / f"wheels-{digest}"
    if not (folder / "COMPLETE").exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--require-hashes", "--only-binary=:all:", "--dest", str(folder)]
        command += ["--platform", PLATFORM, "--platform", "any"]
        command += ["--python-version", "3.14", "--implementation", "cp"]
        command += ["--abi", "cp314", "--abi", "abi3", "--abi", "none"]
        subprocess.run([*command, "-r", str(LOCK)], check=True)
        (folder / "COMPLETE").touch()
    return sorted(folder.glob("*.whl"))
