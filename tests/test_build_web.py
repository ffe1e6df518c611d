"""What the packer makes of the client, the wheels and the shell."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from build.client import NO_RIVE
from build.headers import headers, policy, write_headers
from build.pack import pack
from build.paths import SHELL
from build.release import release_of
from build.wheels import LOCK

SAMPLE = Path(__file__).parent / "e2e" / "sample" / "app"
ADDRESS = re.compile(rb"https?://[a-z0-9.-]+")


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample app, packed."""
    folder = tmp_path_factory.mktemp("build") / "web"
    pack(folder, SAMPLE)
    return folder


def part(web: Path, name: str) -> Path:
    """Return the file or folder of the release that begins so."""
    (found,) = (path for path in (web / "r").glob(f"{name}-*") if path.suffix not in (".br", ".gz"))
    return found


def test_packing_the_same_again_gives_the_same_release(web: Path, tmp_path: Path) -> None:
    assert pack(tmp_path / "again", SAMPLE) == release_of(web)


def test_the_lock_of_the_browser_names_no_index_and_hashes_everything() -> None:
    lock = LOCK.read_text()
    assert "://" not in lock
    assert "--index-url" not in lock
    pinned = [line for line in lock.splitlines() if "==" in line and not line.startswith(" ")]
    assert pinned
    assert all(line.endswith("\\") for line in pinned)


def test_nothing_of_our_own_names_an_address(web: Path) -> None:
    for path in (web / "sw.js", *SHELL.rglob("*.js"), SHELL / "index.html"):
        assert ADDRESS.findall(path.read_bytes()) == [], path.name


def test_the_client_knows_nothing_of_an_animation_player_elsewhere(web: Path) -> None:
    for name in ("main.dart.js", "main.dart.wasm"):
        assert b"flutter-native-wasm" not in (part(web, "client") / name).read_bytes()


def test_the_client_finds_nothing_in_place_of_the_animation_player(web: Path) -> None:
    for name in ("main.dart.js", "main.dart.wasm"):
        assert NO_RIVE in (part(web, "client") / name).read_bytes()
    assert (web / NO_RIVE.decode() / "wasm" / "rive_native.js").is_file()


def test_only_fonts_that_the_app_shows_are_loaded(web: Path) -> None:
    fonts = json.loads((part(web, "client") / "assets" / "FontManifest.json").read_text())
    assert {font["family"] for font in fonts} == {
        "Atkinson Hyperlegible Next",
        "MaterialIcons",
        "Roboto",
    }
    for font in fonts:
        for entry in font["fonts"]:
            assert (part(web, "client") / "assets" / entry["asset"]).is_file()


def test_every_file_that_the_web_manifest_and_the_page_name_is_there(web: Path) -> None:
    manifest = json.loads((web / "manifest.webmanifest").read_text())
    named = [icon["src"] for icon in manifest["icons"] + manifest.get("screenshots", [])]
    page = re.findall(r'(?:href|src)="([^"]+)"', (web / "index.html").read_text())
    named += [name for name in page if "://" not in name]
    assert "read/" in named
    here = [web / name / "index.html" if name.endswith("/") else web / name for name in named]
    assert [path for path in here if not path.is_file()] == []


def names_in(archive: Path) -> list[str]:
    """Return the names in a zip, which is not compressed: what is served is, as a whole."""
    with zipfile.ZipFile(archive) as packed:
        assert {entry.compress_type for entry in packed.infolist()} == {zipfile.ZIP_STORED}
        return packed.namelist()


def test_the_app_and_its_libraries_are_apart_so_that_an_update_is_small(web: Path) -> None:
    assert "app/main.pyc" in names_in(part(web, "app"))
    site = names_in(part(web, "site"))
    assert "flet/app.pyc" in site
    assert not [name for name in site if name.startswith("app/") or name.endswith(".so")]


def test_extension_modules_are_apart_to_become_real_files(web: Path) -> None:
    modules = [name for name in names_in(part(web, "native")) if name.endswith(".so")]
    assert {name.split("/")[0] for name in modules} == {"msgpack"}


def test_the_worker_is_named_after_everything_that_a_snapshot_of_it_holds(web: Path) -> None:
    worker = part(web, "worker").read_text()
    for name in ("pyodide", "stdlib", "site", "app"):
        assert part(web, name).name in worker


def test_no_place_for_a_name_is_left_empty(web: Path) -> None:
    for path in (web / "index.html", *(web / "r").glob("*.js")):
        assert re.findall(r"\{\{\w+\}\}", path.read_text()) == [], path.name


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
