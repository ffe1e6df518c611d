"""Groups and conditions of forms: sections, what shows when, and what cannot be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.checklist import Condition
from tests.forms import left_words, question, take, taken_items, template_of


def test_groups_are_sections_and_inner_ones_keep_the_conditions_around_them(tmp_path: Path) -> None:
    found = take(
        tmp_path,
        [
            question("integer", "age"),
            question("begin group", "outer", relevant="${age} > 17"),
            question("text", "work"),
            question("begin_group", "inner", relevant="${work} = 'night'"),
            question("text", "sleep", relevant="${age} < 30"),
            {"type": "end_group"},
            {"type": "begin group", "name": "bare", "relevant": "${age} > 40"},
            question("text", "knees"),
            {"type": "end group"},
            {"type": "end group"},
            question("text", "last"),
        ],
    )
    sections = template_of(found).sections
    adult = Condition("age", at_least=18)
    night = Condition("work", one_of=("night",))
    assert [(part.title, part.id, part.show_if) for part in sections] == [
        ("Questions", "questions", None),
        ("Outer", "outer", adult),
        ("Inner", "inner", Condition(every=(adult, night))),
        ("Outer", "outer-2", adult),
        ("Questions", "questions-2", None),
    ]
    assert [[item.id for item in part.items] for part in sections] == [
        *(["age"], ["work"], ["sleep"], ["knees"], ["last"])
    ]
    assert sections[2].items[0].show_if == Condition("age", at_most=29)
    assert sections[3].items[0].show_if == Condition("age", at_least=41)
    assert left_words(found) == []


def test_a_condition_that_cannot_be_kept_leaves_its_question_showing_and_is_said(
    tmp_path: Path,
) -> None:
    found = take(
        tmp_path,
        [
            question("text", "first", relevant="${later} = 'x'"),
            question("text", "later", relevant="string-length(${first}) > 3"),
            question("calculate", "sum", calculation="1"),
            question("text", "third", relevant="${sum} > 3"),
            question("text", "fourth", relevant="${nobody} = 3"),
            question("text", "fifth", relevant="/form/first = 3"),
            question("text", "sixth", relevant="${sixth} = 'x'"),
            question("begin group", "seventh", relevant="${eighth} = 'x'"),
            question("text", "eighth"),
            {"type": "end group"},
        ],
    )
    assert all(item.show_if is None for item in taken_items(found))
    assert all(part.show_if is None for part in template_of(found).sections)
    told = {row: words for row, words in left_words(found) if "condition" in words}
    for row, said in {
        2: "it looks at “later”, which comes later",
        3: "a checklist has no “string-length()”",
        5: "it looks at “sum”, which is left out",
        6: "there is no question “nobody” to look at",
        7: "it cannot be read, since it has a path",
        8: "it looks at its own answer",
        9: "it looks at “eighth”, which comes later",
    }.items():
        assert said in told[row] and told[row].endswith(" is kept, and always shows."), row
    assert "The group is kept" in told[9] and "The question is kept" in told[8]


@pytest.mark.parametrize(("word", "told"), [("TRUE", 0), (True, 0), ("no", 1), (False, 1)])
def test_a_condition_may_be_a_plain_yes_or_no(tmp_path: Path, word: object, told: int) -> None:
    found = take(tmp_path, [question("text", "why", relevant=word)])
    assert taken_items(found)[0].show_if is None
    assert len([words for _, words in left_words(found) if "it never holds" in words]) == told


def test_questions_that_wait_for_each_other_are_named(tmp_path: Path) -> None:
    found = take(
        tmp_path,
        [
            question("text", "a", relevant="${c} = 'x'"),
            question("text", "b", relevant="${a} = 'x'"),
            question("text", "c", relevant="${b} = 'x'"),
            question("begin group", "g", relevant="${d} = 'x'"),
            question("text", "d"),
            {"type": "end group"},
        ],
    )
    (ring,) = [words for _, words in left_words(found) if "ring" in words]
    assert "a, then c, then b, then a" in ring
    shows = {item.id: item.show_if for item in taken_items(found)}
    assert shows["a"] is None and shows["b"] is not None and shows["c"] is not None


def test_questions_that_all_wait_for_each_other_are_named_once(tmp_path: Path) -> None:
    names = [f"q{n}" for n in range(20)]
    found = take(
        tmp_path,
        [
            question("text", name, relevant=" or ".join(f"${{{other}}} = 'x'" for other in names))
            for name in names
        ],
    )
    told = [words for _, words in left_words(found) if "in a ring" in words]
    assert 1 <= len(told) <= 20
    assert all(any(name in words for words in told) for name in names)
