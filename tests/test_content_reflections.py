"""Every rule of reflections, and what the twelve and the three in the pocket promise."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from itertools import groupby
from pathlib import Path

import pytest

from app.content.check import gather
from app.content.compile import compile_pack
from app.content.editors import schemas
from app.content.load import load_pack, read_pack
from app.content.reflection_rules import MOST_PROMPTS
from app.models.content import Prompt, ReflectionTemplate

CONTENT = Path(__file__).parent.parent / "content"
GUIDE = (CONTENT / "README.md").read_text(encoding="utf-8")
SAID = GUIDE.split("## A reflection\n")[1].split("\n## ")[0]
(SHOWN,) = re.findall(r"^```\n(.*?)^```$", SAID, re.DOTALL | re.MULTILINE)
BREAKS = [
    ("id: night-shift", "id: night shift", "cannot be the id of a reflection.", 1),
    ("id: night-shift", "id: page", "cannot be the id of a reflection.", 1),
    ("title: After a night shift", 'title: " "', "“title” says nothing.", 2),
    ("minutes: 3", "minutes: 0", "It takes a minute at least.", 4),
    ("minutes: 3", "minutes: a few", "“minutes” should be a whole number.", 4),
    ("[academy-bitesize]", "[nowhere]", "There is no “nowhere” in the library.", 8),
    ("id: calm,", 'id: "so calm?",', "cannot be the id of a prompt.", 11),
    ("id: calm,", "id: well,", "Two prompts have the same id, “well”.", 11),
    ('text: "What went well?"', 'text: ""', "The prompt asks nothing.", 10),
    ("[Hardly, Mostly, All night]", "[Hardly]", "There is nothing to choose.", 11),
    ("[Hardly, Mostly, All night]", "[Hardly, Hardly]", "“Hardly” is there twice.", 11),
    ("[Hardly, Mostly, All night]", '[Hardly, ""]', "The choice has no words.", 11),
]


def _written(folder: Path, words: str) -> list[str]:
    (folder / "reflections").mkdir(parents=True)
    (folder / "reflections" / "night.yaml").write_text(words, encoding="utf-8")
    return [str(mistake) for mistake in gather(CONTENT, folder)[1]]


def test_the_one_that_the_guide_shows_is_sound(tmp_path: Path) -> None:
    assert _written(tmp_path, SHOWN) == []


@pytest.mark.parametrize(("before", "after", "said", "line"), BREAKS)
def test_a_rule_that_is_broken_is_named_with_its_line_and_its_mend(
    tmp_path: Path, before: str, after: str, said: str, line: int
) -> None:
    assert before in SHOWN
    (mistake,) = _written(tmp_path, SHOWN.replace(before, after, 1))
    assert said in mistake and "Mend: " in mistake
    assert mistake.startswith(f"{tmp_path.name}/reflections/night.yaml:{line}:")


def test_a_part_that_comes_twice_is_named_where_it_comes_again(tmp_path: Path) -> None:
    again = '  - {id: tired, part: The shift, text: "How tired was I?"}\n'
    (mistake,) = _written(tmp_path, SHOWN + again)
    assert "The prompts of “The shift” do not stand together." in mistake
    assert mistake.startswith(f"{tmp_path.name}/reflections/night.yaml:13:")


def test_one_without_prompts_or_with_far_too_many_is_named(tmp_path: Path) -> None:
    head = SHOWN.split("prompts:")[0]
    (mistake,) = _written(tmp_path / "none", f"{head}prompts: []\n")
    assert "There is nothing to answer." in mistake
    many = "".join(f'  - {{id: "{n}", text: "Why?"}}\n' for n in range(MOST_PROMPTS + 1))
    (mistake,) = _written(tmp_path / "many", f"{head}prompts:\n{many}")
    assert f"There are {MOST_PROMPTS + 1} prompts." in mistake


def test_every_field_is_explained_in_the_guide_and_in_editors() -> None:
    schema = schemas()["reflections"]
    for record in (ReflectionTemplate, Prompt):
        for field in fields(record):
            assert f"`{field.name}`" in SAID, field.name
    assert schema["properties"]["lead"]["description"]
    assert "choices" in schema["$defs"]["Prompt"]["properties"]


def test_an_organisation_puts_its_own_beside_ours_or_in_the_place_of_one(tmp_path: Path) -> None:
    (tmp_path / "reflections").mkdir()
    (tmp_path / "reflections" / "night.yaml").write_text(SHOWN, encoding="utf-8")
    (tmp_path / "reflections" / "ours.yaml").write_text(
        SHOWN.replace("id: night-shift", "id: R5"), encoding="utf-8"
    )
    pack = load_pack(json.loads(json.dumps(compile_pack(CONTENT, tmp_path))))
    titles = {template.id: template.title for template in pack.reflections}
    assert titles["night-shift"] == titles["R5"] == "After a night shift"
    assert titles["R1"] == "Values check-in"


def test_the_nine_dimensions_are_asked_in_pieces_and_lead_to_the_official_one() -> None:
    (template,) = [each for each in read_pack().reflections if each.id == "R6"]
    parts = [(part, list(asked)) for part, asked in groupby(template.prompts, lambda p: p.part)]
    assert len(parts) == 10
    for _, asked in parts[:9]:
        assert [len(prompt.choices) for prompt in asked] == [0, 4, 4, 0]
    assert len(parts[9][1]) == 4
    assert template.deeper == ("hlm-self-assessment",)


def test_the_account_helper_says_that_it_is_not_the_form() -> None:
    (template,) = [each for each in read_pack().reflections if each.id == "nmc-account"]
    assert "It is not the NMC's form" in template.lead
    assert len(template.prompts) == 4
