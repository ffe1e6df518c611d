"""The budget of a first visit, and the report of what weighs what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from build.budget import GROWTH, PHASES, RECORDED, RENDERER, TARGETS, phase_of
from build.pack import main as pack
from build.paths import WEB
from build.report import SERVED, report, sums, weights

GROWN = (
    "A first visit of {renderer} has grown, to {now:,} bytes {phase}. Is it worth it? Record it."
)


@pytest.fixture(scope="module")
def web() -> Path:
    """The packed app."""
    pack([])
    return WEB


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A packed app of a few files."""
    sizes = {"index.html": 100, "r/client-1/main.dart.js": 50, "r/later-1.zip": 30, "notes": 7}
    for name, size in sizes.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(size))
    (tmp_path / "index.html.br").write_bytes(bytes(9))
    (tmp_path / "index.html.gz").write_bytes(bytes(11))
    files: dict[str, dict[str, str]] = {
        name: {"phase": phase_of(name)} for name in sizes if name != "notes"
    }
    files["r/client-1/main.dart.js"]["only"] = "canvaskit"
    (tmp_path / "release.json").write_text(json.dumps({"files": files}))
    return tmp_path


@pytest.mark.parametrize("renderer", sorted(RECORDED))
def test_a_first_visit_has_not_grown_beyond_what_is_recorded(web: Path, renderer: str) -> None:
    for phase, now in sums(weights(web), renderer).items():
        limit = RECORDED[renderer][phase] * (1 + GROWTH)
        assert now <= limit, GROWN.format(renderer=renderer, now=now, phase=phase)


def test_what_is_recorded_is_not_far_above_what_is(web: Path) -> None:
    for renderer, recorded in RECORDED.items():
        now = sums(weights(web), renderer)
        assert {phase: now[phase] >= recorded[phase] * 0.95 for phase in PHASES} == dict.fromkeys(
            PHASES, True
        )


def test_a_first_visit_in_chromium_keeps_to_the_targets(web: Path) -> None:
    now = sums(weights(web), RENDERER)
    assert {phase: now[phase] for phase in PHASES if now[phase] > TARGETS[phase]} == {}


def test_every_file_of_the_release_has_a_phase_of_the_three(web: Path) -> None:
    files = json.loads((web / "release.json").read_text())["files"]
    assert {entry["phase"] for entry in files.values()} == set(PHASES)


@pytest.mark.parametrize(
    ("name", "phase"),
    [
        ("index.html", "read"),
        ("r/client-a/assets/fonts/AtkinsonHyperlegibleNext.woff2", "read"),
        ("r/client-a/main.dart.wasm", "tap"),
        ("r/pyodide-a/pyodide.asm.wasm", "tap"),
        ("r/site-a.zip", "tap"),
        ("r/later-a.zip", "offline"),
        ("r/native-a.zip", "offline"),
        ("r/client-a/assets/fonts/OFL.txt", "offline"),
        ("read/index.html", "offline"),
    ],
)
def test_a_file_belongs_to_a_phase_by_its_name(name: str, phase: str) -> None:
    assert phase_of(name) == phase


def test_sizes_add_up_to_the_end_of_each_phase_for_the_files_of_one_renderer(small: Path) -> None:
    found = weights(small)
    release = (small / "release.json").stat().st_size
    assert sums(found, "canvaskit") == {"read": 9, "tap": 59, "offline": 89 + release}
    assert sums(found, "skwasm") == {"read": 9, "tap": 9, "offline": 39 + release}


def test_what_is_served_and_not_kept_counts_nowhere(small: Path) -> None:
    (notes,) = [weight for weight in weights(small) if weight.name == "notes"]
    assert (notes.phase, notes.raw, notes.wire) == (SERVED, 7, 7)


def test_the_report_names_every_file_and_each_sum(small: Path) -> None:
    said = report(small)
    for weight in weights(small):
        assert weight.name in said
    assert "main.dart.js (canvaskit)" in said
    assert f"{TARGETS['offline']:,}" in said


def test_the_command_packs_and_says_what_weighs_what(
    web: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--web", str(web), "--report"]) == 0
    assert "a first visit, skwasm" in capsys.readouterr().out
