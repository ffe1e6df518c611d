"""What the packer makes of the client, the wheels and the shell."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from build.headers import headers, policy, write_headers
from build.pack import pack
from build.paths import SHELL
from build.wheels import LOCK

SAMPLE = Path(__file__).parent / "e2e" / "sample" / "app"
ADDRESS = re.compile(rb"https?://[a-z0-9.-]+")


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample app, packed."""
    folder = tmp_path_factory.mktemp("build") / "web"
    pack(folder, SAMPLE)
    return folder


def inside(web: Path) -> Path:
    """Return the folder of the one release."""
    (release,) = (web / "r").iterdir()
    return release


def test_packing_the_same_again_gives_the_same_release(web: Path, tmp_path: Path) -> None:
    assert pack(tmp_path / "again", SAMPLE) == inside(web).name


def test_the_lock_of_the_browser_names_no_index_and_hashes_everything() -> None:
    lock = LOCK.read_text()
    assert "://" not in lock
    assert "--index-url" not in lock
    pinned = [line for line in lock.splitlines() if "==" in line and not line.startswith(" ")]
    assert pinned
    assert all(line.endswith("\\") for line in pinned)


def test_nothing_of_our_own_names_an_address(web: Path) -> None:
    for path in (web / "index.html", web / "sw.js", *SHELL.glob("*.js")):
        assert ADDRESS.findall(path.read_bytes()) == [], path.name


def test_the_client_knows_nothing_of_an_animation_player_elsewhere(web: Path) -> None:
    for name in ("main.dart.js", "main.dart.wasm"):
        assert b"flutter-native-wasm" not in (inside(web) / name).read_bytes()


def test_only_fonts_that_the_app_shows_are_loaded(web: Path) -> None:
    fonts = json.loads((inside(web) / "assets" / "FontManifest.json").read_text())
    assert {font["family"] for font in fonts} == {
        "Atkinson Hyperlegible Next",
        "MaterialIcons",
        "Roboto",
    }
    for font in fonts:
        for entry in font["fonts"]:
            assert (inside(web) / "assets" / entry["asset"]).is_file()


def test_every_file_that_the_web_manifest_and_the_page_name_is_there(web: Path) -> None:
    manifest = json.loads((web / "manifest.webmanifest").read_text())
    named = [icon["src"] for icon in manifest["icons"] + manifest.get("screenshots", [])]
    named += re.findall(r'(?:href|src)="([^"]+)"', (web / "index.html").read_text())
    assert [name for name in named if not (web / name).is_file()] == []


def test_the_python_side_imports_from_a_stored_zip_without_the_endpoint(web: Path) -> None:
    with zipfile.ZipFile(io.BytesIO((inside(web) / "site.zip").read_bytes())) as site:
        names = site.namelist()
        assert {entry.compress_type for entry in site.infolist()} == {zipfile.ZIP_STORED}
    assert "app/main.py" in names
    assert "tinydb/__init__.py" in names
    assert not [name for name in names if name.startswith("app/endpoint")]
    assert not [name for name in names if name.endswith(".so")]


def test_extension_modules_are_apart_to_become_real_files(web: Path) -> None:
    with zipfile.ZipFile(inside(web) / "native.zip") as native:
        modules = [name for name in native.namelist() if name.endswith(".so")]
    assert {name.split("/")[0] for name in modules} == {"msgpack", "pydantic_core"}


def test_the_policy_allows_nothing_but_this_origin_and_the_endpoints_named() -> None:
    assert "connect-src 'self';" in policy()
    assert "connect-src 'self' https://sync.example.org;" in policy("https://sync.example.org")
    assert "unsafe-eval" not in policy().replace("wasm-unsafe-eval", "")
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy()


def test_the_page_carries_the_same_policy_as_the_header(
    web: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LEADWELL_SYNC_ORIGINS", raising=False)
    write_headers(tmp_path)
    written = json.loads((tmp_path / "headers.json").read_text())
    assert written == headers()
    assert written["Content-Security-Policy"].startswith(policy())
    assert policy() in (web / "index.html").read_text()


def test_screenshots_are_for_those_who_install_and_are_not_kept_offline(web: Path) -> None:
    kept = json.loads((web / "release.json").read_text())["files"]
    assert "icons/icon.svg" in kept
    assert not [name for name in kept if name.startswith("screenshots/")]
