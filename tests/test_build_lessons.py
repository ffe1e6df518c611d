"""The content that is packed, with an organisation's overlay over it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.content.compile import ContentError, compile_pack
from build.lessons import OVERLAY, copy_pictures, lessons
from build.pack import stamp
from build.paths import ASSETS, CONTENT

VALUE = "- {id: candour, name: Candour, meaning: We say what went wrong.}\n"


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An overlay that is named."""
    folder = tmp_path / "riverside"
    (folder / "assets" / "pictures").mkdir(parents=True)
    (folder / "values.yaml").write_text(VALUE, encoding="utf-8")
    shutil.copy(ASSETS / "pictures" / "loop.svg", folder / "assets" / "pictures" / "ours.svg")
    monkeypatch.setenv(OVERLAY, str(folder))
    return folder


def test_without_an_overlay_the_content_is_packed_as_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(OVERLAY, raising=False)
    assert (
        lessons()
        == json.dumps(compile_pack(CONTENT), ensure_ascii=False, separators=(",", ":")).encode()
    )
    copy_pictures(tmp_path)
    assert {path.name for path in (tmp_path / "pictures").iterdir()} == {
        path.name for path in (ASSETS / "pictures").iterdir()
    }


def test_an_overlay_is_packed_with_its_pictures(overlay: Path, tmp_path: Path) -> None:
    values = [value["id"] for value in json.loads(lessons())["values"]]
    assert len(values) == 7 and "candour" in values
    copy_pictures(tmp_path)
    assert {"ours.svg", "loop.svg"} <= {path.name for path in (tmp_path / "pictures").iterdir()}


def test_a_change_in_an_overlay_is_packed_anew(overlay: Path, tmp_path: Path) -> None:
    before = stamp(tmp_path / "no-app")
    (overlay / "values.yaml").write_text(VALUE.replace("went", "goes"), encoding="utf-8")
    assert stamp(tmp_path / "no-app") != before


def test_a_mistake_in_an_overlay_is_not_packed(
    overlay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (overlay / "values.yaml").write_text("- {id: candour}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"riverside/values.yaml:1: “name” is missing"):
        lessons()
    monkeypatch.setenv(OVERLAY, str(overlay / "nowhere"))
    with pytest.raises(ContentError, match="There is no folder"):
        lessons()
