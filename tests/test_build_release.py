"""The release: a name, a manifest with hashes, compressed copies."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import brotli
import pytest

from build.compress import compress
from build.naming import fix, whole_digest
from build.release import manifest, progress


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A few files, laid out as the packer does."""
    client = tmp_path / "r" / "client-0123456789ab"
    client.mkdir(parents=True)
    (tmp_path / "index.html").write_text("<!doctype html>" * 40)
    (tmp_path / "sw.js").write_text("// serves")
    (client / "main.dart.js").write_text("main()")
    (client / "main.dart.wasm").write_bytes(b"\0asm" * 50)
    (tmp_path / "r" / "site-0123456789ab.zip").write_bytes(b"PK" * 100)
    return tmp_path


def test_the_manifest_has_the_hash_and_size_of_every_file(web: Path) -> None:
    made = manifest(web, "abc")
    assert made["release"] == "abc"
    page = (web / "index.html").read_bytes()
    entry = made["files"]["index.html"]
    assert entry["sha256"] == hashlib.sha256(page).hexdigest()
    assert entry["size"] == len(page)


def test_each_engine_is_told_which_files_are_not_for_it(web: Path) -> None:
    files = manifest(web, "abc")["files"]
    assert files["r/client-0123456789ab/main.dart.js"]["only"] == "canvaskit"
    assert files["r/client-0123456789ab/main.dart.wasm"]["only"] == "skwasm"
    assert "only" not in files["index.html"]


def test_the_service_worker_is_not_part_of_what_it_keeps(web: Path) -> None:
    assert "sw.js" not in manifest(web, "abc")["files"]


def test_a_release_has_another_name_when_one_byte_differs(web: Path) -> None:
    before = whole_digest(web)
    assert whole_digest(web) == before
    (web / "index.html").write_text("<!doctype html> ")
    assert whole_digest(web) != before


def test_a_file_and_a_folder_are_named_after_what_is_in_them(tmp_path: Path) -> None:
    (tmp_path / "one.zip").write_bytes(b"first")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "a.js").write_text("a")
    names = [fix(tmp_path / "one.zip"), fix(tmp_path / "two")]
    (tmp_path / "one.zip").write_bytes(b"second")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "b.js").write_text("a")
    assert not {fix(tmp_path / "one.zip"), fix(tmp_path / "two")} & set(names)
    assert all((tmp_path / name).exists() for name in names)
    assert names[0].startswith("one-") and names[0].endswith(".zip")


def test_the_progress_line_counts_what_its_engine_waits_for(web: Path) -> None:
    compress(web)
    table = progress(web)
    wasm = "r/client-0123456789ab/main.dart.wasm"
    assert set(table["skwasm"]) == {wasm, "r/site-0123456789ab.zip"}
    assert set(table["canvaskit"]) == {"r/site-0123456789ab.zip"}
    sent, whole = table["skwasm"][wasm]
    assert sent == (web / f"{wasm}.br").stat().st_size < whole == (web / wasm).stat().st_size


def test_compressed_copies_unpack_to_the_same_bytes(web: Path) -> None:
    compress(web)
    page = (web / "index.html").read_bytes()
    assert brotli.decompress((web / "index.html.br").read_bytes()) == page
    assert gzip.decompress((web / "index.html.gz").read_bytes()) == page
