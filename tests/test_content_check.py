"""Content: what is here is sound, and every mistake is named with its file, line and mend."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.cli import main
from app.content.compile import ContentError, compile_pack
from app.content.load import load_pack, read_pack
from app.errors import Damaged

CONTENT = Path(__file__).parent.parent / "content"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content to break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_the_pack_holds_what_is_promised() -> None:
    pack = read_pack()
    assert len(pack.values) == 6
    assert len(pack.areas) == 8
    assert sum(len(area.behaviours) for area in pack.areas) == 32
    assert [template.id for template in pack.reflections] == [
        *(f"R{number}" for number in range(1, 13)),
        "moment",
        "peer-circle",
        "nmc-account",
    ]
    assert len(pack.visits) == 8
    known = {module.id for module in pack.modules}
    for pathway in pack.pathways:
        assert len(pathway.modules) >= 4
        assert set(pathway.modules) <= known


def test_the_same_content_compiles_to_the_same_pack() -> None:
    assert compile_pack(CONTENT) == compile_pack(CONTENT)


def test_fields_of_a_later_release_are_passed_over() -> None:
    data = json.loads(json.dumps(compile_pack(CONTENT)))
    data["weather"] = "fine"
    data["modules"][0]["sound"] = "bell.ogg"
    assert load_pack(data) == read_pack()


def test_a_pack_that_holds_none_is_refused_in_plain_words() -> None:
    with pytest.raises(Damaged, match="could not be read"):
        load_pack({"modules": 3})


BREAKS = [
    ("values.yaml", "Compassion", "\tCompassion"),
    ("pathways.yaml", '"1.1"', '"9.9"'),
    ("modules/1.1-six-values-one-shift.md", "---", "--"),
    ("visits/2-huddle.yaml", "kind: ypn", "kind: maybe"),
    ("reflections/r1-values-check-in.yaml", "prompts:", "promts:"),
]


@pytest.mark.parametrize(("file", "before", "after"), BREAKS)
def test_a_mistake_is_named_by_file_line_and_mend(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, before: str, after: str
) -> None:
    path = folder / file
    words = path.read_text(encoding="utf-8")
    assert before in words, words[:600]
    path.write_text(words.replace(before, after, 1), encoding="utf-8")
    assert main(["content", "check", str(folder)]) == 1
    said = capsys.readouterr()
    lines = (said.out + said.err).splitlines()
    named = [line for line in lines if Path(file).name + ":" in line]
    assert named, lines
    number = named[0].split(Path(file).name + ":", 1)[1].split(":", 1)[0]
    assert number.isdigit()
    with pytest.raises(ContentError, match="in all"):
        compile_pack(folder)


def test_sound_content_says_what_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "check", str(CONTENT)]) == 0
    assert "26 modules" in capsys.readouterr().out
