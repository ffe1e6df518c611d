"""Every rule of checklists: what breaks it is named, with the line it is on and how to mend it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.content.check import gather
from app.content.editors import schemas
from app.content.mistake import Mistake
from app.content.visit_rules import MOST_ITEMS
from app.schemas.content import shape

CONTENT = Path(__file__).parent.parent / "content"
SOUND = """\
id: kitchen
title: Kitchen visit
summary: A visit to the kitchen.
minutes: 20 minutes
purpose: I want to learn what good food needs.
opening: I am here to learn. You will hear from me.
safety: [Care comes first.]
clock: [0, 2]
allows_photos: true
is_scored: true
sections:
  - id: first
    title: First
    items:
      - {id: calm, kind: ypn, text: It was calm}
      - {id: warm, kind: scale, text: It was warm, words: [Cold, Mild, Warm]}
      - {id: seats, kind: number, text: How many seats, least: 1, most: 90, is_whole: true}
      - id: meal
        kind: choice
        text: Which meal?
        options:
          - {id: lunch, text: Lunch, points: 1}
          - {id: supper, text: Supper}
      - {id: told, kind: note, text: Ask the cook}
  - id: second
    title: Second
    show_if: {item: seats, at_least: 2}
    items:
      - id: sight
        kind: photo
        text: The shelf
        show_if:
          every:
            - {item: meal, one_of: [lunch]}
            - {none: [{item: warm, at_least: 4, at_most: 5}]}
      - id: why
        kind: text
        text: Why?
        behaviours: ["4.2"]
        show_if: {item: calm, is_answered: true}
      - {id: fix, kind: promise, text: A fix}
"""
MEAL = "{item: meal, one_of: [lunch]}"
CALM = "show_if: {item: calm, is_answered: true}"
BREAKS = [
    ("id: kitchen", "id: the kitchen", "cannot be the id of a checklist."),
    ("purpose: I want to learn what good food needs.", 'purpose: ""', "“purpose” says nothing."),
    ("[Care comes first.]", "[]", "no rule that keeps people safe."),
    ("clock: [0, 2]", "clock: []", "never hear back."),
    ("clock: [0, 2]", "clock: [2, 2]", "do not rise."),
    ("clock: [0, 2]", "clock: [10, 2]", "do not rise."),
    ("clock: [0, 2]", "clock: [-1, 2]", "before the visit."),
    ("allows_photos: true", "allows_photos: false", "but the checklist allows none."),
    ("is_scored: true", "is_scored: false", "but the checklist asks for no score."),
    (", points: 1", "", "but no answer has points."),
    ("id: second", "id: first", "The section “first” is there twice."),
    ("id: warm,", "id: calm,", "The item “calm” is there twice."),
    ("id: supper,", "id: lunch,", "The option “lunch” is there twice."),
    ("id: calm,", 'id: "so calm?",', "“so calm?” cannot be the id of an item."),
    ("text: It was calm", 'text: " "', "The item has no words."),
    ("text: Supper", 'text: ""', "The option has no words."),
    (", words: [Cold, Mild, Warm]", "", "The scale has no words."),
    ("kind: ypn, ", "kind: ypn, words: [A, B, C], ", "“words” says nothing about"),
    ("kind: text\n", "kind: text\n        least: 3\n", "“least” says nothing about"),
    ("kind: ypn, ", "kind: ypn, options: [{id: a, text: A}], ", "“options” says nothing about"),
    ("          - {id: supper, text: Supper}\n", "", "There is nothing to choose."),
    ("kind: note, ", "kind: note, is_required: true, ", "so none can be required."),
    ("kind: promise, ", "kind: promise, is_required: true, ", "so none can be required."),
    ("most: 90", "most: 0", "No number is within these bounds."),
    ("least: 1, most: 90", "least: 1.2, most: 1.8", "No whole number is within these bounds."),
    ("most: 90", "most: .inf", "“most” is not a number."),
    ("most: 90", "most: .nan", "“most” is not a number."),
    ('["4.2"]', '["9.9"]', "There is no behaviour “9.9”."),
    ("item: calm,", "item: clam,", "There is no item “clam” to look at."),
    ("item: calm,", "item: fix,", "which comes later or is this item itself."),
    ("item: calm,", "item: why,", "which comes later or is this item itself."),
    ("item: seats,", "item: sight,", "which comes later or is this item itself."),
    ("item: calm,", "item: told,", "“told” is a note: it has no answer to look at."),
    (MEAL, "{item: meal, one_of: [tea]}", "“meal” cannot have the answer “tea”."),
    (MEAL, '{item: warm, one_of: ["6"]}', "“warm” cannot have the answer “6”."),
    (MEAL, "{item: calm, one_of: [maybe]}", "“calm” cannot have the answer “maybe”."),
    (MEAL, '{item: seats, one_of: ["3"]}', "“seats” is a number."),
    (MEAL, "{item: meal, at_least: 2}", "“meal” has no number to compare."),
    (MEAL, "{item: seats, at_least: .nan}", "A bound is not a number."),
    (MEAL, "{item: meal}", "The condition says nothing about “meal”."),
    (MEAL, "{one_of: [lunch]}", "does not say which item it looks at."),
    (MEAL, "{}", "The condition says nothing."),
    ("at_least: 4, at_most: 5", "at_least: 5, at_most: 4", "The bounds exclude each other"),
    (MEAL, "{item: meal, one_of: [lunch], is_answered: false}", "without an answer cannot have"),
]

ELSEWHERE = {
    ("allows_photos: true", "allows_photos: false"): "id: sight",
    ("is_scored: true", "is_scored: false"): "points: 1",
    (", points: 1", ""): "is_scored: true",
    ("          - {id: supper, text: Supper}\n", ""): "options:",
}
"""What stands on the line that is named, where it is not the line that was broken."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Content with one checklist."""
    (tmp_path / "content" / "visits").mkdir(parents=True)
    framework = (CONTENT / "behaviours.yaml").read_text(encoding="utf-8")
    # Nothing of what the areas lead to is here.
    alone = re.sub(r"^ *(modules|reflections|visits): .*\n", "", framework, flags=re.MULTILINE)
    (tmp_path / "content" / "behaviours.yaml").write_text(alone, encoding="utf-8")
    return tmp_path / "content"


def _mistakes(folder: Path, text: str) -> list[Mistake]:
    (folder / "visits" / "kitchen.yaml").write_text(text, encoding="utf-8")
    return gather(folder)[1]


def test_a_sound_checklist_has_no_mistake(folder: Path) -> None:
    assert _mistakes(folder, SOUND) == []


@pytest.mark.parametrize(("before", "after", "said"), BREAKS)
def test_a_rule_that_is_broken_is_named_with_its_line_and_mend(
    folder: Path, before: str, after: str, said: str
) -> None:
    assert before in SOUND
    broken = SOUND.replace(before, after, 1)
    named = [m for m in _mistakes(folder, broken) if said in m.words]
    assert named
    assert named[0].file == "content/visits/kitchen.yaml"
    line = broken.splitlines()[named[0].line - 1]
    assert ELSEWHERE.get((before, after), after.strip("\n").rpartition("\n")[2].strip()) in line
    assert named[0].mend.endswith((".", "”."))


def test_sections_and_items_are_needed(folder: Path) -> None:
    head = SOUND[: SOUND.index("sections:")].replace("is_scored: true\n", "")
    (empty,) = _mistakes(folder, f"{head}sections: []\n")
    assert empty.words == "There are no sections."
    (hollow,) = _mistakes(folder, f"{head}sections:\n  - id: a\n    title: A\n    items: []\n")
    assert (hollow.words, hollow.line) == (
        "The section “A” is empty.",
        head.count("\n") + 2,
    )


def test_two_items_that_wait_for_each_other_are_told_apart(folder: Path) -> None:
    waiting = SOUND.replace(CALM, "show_if: {item: sight, is_answered: true}").replace(
        "{item: meal, one_of: [lunch]}", "{item: why, is_answered: true}"
    )
    (mistake,) = _mistakes(folder, waiting)
    assert "looks at “why”, which comes later" in mistake.words


def test_a_checklist_has_an_end(folder: Path) -> None:
    items = "\n".join(f"      - {{id: q{n}, kind: ypn, text: One}}" for n in range(MOST_ITEMS - 7))
    assert _mistakes(folder, f"{SOUND}{items}\n")[0].words == f"There are {MOST_ITEMS + 1} items."
    assert _mistakes(folder, SOUND + items.rpartition("\n")[0] + "\n") == []


def test_an_answer_of_a_list_of_several_may_be_looked_at(folder: Path) -> None:
    several = SOUND.replace("kind: choice", "kind: several")
    assert _mistakes(folder, several) == []


def test_editors_know_conditions_within_conditions() -> None:
    made = json.loads(json.dumps(schemas()["visits"]))
    condition = made["$defs"]["Condition"]
    assert condition["properties"]["every"]["items"] == {"$ref": "#/$defs/Condition"}
    assert condition["properties"]["at_least"]["description"] == ("It is a number, and no smaller.")
    assert condition["additionalProperties"] is False
    assert made["$defs"]["Option"]["properties"]["points"]["description"].startswith("What it")


def test_a_condition_reads_the_same_however_deep_it_stands() -> None:
    condition: dict[str, object] = {"item": "calm", "one_of": ["yes"]}
    for name in ("every", "some", "none") * 3:
        condition = {name: [condition]}
    item = {"id": "why", "kind": "text", "text": "Why?", "show_if": condition}
    data = {
        **{name: "A" for name in ("id", "title", "summary", "minutes", "purpose", "opening")},
        "safety": ["A"],
        "sections": [{"id": "a", "title": "A", "items": [item]}],
    }
    inside = shape("visits", data).sections[0].items[0].show_if
    for name in tuple(("every", "some", "none") * 3)[::-1]:
        (inside,) = getattr(inside, name)
    assert inside.one_of == ("yes",)
