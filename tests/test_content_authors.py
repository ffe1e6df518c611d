"""The commands of people who write content: begin, check, take in, give out."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from app.cli import main
from app.content.check import gather
from app.content.compile import ContentError
from app.content.editors import schemas
from app.content.replace import UNREPLACED
from app.content.template import write_module
from app.schemas.content import KINDS

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 26)
QUIZ = "::Dose::Is it safe? {=Ask#Yes. ~Guess#No.}\n\n::Essay::Write. {}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Content to add to, in the folder where the commands are given."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "assets" / "pictures", tmp_path / "assets" / "pictures")
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def overlay(tmp_path: Path, folder: Path) -> Path:
    """An organisation's own folder, beside the content."""
    made = tmp_path / "riverside"
    (made / "modules").mkdir(parents=True)
    return made


def test_a_new_module_is_sound_but_for_the_words_to_replace(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "new", "module", "1.6", 'Saying "no": kindly']) == 0
    said = capsys.readouterr().out
    path = folder / "modules" / "1.6-saying-no-kindly.md"
    assert str(path.relative_to(folder.parent)) in said and "content preview" in said
    records, mistakes = gather(folder)
    assert [module.title for module in records["modules"] if module.id == "1.6"] == [
        'Saying "no": kindly'
    ]
    assert len(mistakes) > 20
    lines = path.read_text(encoding="utf-8").splitlines()
    for mistake in mistakes:
        assert mistake.file == f"content/modules/{path.name}"
        assert mistake.words.startswith(UNREPLACED)
        what = mistake.words.removeprefix(UNREPLACED).strip("“”")
        assert what in "\n".join(lines[mistake.line - 1 : mistake.line + 1])


def test_a_new_module_whose_words_are_replaced_is_sound(folder: Path) -> None:
    path = write_module(folder, "1.6", "Saying no", TODAY)
    words = path.read_text(encoding="utf-8")
    for number in range(words.count("[Replace:")):
        before, _, rest = words.partition("[Replace:")
        words = f"{before}Words {number}{rest.partition(']')[2]}"
    path.write_text(words, encoding="utf-8")
    assert gather(folder)[1] == []


def test_a_new_module_is_never_written_over_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_module(folder, "1.6", "Saying no", TODAY)
    path.write_text("mine", encoding="utf-8")
    assert main(["content", "new", "module", "1.6", "Saying no"]) == 1
    assert "is there already. It was left as it is." in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"
    assert main(["content", "new", "module", "1.4", "Other"]) == 1
    assert "taken by “" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("id", "title", "said"),
    [("../x", "Up", "cannot be the id"), ("1.6", " ", "needs a title")],
)
def test_a_new_module_needs_an_id_and_a_title(folder: Path, id: str, title: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        write_module(folder, id, title, TODAY)


def test_a_new_module_has_an_address_of_its_own(folder: Path) -> None:
    assert write_module(folder, "1.6", "Compassion", TODAY).name.startswith("1.6-compassion")
    assert write_module(folder, "1.7", "Compassion", TODAY).name == "1.7-compassion-1-7.md"
    assert write_module(folder, "1.8", "???", TODAY).name == "1.8-1-8.md"
    assert all("slug" not in mistake.words for mistake in gather(folder)[1])


def test_a_new_module_may_stand_in_an_overlay(folder: Path, overlay: Path) -> None:
    path = write_module(folder, "9.1", "Our way", TODAY, overlay)
    assert path.parent == overlay / "modules"
    assert {mistake.file for mistake in gather(folder, overlay)[1]} == {
        "riverside/modules/9.1-our-way.md"
    }


def test_a_mistake_in_an_overlay_names_the_overlays_file(
    folder: Path, overlay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (folder / "modules" / "1.4-compassion.md").read_text(encoding="utf-8")
    own = overlay / "modules" / "1.4-ours.md"
    own.write_text(words, encoding="utf-8")
    assert main(["content", "check", "--overlay", "riverside"]) == 0
    own.write_text(words.replace('"4.2"]', '"9.9"]'), encoding="utf-8")
    capsys.readouterr()
    assert main(["content", "check", "--overlay", "riverside"]) == 1
    said = capsys.readouterr().err
    line = words[: words.index("behaviours:")].count("\n") + 1
    assert said.startswith(f"riverside/modules/1.4-ours.md:{line}: There is no behaviour “9.9”.")
    assert main(["content", "compile", "--overlay", "riverside"]) == 1
    assert main(["content", "check", "--overlay", "nowhere"]) == 1
    assert capsys.readouterr().err.endswith("There is no folder nowhere.\n")


def test_an_overlay_has_values_links_and_pictures_of_its_own(folder: Path, overlay: Path) -> None:
    values = "- {id: candour, name: Candour, meaning: We say what went wrong.}\n"
    (overlay / "values.yaml").write_text(values, encoding="utf-8")
    (overlay / "assets" / "pictures").mkdir(parents=True)
    shutil.copy(ROOT / "assets/pictures/loop.svg", overlay / "assets/pictures/ours.svg")
    words = (folder / "modules" / "1.4-compassion.md").read_text(encoding="utf-8")
    (overlay / "modules" / "1.4.md").write_text(
        words.replace("pictures/four-moves.svg", "pictures/ours.svg"), encoding="utf-8"
    )
    records, mistakes = gather(folder, overlay)
    assert mistakes == []
    assert [value.id for value in records["values"]].count("candour") == 1
    assert len(records["modules"]) == 26


def test_questions_are_printed_as_cards_and_what_is_left_out_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("quiz.txt").write_text(QUIZ, encoding="utf-8")
    assert main(["content", "gift", "import", "quiz.txt"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("## question: Dose {#dose}\n```yaml\nkind: single\n")
    assert said.err == ("quiz.txt:3: “Essay” is left out. An essay: nobody could mark it here.\n")
    assert main(["content", "gift", "import", "none.txt"]) == 1


def test_questions_are_put_into_a_module_before_its_plan(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("quiz.txt").write_text(QUIZ + "\n::Four::Is it? {T}\n", encoding="utf-8")
    path = folder / "modules" / "1.4-compassion.md"
    before = path.read_text(encoding="utf-8")
    assert main(["content", "gift", "import", "quiz.txt", "--module", "1.4"]) == 0
    assert "2 answers have no reason yet" in capsys.readouterr().err
    after = path.read_text(encoding="utf-8")
    start, plan = before.split("## plan:")
    assert after.startswith(start.rstrip("\n")) and after.endswith(f"## plan:{plan}")
    # The card “four” was there: the new one has another name.
    assert "## question: Dose {#dose}" in after and "## question: Four {#four-2}" in after
    said = {mistake.words for mistake in gather(folder)[1]}
    assert said == {"No reason is given."}
    assert main(["content", "gift", "import", "quiz.txt", "--module", "9.9"]) == 1
    assert path.read_text(encoding="utf-8") == after


def test_gift_that_does_not_parse_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("quiz.txt").write_text(f"{QUIZ}\nOne? {{T\n", encoding="utf-8")
    path = folder / "modules" / "1.4-compassion.md"
    before = path.read_bytes()
    assert main(["content", "gift", "import", "quiz.txt", "--module", "1.4"]) == 1
    said = capsys.readouterr().err
    assert "quiz.txt:5: The answers are not closed. Mend: Write }" in said
    assert "Nothing was taken in" in said
    assert path.read_bytes() == before


def test_questions_are_given_out_of_one_module_or_all(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "gift", "export", "1.4"]) == 0
    said = capsys.readouterr()
    assert said.out.count("$CATEGORY:") == 1
    assert "1.4, card “" in said.err and "GIFT has no questions about order." in said.err
    assert main(["content", "gift", "export", "--out", "all.txt"]) == 0
    assert Path("all.txt").read_text(encoding="utf-8").count("$CATEGORY:") == 26
    capsys.readouterr()
    assert main(["content", "gift", "export", "--out", "all.txt"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["content", "gift", "export", "9.9"]) == 1


def test_editors_get_a_schema_for_each_kind_of_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "schema", "--out", "schemas"]) == 0
    names = {Path(line).name.removesuffix(".schema.json") for line in _lines(capsys)}
    assert names == {*KINDS, "question", "plan"}
    written = json.loads(Path("schemas/library.schema.json").read_bytes())
    assert written == schemas()["library"]
    assert written["type"] == "array"
    assert set(written["items"]["required"]) >= {"id", "kind", "title", "url"}


def _lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.split()


def test_a_schema_says_what_each_field_means_and_knows_no_other() -> None:
    made = schemas()
    modules = made["modules"]
    assert "cards" not in modules["properties"]
    assert modules["properties"]["next_check"]["description"] == "ISO date of the next check."
    assert modules["additionalProperties"] is False
    question = made["question"]
    assert set(question["properties"]["kind"]["enum"]) >= {"single", "branch", "blank"}
    for part in question["$defs"].values():
        assert part["additionalProperties"] is False


@pytest.mark.parametrize("name", ["value.yaml", "modules/9.1-ours.md.txt", "visits/ours.yml"])
def test_a_file_with_a_name_that_is_nearly_right_is_named(
    folder: Path, overlay: Path, name: str
) -> None:
    path = overlay / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("- {id: a}", encoding="utf-8")
    (overlay / "README.md").write_text("Ours.", encoding="utf-8")
    (mistake,) = gather(folder, overlay)[1]
    assert (mistake.file, mistake.words) == (f"riverside/{name}", "This file is not read.")
    assert "values.yaml" in mistake.mend and ".md." in mistake.mend
