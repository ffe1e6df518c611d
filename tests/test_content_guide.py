"""The guide for authors: what it shows is true."""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from app.cli import main
from app.commands.authors import add_commands
from app.content.check import gather
from app.models.checklist import (
    Condition,
    ItemKind,
    Option,
    Section,
    VisitItem,
    VisitTemplate,
)
from app.models.content import CardKind, QuestionKind
from app.models.visit import items
from tests.forms import write_form

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "content" / "README.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"^````markdown\n(.*?)^````$", GUIDE, re.DOTALL | re.MULTILINE)
(CHECKLIST,) = re.findall(r"^````yaml\n(.*?)^````$", GUIDE, re.DOTALL | re.MULTILINE)
COMMANDS = re.findall(r"^\.venv/bin/leadwell (content .*)$", GUIDE, re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which an author types."""
    shutil.copytree(ROOT / "assets" / "pictures", tmp_path / "assets" / "pictures")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_module_it_shows_is_sound_and_has_every_kind_of_card_and_question(
    folder: Path,
) -> None:
    path = folder / "content" / "modules" / "6.1-saying-no-kindly.md"
    path.write_text(EXAMPLE, encoding="utf-8")
    records, mistakes = gather(folder / "content")
    assert mistakes == []
    (module,) = [module for module in records["modules"] if module.id == "6.1"]
    assert {card.kind for card in module.cards} == set(get_args(CardKind))
    kinds = [card.question.kind for card in module.cards if card.question]
    assert sorted(kinds) == sorted(get_args(QuestionKind))
    assert all(f"| `{kind}` |" in GUIDE for kind in kinds)


def test_every_fact_of_a_module_is_explained() -> None:
    facts = re.findall(r"^(\w+):", EXAMPLE.split("---")[1], re.MULTILINE)
    rows = GUIDE.split("### The facts")[1].split("###")[0]
    assert [fact for fact in facts if f"`{fact}`" not in rows] == []


def test_the_checklist_it_shows_is_sound_and_has_every_kind_of_item(folder: Path) -> None:
    path = folder / "content" / "visits" / "kitchen.yaml"
    path.write_text(CHECKLIST, encoding="utf-8")
    records, mistakes = gather(folder / "content")
    assert mistakes == []
    (visit,) = [visit for visit in records["visits"] if visit.id == "kitchen"]
    assert {item.kind for item in items(visit)} == set(get_args(ItemKind))
    rows = GUIDE.split("### The twelve kinds of item")[1].split("###")[0]
    assert re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE) == list(get_args(ItemKind))


def test_every_field_of_a_checklist_is_explained() -> None:
    said = GUIDE.split("### What a checklist says")[1].split("## Forms from")[0]
    for record in (VisitTemplate, Section, VisitItem, Option, Condition):
        for field in fields(record):
            assert re.search(rf"`{field.name}\b|\b{field.name}:", said), field.name


def test_every_condition_it_explains_can_be_written(folder: Path) -> None:
    said = GUIDE.split("### What shows only at times")[1].split("## Forms from")[0]
    found = re.findall(r"^\| `(\{item: .*?\})`", said, re.MULTILINE)
    (example,) = re.findall(r"^ {8}show_if:\n(?: {10}.*\n)+", said, re.MULTILINE)
    assert len(found) == 3
    written = "".join(
        f"      - {{id: more-{n}, kind: text, text: More, show_if: {condition}}}\n"
        for n, condition in enumerate(found)
    )
    written += f"      - id: more\n        kind: text\n        text: More\n{example}"
    path = folder / "content" / "visits" / "kitchen.yaml"
    path.write_text(f"{CHECKLIST}{written}", encoding="utf-8")
    assert gather(folder / "content")[1] == []


def test_every_command_it_names_does_what_it_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "riverside").mkdir()
    (folder / "quiz.txt").write_text("Is it? {T#No.#Yes.}\n", encoding="utf-8")
    write_form(folder / "kitchen.xlsx", [{"type": "text", "name": "proud", "label": "Proud?"}])
    outcomes = {}
    for command in COMMANDS:
        if " preview " in f"{command} ":  # it goes on until Ctrl+C
            continue
        outcomes[command] = main(shlex.split(command))
        if "new module 6.1" in command:
            named = re.search(r"content/modules/6\.1-[a-z-]+\.md", GUIDE)
            assert named is not None
            assert (folder / named[0]).exists()
            (folder / named[0]).write_text(EXAMPLE, encoding="utf-8")
    # Words are still to be replaced in the overlay's new module: that is what check says there.
    assert [command for command, status in outcomes.items() if status] == [
        "content check --overlay riverside"
    ]
    assert "Still to be replaced" in capsys.readouterr().err
    assert {command.split()[1] for command in COMMANDS} == {
        *("new", "check", "gift", "schema", "preview", "import-xlsform")
    }


def test_every_command_there_is_is_in_it() -> None:
    parser = argparse.ArgumentParser()
    add_commands(parser)
    (actions,) = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    assert set(actions.choices) - {"compile"} <= {command.split()[1] for command in COMMANDS}
