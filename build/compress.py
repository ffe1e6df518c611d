"""Compressed copies beside the files that gain by them."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from build.paths import CACHE

COMPRESSED: tuple[str, ...] = (
    ".js",
    ".mjs",
    ".wasm",
    ".json",
    ".html",
    ".css",
    ".txt",
    ".xml",
    ".zip",
    ".otf",
    ".bin",
    ".svg",
    ".frag",
    ".webmanifest",
    "NOTICES",
)
"""How the names of files end that are worth it; WOFF2 and PNG are compressed in themselves."""
QUALITY = 11
WINDOW = 24
LEVEL = 9
SETTINGS = {".br": f"q{QUALITY}w{WINDOW}", ".gz": f"l{LEVEL}"}


def _packed(data: bytes, suffix: str) -> bytes:
    if suffix == ".gz":
        return gzip.compress(data, LEVEL, mtime=0)
    made: bytes = brotli.compress(data, quality=QUALITY, lgwin=WINDOW)
    return made


def _compress(path: Path) -> None:
    data = path.read_bytes()
    kept = CACHE / "compressed"
    kept.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(data).hexdigest()
    for suffix, settings in SETTINGS.items():
        copy = kept / f"{name}-{settings}{suffix}"
        if not copy.exists():
            # Others may pack at the same time, and two files may have the same in them.
            part = copy.with_suffix(f"{suffix}.{os.getpid()}-{threading.get_ident()}")
            part.write_bytes(_packed(data, suffix))
            os.replace(part, copy)
        shutil.copyfile(copy, path.with_name(path.name + suffix))


def compress(web: Path) -> None:
    """Put `.br` and `.gz` copies beside every file that gains by it."""
    worth = [path for path in sorted(web.rglob("*")) if path.name.endswith(COMPRESSED)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_compress, worth))
