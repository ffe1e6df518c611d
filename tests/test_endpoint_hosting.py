"""What is written for those who host it is so: every command, variable and file."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path

import pytest
import yaml
from sqlalchemy import Engine, event

from app.cli import main
from app.endpoint.service import VARIABLES
from app.endpoint.tables import spaces
from tests.endpoints import Endpoint, change
from tests.hosted import person

GUIDE = Path("app/endpoint/README.md").resolve()
ROOT = GUIDE.parent.parent.parent


def blocks(language: str = "") -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE.read_text(), re.DOTALL | re.MULTILINE)
    return [block for named, block in found if named == language]


def commands() -> list[list[str]]:
    lines = [line for block in blocks() for line in block.splitlines() if "leadwell" in line]
    found = [shlex.split(line.partition(" > ")[0]) for line in lines]
    return [words[words.index("leadwell") + 1 :] for words in found]


def test_every_command_of_the_guide_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LEADWELL_DATABASE_URL", raising=False)
    known = commands()
    assert len(known) >= 14
    for words in known:
        with pytest.raises(SystemExit) as end:
            main([*words, "--help"])
        assert end.value.code == 0
        capsys.readouterr()


def test_every_variable_is_in_the_guide_and_every_one_there_exists() -> None:
    table = "\n".join(line for line in GUIDE.read_text().splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`([A-Z_]{4,})`", table)) == set(VARIABLES)
    used = set(re.findall(r"\b(LEADWELL_[A-Z_]+)", GUIDE.read_text()))
    assert used <= set(VARIABLES)


def test_the_compose_file_is_whole() -> None:
    (block,) = blocks("yaml")
    compose = yaml.safe_load(block)
    endpoint = compose["services"]["endpoint"]
    program, *words = endpoint["command"]
    assert program == ".venv/bin/leadwell"
    with pytest.raises(SystemExit) as end:
        main([*words, "--help"])
    assert end.value.code == 0
    assert set(endpoint["environment"]) <= set(VARIABLES)
    assert set(endpoint["depends_on"]) <= set(compose["services"])
    assert {place.partition(":")[0] for place in compose["services"]["database"]["volumes"]} == set(
        compose["volumes"]
    )
    assert set(compose["services"]["database"]["secrets"]) == set(compose["secrets"])


def test_the_unit_is_whole() -> None:
    (block,) = blocks("ini")
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(block)
    program, *words = unit["Service"]["ExecStart"].split()
    assert program.endswith("/.venv/bin/leadwell")
    with pytest.raises(SystemExit) as end:
        main([*words, "--help"])
    assert end.value.code == 0
    named = {part.partition("=")[0] for part in unit["Service"]["Environment"].split()}
    assert named <= set(VARIABLES)


def test_what_the_guide_links_to_is_there() -> None:
    for path in (GUIDE, GUIDE.parent / "SCALE.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text()):
            assert (path.parent / target).exists(), target


async def test_every_statement_of_a_sync_names_its_space(endpoint: Endpoint) -> None:
    token, _ = await person(endpoint)
    said: list[str] = []

    def hear(connection: object, cursor: object, statement: str, *_: object) -> None:
        said.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        await endpoint.sync(token, start=4, ops=[change(4), {"q": 5}])
        await endpoint.sync(token, device="tablet")
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    columns = spaces()
    checked = 0
    for statement in said:
        verb = statement.split()[0].upper()
        if verb == "INSERT":
            table, _, rest = statement.split("INTO ")[1].partition(" ")
            assert columns[table] in rest.partition(")")[0], statement
        elif verb in ("SELECT", "UPDATE", "DELETE") and "set_config" not in statement:
            where = statement.partition("WHERE")[2]
            tables = {name for name in columns if re.search(rf'\b"?{name}"?\.', statement)}
            tables |= set(re.findall(r"^UPDATE (\w+)", statement))
            assert tables, statement
            for table in tables:
                column = columns[table]
                is_known = re.search(rf"\b{table}\.(token_hash|{column}) = ", where)
                assert is_known, statement
        else:
            assert verb in ("BEGIN", "PRAGMA", "SELECT", "SET"), statement
            continue
        checked += 1
    assert checked >= 10
