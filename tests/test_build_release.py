"""The release: a name, a manifest with hashes, compressed copies."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import brotli
import pytest

from build.release import compress, manifest, name_release


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A few files, laid out as the packer does."""
    inside = tmp_path / "r" / "abc"
    (inside / "canvaskit").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<!doctype html>" * 40)
    (tmp_path / "sw.js").write_text("// serves")
    (inside / "main.dart.js").write_text("main()")
    (inside / "main.dart.wasm").write_bytes(b"\0asm")
    return tmp_path


def test_the_manifest_has_the_hash_and_size_of_every_file(web: Path) -> None:
    made = manifest(web, "abc")
    assert made["release"] == "abc"
    files = made["files"]
    assert isinstance(files, dict)
    page = (web / "index.html").read_bytes()
    expected = {"sha256": hashlib.sha256(page).hexdigest(), "size": len(page)}
    assert files["index.html"] == expected


def test_each_engine_is_told_which_files_are_not_for_it(web: Path) -> None:
    files = manifest(web, "abc")["files"]
    assert isinstance(files, dict)
    assert files["r/abc/main.dart.js"]["only"] == "canvaskit"
    assert files["r/abc/main.dart.wasm"]["only"] == "skwasm"
    assert "only" not in files["index.html"]


def test_the_service_worker_is_not_part_of_what_it_keeps(web: Path) -> None:
    files = manifest(web, "abc")["files"]
    assert isinstance(files, dict)
    assert "sw.js" not in files


def test_a_release_has_another_name_when_one_byte_differs(web: Path) -> None:
    before = name_release(web)
    assert name_release(web) == before
    (web / "index.html").write_text("<!doctype html> ")
    assert name_release(web) != before


def test_compressed_copies_unpack_to_the_same_bytes(web: Path) -> None:
    compress(web)
    page = (web / "index.html").read_bytes()
    assert brotli.decompress((web / "index.html.br").read_bytes()) == page
    assert gzip.decompress((web / "index.html.gz").read_bytes()) == page
