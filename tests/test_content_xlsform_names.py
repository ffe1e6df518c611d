"""What the parts of a form are called: languages, ids, titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.content.xlsform.checklist import read_form
from app.content.xlsform.defaults import NO_TITLE
from app.models.checklist import Condition
from tests.forms import left_words, question, take, taken_items, template_of, write_form


@pytest.mark.parametrize(
    ("heads", "settings", "wanted"),
    [
        (["label::French (fr)", "label::English (en)"], "French (fr)", "label::English (en)"),
        (["label::English (en)", "label::English (en-GB)"], "", "label::English (en-GB)"),
        (["label::Welsh (cy)", "label::French (fr)"], "French (fr)", "label::French (fr)"),
        (["label::Welsh (cy)", "label"], "", "label"),
        (["label::Welsh (cy)", "label::French (fr)"], "", "label::Welsh (cy)"),
        (["label:english", "label:chinese"], "", "label:english"),
    ],
)
def test_labels_are_british_english_then_english_then_the_forms_own(
    tmp_path: Path, heads: list[str], settings: str, wanted: str
) -> None:
    row = {"type": "text", "name": "why", **{head: f"In {head}" for head in heads}}
    found = take(tmp_path, [row], (), [{"default_language": settings, "form_title": "Why"}])
    assert [item.text for item in taken_items(found)] == [f"In {wanted}"]
    others = [words for _, words in left_words(found)]
    assert len(others) == 1 and next(head for head in heads if head != wanted) in others[0]


def test_a_label_that_is_missing_in_the_best_language_comes_from_another(tmp_path: Path) -> None:
    found = take(
        tmp_path,
        [
            {"type": "text", "name": "a", "label::English (en)": "A", "label::French (fr)": "Ah"},
            {"type": "text", "name": "b", "label::French (fr)": "Bé"},
            {"type": "text", "name": "c"},
        ],
    )
    assert [item.text for item in taken_items(found)] == ["A", "Bé", "c"]
    told = dict(left_words(found))
    assert told[3] == "Its label is taken from another language (French (fr))."
    assert told[4] == "The question “c” has no label; its name is shown."


def test_names_are_made_into_ids_that_are_valid_and_unique(tmp_path: Path) -> None:
    found = take(
        tmp_path,
        [
            question("text", "my name"),
            question("text", "why"),
            question("text", "why"),
            question("text", "название"),
            {"type": "text", "label": "What now?"},
            question("select_one l", "pick", relevant="${why} = 'x'"),
            question("text", "then", relevant="${pick} = 'b/c'"),
        ],
        [
            {"list_name": "l", "name": "b/c", "label": "B"},
            {"list_name": "l", "name": "b/c", "label": "C"},
        ],
    )
    ids = [item.id for item in taken_items(found)]
    assert ids == ["my-name", "why", "why-2", "question-5", "what-now", "pick", "then"]
    assert [option.id for option in taken_items(found)[5].options] == ["b-c", "b-c-2"]
    assert taken_items(found)[6].show_if == Condition("pick", one_of=("b-c", "b-c-2"))
    told = [words for _, words in left_words(found)]
    assert "The question “my name” is kept by the name “my-name”." in told
    assert "There are two questions “why”; conditions look at the first." in told
    assert "The choice “b/c” is in its list twice; both are kept." in told


def test_what_a_form_is_called_is_what_the_checklist_is_called(tmp_path: Path) -> None:
    settings = [{"form_title": "Our  ward", "form_id": "ward 1", "version": "3"}]
    found = take(tmp_path, [question("text", "why")], (), settings, changelog=[{"date": "2026"}])
    assert (template_of(found).title, template_of(found).id) == ("Our ward", "ward-1")
    assert left_words(found) == [
        (2, "The setting “version” is left out: a checklist has no such thing."),
        (0, "This sheet is left out: only survey, choices and settings are read."),
    ]
    plain = take(tmp_path, [question("text", "why")])
    assert (template_of(plain).title, template_of(plain).id) == ("form", "form")
    assert NO_TITLE in {one.words for one in plain.left}


def test_an_id_that_is_taken_is_given_to_no_other(tmp_path: Path) -> None:
    path = write_form(tmp_path / "huddle.xlsx", [question("text", "why")])
    found = read_form(path, {"huddle", "huddle-2"})
    assert found.template is not None and template_of(found).id == "huddle-3"
