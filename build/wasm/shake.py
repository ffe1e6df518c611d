"""Emscripten's script without what nothing asks for: drivers for sound, pictures and windows."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from build.node import NODE, NodeFailed

SCRIPT = Path(__file__).with_name("shake.mjs")


def shaken(script: str, words: str) -> str:
    """Return `script` with what it needs for itself, and what `words`, any text, mentions.

    NodeFailed: it is not in a form that is known.
    """
    with tempfile.TemporaryDirectory() as name:
        whole, beside = Path(name) / "whole.mjs", Path(name) / "words"
        whole.write_text(script, encoding="utf-8")
        beside.write_text(words, encoding="utf-8")
        command = [str(NODE), "--expose-internals", str(SCRIPT), str(whole), str(beside)]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=False
        )
    if done.returncode:
        raise NodeFailed(done.stderr[-4000:])
    return done.stdout
