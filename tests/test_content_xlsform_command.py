"""The command `leadwell content import-xlsform`, as a person gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.content.xlsform.container import OLD
from tests.forms import write_form

ASKED = [{"type": "text", "name": "why", "label": "Why?"}]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command is given, with a form in it."""
    monkeypatch.chdir(tmp_path)
    write_form(tmp_path / "why.xlsx", [*ASKED, {"type": "geopoint", "name": "place"}])
    (tmp_path / "content" / "visits").mkdir(parents=True)
    return tmp_path


def test_the_command_prints_the_checklist_and_says_what_is_left_out(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "import-xlsform", "why.xlsx"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("id: why\ntitle: why\n")
    assert "why.xlsx, survey, row 3: The question “place” is left out" in said.err
    assert list((here / "content" / "visits").iterdir()) == []


@pytest.mark.parametrize("to", ["content/visits/why.yaml", "content/visits"])
def test_the_command_writes_a_new_file_that_is_sound_and_never_writes_over_one(
    here: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    command = ["content", "import-xlsform", "why.xlsx", "--to", to]
    assert main(command) == 0
    path = here / "content" / "visits" / "why.yaml"
    assert "1 item is in" in capsys.readouterr().out
    assert main(["content", "check"]) == 0
    before = path.read_bytes()
    assert main(["content", "import-xlsform", "why.xlsx", "--to", str(path)]) == 1
    assert "is there already. It was left as it is." in capsys.readouterr().err
    assert path.read_bytes() == before


def test_the_command_refuses_in_one_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "old.xls").write_bytes(OLD)
    assert main(["content", "import-xlsform", "old.xls"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["content", "import-xlsform", "why.xlsx", "--to", "why.txt"]) == 1
    assert "ends in .yaml" in capsys.readouterr().err
    write_form(here / "sum.xlsx", [{"type": "calculate", "name": "sum"}])
    assert main(["content", "import-xlsform", "sum.xlsx"]) == 1
    assert "Nothing in sum.xlsx can be asked on a visit." in capsys.readouterr().err
