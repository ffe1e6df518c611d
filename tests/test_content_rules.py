"""Every rule of content: what breaks it is named, with the line it is on and how to mend it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.content.check import gather

CONTENT = Path(__file__).parent.parent / "content"
MODULE = "modules/1.4-compassion.md"
HUDDLE = "visits/2-huddle.yaml"
CHECK_IN = "reflections/r1-values-check-in.yaml"
LONG = "It is " + "very " * 25 + "late."
OPTION = "options:\n  - {id: one, text: One, is_right: true, why: One.}\n```\n"
PAIR = "pairs:\n  - {id: one, left: One, right: Two, why: One.}\n```\n"

BREAKS = [
    (MODULE, 'checked: "2026-11-26"', 'checked: "soon"', "“checked” is not a date."),
    (MODULE, '"2027-05-26"', '"2026-11-26"', "The next check is not after the last."),
    (MODULE, "minutes: 5", "minutes: 9", "A module takes five minutes or so."),
    (MODULE, '"4.2"]', '"9.9"]', "There is no behaviour “9.9”."),
    (MODULE, "[academy-bitesize, edward-jenner]", "[]", "Nothing to go on with."),
    (MODULE, "edward-jenner]", "nowhere]", "There is no “nowhere” in the library."),
    (MODULE, "## scenario: The end", "## text: The end", "The first card is not a scenario."),
    (
        MODULE,
        "## plan: Your plan {#plan}",
        "## text: No plan {#plan}",
        "There is not one plan card.",
    ),
    (MODULE, "{#plan}\n```yaml", "{#plan}", "This card lacks its part."),
    (MODULE, "Keep what you promise small", LONG + " Keep it small", "A sentence has 28 words."),
    (MODULE, "Not soft {#not-soft}", "Not soft {#four}", "The card “four” is there twice."),
    (MODULE, "pictures/four-moves.svg", "pictures/none.svg", "The picture is missing."),
    (MODULE, "## question: In order", "## text: In order", "A text card has no such block."),
    (MODULE, "text: Helping, is_right: true", "text: Helping, is_right: false", "A single choice"),
    (MODULE, "{id: help, text: Helping", "{id: attend, text: Helping", "Two answers have the same"),
    (MODULE, 'why: "She put her phone away', 'why: "", x: "She', "No reason is given."),
    (MODULE, 'why: "Each move leans', 'x: "Each move leans', "No reason is given."),
    (HUDDLE, "id: roles,", "id: on-time,", "The item “on-time” is there twice."),
    (HUDDLE, "words: [A few spoke, About half could, Everyone could], ", "", "The scale has no"),
    (HUDDLE, 'behaviours: ["8.3"]', 'behaviours: ["0.1"]', "There is no behaviour “0.1”."),
    (
        "reflections/r1-values-check-in.yaml",
        "id: slipped",
        "id: showed",
        "Two prompts have the same",
    ),
    (
        "library.yaml",
        "url: https://improvement",
        "url: http://improvement",
        "The address is not safe",
    ),
    ("library.yaml", 'checked: "2026-11-23"', 'checked: "long ago"', "“checked” is not a date."),
    ("library.yaml", "id: academy-bitesize", "id: edward-jenner", "is used twice."),
    ("pathways.yaml", '"1.1"', '"9.9"', "There is no module “9.9”."),
    ("pathways.yaml", '"1.1"', '"1.2"', "The module “1.2” is there twice."),
    (
        MODULE,
        "![Four circles in a row: an eye, a question, a heart and, filled in, a tick]",
        "![]",
        "The picture has no words for those who cannot see it.",
    ),
    (
        MODULE,
        "pictures/four-moves.svg)",
        "pictures/four moves.svg)",
        "This picture cannot be read.",
    ),
    (MODULE, "(pictures/four-moves.svg)", "(../content/values.yaml)", "The picture is missing."),
    (
        MODULE,
        "Keep what you promise small",
        "See Module 9.9. Keep it small",
        "There is no module “9.9” to",
    ),
    (
        MODULE,
        "Keep what you promise small",
        "[See](1.5) and keep it small",
        "A card shows no links: “See”.",
    ),
    (
        "library.yaml",
        "url: https://improvementacademy.org/",
        "url: https://here.example/#/learn/module/9.9",
        "There is no module “9.9” to lead to.",
    ),
    ("behaviours.yaml", 'modules: ["1.1"', 'modules: ["9.9"', "There is no module “9.9”."),
    ("behaviours.yaml", "reflections: [R1]", "reflections: [R0]", "There is no reflection “R0”."),
    (
        "behaviours.yaml",
        "visits: [ward-walkround, huddle",
        "visits: [huddle, huddle",
        "The visit “huddle” is there twice.",
    ),
    (MODULE, "slug: compassion", "slug: Compassion now", "cannot be an address."),
    (
        MODULE,
        "Keep what you promise small",
        "[Replace: what] Keep it small",
        "Still to be replaced: “what”",
    ),
]


def _mistakes(folder: Path, file: str, before: str, after: str) -> list[str]:
    path = folder / file
    words = path.read_text(encoding="utf-8")
    assert before in words
    path.write_text(words.replace(before, after, 1), encoding="utf-8")
    return [str(mistake) for mistake in gather(folder)[1]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content to break, with its pictures beside it."""
    shutil.copytree(CONTENT.parent / "assets" / "pictures", tmp_path / "assets" / "pictures")
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.mark.parametrize(("file", "before", "after", "said"), BREAKS)
def test_a_rule_that_is_broken_is_named_with_its_file_and_line(
    folder: Path, file: str, before: str, after: str, said: str
) -> None:
    named = [mistake for mistake in _mistakes(folder, file, before, after) if said in mistake]
    assert named
    name, line, rest = named[0].split(":", 2)
    assert name == f"content/{file}" and line.isdigit()
    assert "Mend: " in rest


def test_sound_content_has_no_mistake(folder: Path) -> None:
    assert gather(folder)[1] == []


def test_a_module_needs_sources_and_questions_and_is_short(folder: Path) -> None:
    path = folder / MODULE
    words = path.read_text(encoding="utf-8")
    head, start, _ = words.partition("## text: Not soft")
    without = head.split("sources:")[0] + "sources: []\ndeeper:" + head.split("deeper:", 1)[1]
    plan = "## plan:" + words.split("## plan:", 1)[1]
    path.write_text(f"{without}{start} {{#long}}\n{'Short. ' * 400}\n\n{plan}", encoding="utf-8")
    said = " ".join(map(str, gather(folder)[1]))
    assert "No source is named." in said
    assert "There are 3 questions." in said
    assert "Keep to 350." in said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("single", "There is nothing to choose."),
        ("multiple", "There is nothing to choose."),
        ("order", "There is nothing to choose."),
        ("match", "There is nothing to match."),
    ],
)
def test_a_question_with_one_answer_is_none(folder: Path, kind: str, said: str) -> None:
    path = folder / MODULE
    words = path.read_text(encoding="utf-8")
    before, _, rest = words.partition("```yaml\nkind: order")
    after = rest.split("```\n", 1)[1]
    answers = PAIR if kind == "match" else OPTION
    path.write_text(
        f"{before}```yaml\nkind: {kind}\nprompt: One?\nwhy: One.\n{answers}{after}",
        encoding="utf-8",
    )
    assert any(said in str(mistake) for mistake in gather(folder)[1])


def test_several_right_answers_need_one_at_least(folder: Path) -> None:
    path = folder / MODULE
    words = path.read_text(encoding="utf-8")
    head, kind, rest = words.partition("kind: multiple")
    path.write_text(head + kind + rest.replace("is_right: true", "is_right: false"), "utf-8")
    assert any("No answer is right." in str(mistake) for mistake in gather(folder)[1])


def test_a_picture_that_is_too_large_is_named_with_its_size(folder: Path) -> None:
    picture = folder.parent / "assets" / "pictures" / "four-moves.svg"
    picture.write_bytes(b" " * 300_000)
    assert gather(folder)[1] == []
    picture.write_bytes(b" " * 300_001)
    (mistake,) = gather(folder)[1]
    assert mistake.words == "The picture has 301 kB."
    assert "at most 300 kB" in mistake.mend
    lines = (folder / MODULE).read_text(encoding="utf-8").splitlines()
    assert lines[mistake.line - 1].startswith("![")


def test_a_card_has_one_picture(folder: Path) -> None:
    path = folder / MODULE
    lines = path.read_text(encoding="utf-8").splitlines()
    (number,) = [n for n, line in enumerate(lines) if line.startswith("![")]
    path.write_text("\n".join([*lines[: number + 1], lines[number], *lines[number + 1 :]]), "utf-8")
    (mistake,) = gather(folder)[1]
    assert (mistake.line, mistake.words) == (number + 2, "This card has two pictures.")


def test_two_modules_may_have_questions_of_one_name_but_not_one_address(folder: Path) -> None:
    words = (folder / MODULE).read_text(encoding="utf-8")
    other = folder / "modules" / "9.9-other.md"
    copy = words.replace('id: "1.4"', 'id: "9.9"')
    other.write_text(copy.replace("slug: compassion-in", "slug: other-in"), encoding="utf-8")
    assert gather(folder)[1] == []
    other.write_text(copy, encoding="utf-8")
    (mistake,) = gather(folder)[1]
    assert mistake.file == "content/modules/9.9-other.md"
    assert mistake.words == "The slug “compassion-in-four-moves” is that of module “1.4” too."


def test_an_id_that_is_used_twice_names_the_other_place(folder: Path) -> None:
    words = (folder / MODULE).read_text(encoding="utf-8")
    other = folder / "modules" / "9.9-other.md"
    other.write_text(words.replace("slug: compassion-in", "slug: other-in"), encoding="utf-8")
    (mistake,) = [m for m in gather(folder)[1] if "used twice" in m.words]
    assert mistake.file == "content/modules/9.9-other.md"
    assert "content/modules/1.4-compassion.md:2 has this one" in mistake.mend
