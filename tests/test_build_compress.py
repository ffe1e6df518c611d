"""Compressed copies of what is served."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli

from build.compress import compress


def test_compressed_copies_unpack_to_the_same_bytes(tmp_path: Path) -> None:
    page = b"<!doctype html>" * 40
    (tmp_path / "index.html").write_bytes(page)
    compress(tmp_path)
    assert brotli.decompress((tmp_path / "index.html.br").read_bytes()) == page
    assert gzip.decompress((tmp_path / "index.html.gz").read_bytes()) == page


def test_what_is_compressed_in_itself_gets_no_copy(tmp_path: Path) -> None:
    for name in ("font.woff2", "icon.png"):
        (tmp_path / name).write_bytes(b"a" * 1000)
    compress(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"font.woff2", "icon.png"}


def test_compressing_again_makes_no_copies_of_copies(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"let a = 1;" * 50)
    compress(tmp_path)
    compress(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"a.js", "a.js.br", "a.js.gz"}


def test_files_with_the_same_in_them_are_compressed_side_by_side(tmp_path: Path) -> None:
    same = os.urandom(2000).hex().encode() * 50
    for number in range(12):
        (tmp_path / f"{number}.js").write_bytes(same)
    compress(tmp_path)
    for number in range(12):
        assert brotli.decompress((tmp_path / f"{number}.js.br").read_bytes()) == same
