"""Names with a digest in them: what lies under one never changes and may be cached for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

LENGTH = 12
"""Hexadecimal digits of a digest in a name."""


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files(folder: Path) -> list[Path]:
    """Return the files of a folder in order, without compressed copies."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz")
    )


def whole_digest(folder: Path) -> str:
    """Return a digest over the names and the content of everything in `folder`."""
    whole = hashlib.sha256()
    for path in files(folder):
        whole.update(f"{path.relative_to(folder).as_posix()} {digest(path)}\n".encode())
    return whole.hexdigest()


def fix(path: Path) -> str:
    """Give a file or a folder its lasting name, in place, and return that name."""
    mark = (whole_digest(path) if path.is_dir() else digest(path))[:LENGTH]
    named = path.with_name(f"{path.stem}-{mark}{path.suffix}")
    path.rename(named)
    return named.name
