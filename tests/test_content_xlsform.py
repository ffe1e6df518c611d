"""Forms become checklists: what is kept, what is left out and said, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.content.check import gather
from app.content.compile import ContentError
from app.content.source import read_yaml
from app.content.visit_rules import MOST_ITEMS
from app.content.xlsform.checklist import Taken, read_form
from app.content.xlsform.defaults import LACKING, NO_TITLE, PHOTOS, PROMISELESS
from app.content.xlsform.left import Left, report
from app.content.xlsform.writing import write_template
from app.models.checklist import Condition, Option, VisitItem
from app.models.visit import items
from app.schemas.content import shape
from tests.forms import write_form

YES_NO = [
    {"list_name": "yn", "name": "yes", "label": "Yes"},
    {"list_name": "yn", "name": "no", "label": "No"},
]
ALWAYS = {LACKING, PROMISELESS, NO_TITLE}


@pytest.fixture
def taken(tmp_path: Path) -> Any:
    """Take in a form of these sheets, and hold what came out to the rules of content."""

    def take(survey: Iterable[Mapping[str, Any]], *others: Any, **sheets: Any) -> Taken:
        found = read_form(write_form(tmp_path / "form.xlsx", survey, *others, **sheets))
        if found.template is not None:
            folder = tmp_path / "content" / "visits"
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / "form.yaml"
            path.write_text(write_template(found.template), encoding="utf-8")
            assert gather(tmp_path / "content")[1] == []
            read = shape("visits", read_yaml(path, tmp_path / "content").data)
            assert read == found.template
        return found

    return take


def _items(found: Taken) -> list[VisitItem]:
    assert found.template is not None
    return items(found.template)


def _said(found: Taken) -> list[tuple[int, str]]:
    return [(one.row, one.words) for one in found.left if one.words not in ALWAYS]


def _q(type: str, name: str, **more: Any) -> dict[str, Any]:
    return {"type": type, "name": name, "label": name.title(), **more}


def test_every_kind_of_question_becomes_an_item(taken: Any) -> None:
    form = [
        _q("select_one yn", "one"),
        _q("select_multiple yn", "many"),
        _q("text", "words", hint="In short"),
        _q("integer", "whole", required="yes", constraint=". >= 1 and . < 9"),
        _q("decimal", "part", constraint=". <= 2.5", constraint_message="Less, please."),
        _q("date", "day"),
        _q("time", "hour"),
        _q("note", "told"),
        _q("range", "slide", parameters="start=0 end=20 step=1"),
    ]
    options = (Option("yes", "Yes"), Option("no", "No"))
    found = taken(form, YES_NO)
    assert _items(found) == [
        VisitItem("one", "One", "choice", options=options),
        VisitItem("many", "Many", "several", options=options),
        VisitItem("words", "Words", "text", hint="In short"),
        VisitItem("whole", "Whole", "number", is_whole=True, is_required=True, least=1.0, most=8.0),
        VisitItem("part", "Part", "number", most=2.5, wrong="Less, please."),
        VisitItem("day", "Day", "date"),
        VisitItem("hour", "Hour", "time"),
        VisitItem("told", "Told", "note"),
        VisitItem("slide", "Slide", "number", is_whole=True, least=0.0, most=20.0),
    ]
    assert _said(found) == [(10, "The range “slide” is a number with bounds, without a slider.")]
    assert {one.words for one in found.left} > ALWAYS


def test_photos_and_signatures_are_told_apart_and_photos_are_allowed_with_a_word(
    taken: Any,
) -> None:
    found = taken([_q("image", "shelf"), _q("image", "name", appearance="signature")])
    assert [item.kind for item in _items(found)] == ["photo", "signature"]
    assert found.template.allows_photos
    assert [words for _, words in _said(found)] == [PHOTOS]
    assert not taken([_q("text", "words")]).template.allows_photos


@pytest.mark.parametrize(
    ("type", "said"),
    [
        ("calculate", "works nothing out"),
        ("geopoint", "no maps"),
        ("barcode", "reads no barcodes"),
        ("audio", "no other files"),
        ("start", "no facts about a device"),
        ("datetime", "days and times apart"),
        ("rank yn", "puts nothing in order"),
        ("include other", "takes in another form"),
        ("select_one_from_file towns.csv", "not in the sheet “choices”"),
        ("select_one_external yn", "not in the sheet “choices”"),
        ("select_one nowhere", "there is no list of choices “nowhere”"),
        ("hidden", "nobody would see it"),
        ("telepathy", "does not know this type"),
    ],
)
def test_a_type_that_has_no_place_is_left_out_with_its_row_and_reason(
    taken: Any, type: str, said: str
) -> None:
    found = taken([_q("text", "first"), _q(type, "odd")], YES_NO)
    assert [item.id for item in _items(found)] == ["first"]
    ((row, words),) = [one for one in _said(found) if "“odd”" in one[1]]
    assert row == 3 and words.startswith("The question “odd” is left out: ") and said in words


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("appearance", "minimal", "The column “appearance” is left out: Leadwell draws"),
        ("default", "4", "The column “default” is left out: an answer is never filled in"),
        ("choice_filter", "a=1", "The column “choice_filter” is left out: all choices"),
        ("calculation", "1+1", "The column “calculation” is left out"),
        ("media::image", "a.png", "The column “media::image” is left out: a question has words"),
        ("guidance_hint", "More", "The column “guidance_hint” is left out: a question has one"),
        ("Own column", "Mine", "The column “Own column” is left out: a checklist has no such"),
        (
            "label::French (fr)",
            "Quoi ?",
            "The column “label::French (fr)” is left out: a checklist",
        ),
        ("required", "${a} = 1", "The cell “required” (“${a} = 1”) is left out"),
        ("parameters", "max-pixels=9", "The column “parameters” is left out"),
        ("constraint", ". != ''", "The constraint “. != ''” is left out: only numbers"),
        ("constraint_message", "No.", "The column “constraint_message” is left out"),
    ],
)
def test_a_cell_that_has_no_place_is_left_out_and_said(
    taken: Any, column: str, value: str, said: str
) -> None:
    found = taken([_q("text", "why", **{column: value})])
    assert [item.text for item in _items(found)] == ["Why"]
    ((row, words),) = _said(found)
    assert row == (1 if column.startswith("label") else 2)
    assert words.startswith(said)


def test_groups_are_sections_and_inner_ones_keep_the_conditions_around_them(taken: Any) -> None:
    found = taken(
        [
            _q("integer", "age"),
            _q("begin group", "outer", relevant="${age} > 17"),
            _q("text", "work"),
            _q("begin_group", "inner", relevant="${work} = 'night'"),
            _q("text", "sleep", relevant="${age} < 30"),
            {"type": "end_group"},
            {"type": "begin group", "name": "bare", "relevant": "${age} > 40"},
            _q("text", "knees"),
            {"type": "end group"},
            {"type": "end group"},
            _q("text", "last"),
        ]
    )
    assert found.template is not None
    sections = found.template.sections
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
    assert _said(found) == []


def test_a_condition_that_cannot_be_kept_leaves_its_question_showing_and_is_said(
    taken: Any,
) -> None:
    found = taken(
        [
            _q("text", "first", relevant="${later} = 'x'"),
            _q("text", "later", relevant="string-length(${first}) > 3"),
            _q("calculate", "sum", calculation="1"),
            _q("text", "third", relevant="${sum} > 3"),
            _q("text", "fourth", relevant="${nobody} = 3"),
            _q("text", "fifth", relevant="/form/first = 3"),
            _q("text", "sixth", relevant="${sixth} = 'x'"),
            _q("begin group", "seventh", relevant="${eighth} = 'x'"),
            _q("text", "eighth"),
            {"type": "end group"},
        ]
    )
    assert all(item.show_if is None for item in _items(found))
    assert all(part.show_if is None for part in found.template.sections)
    told = {row: words for row, words in _said(found) if "condition" in words}
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
def test_a_condition_may_be_a_plain_yes_or_no(taken: Any, word: object, told: int) -> None:
    found = taken([_q("text", "why", relevant=word)])
    assert _items(found)[0].show_if is None
    assert len([words for _, words in _said(found) if "it never holds" in words]) == told


def test_questions_that_wait_for_each_other_are_named(taken: Any) -> None:
    found = taken(
        [
            _q("text", "a", relevant="${c} = 'x'"),
            _q("text", "b", relevant="${a} = 'x'"),
            _q("text", "c", relevant="${b} = 'x'"),
            _q("begin group", "g", relevant="${d} = 'x'"),
            _q("text", "d"),
            {"type": "end group"},
        ]
    )
    (ring,) = [words for _, words in _said(found) if "ring" in words]
    assert "a → c → b → a" in ring
    shows = {item.id: item.show_if for item in _items(found)}
    assert shows["a"] is None and shows["b"] is not None and shows["c"] is not None


def test_questions_that_all_wait_for_each_other_are_named_once(taken: Any) -> None:
    names = [f"q{n}" for n in range(20)]
    found = taken(
        [
            _q("text", name, relevant=" or ".join(f"${{{other}}} = 'x'" for other in names))
            for name in names
        ]
    )
    told = [words for _, words in _said(found) if "in a ring" in words]
    assert 1 <= len(told) <= 20
    assert all(any(name in words for words in told) for name in names)


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
    taken: Any, heads: list[str], settings: str, wanted: str
) -> None:
    row = {"type": "text", "name": "why", **{head: f"In {head}" for head in heads}}
    found = taken([row], (), [{"default_language": settings, "form_title": "Why"}])
    assert [item.text for item in _items(found)] == [f"In {wanted}"]
    others = [words for _, words in _said(found)]
    assert len(others) == 1 and next(head for head in heads if head != wanted) in others[0]


def test_a_label_that_is_missing_in_the_best_language_comes_from_another(taken: Any) -> None:
    found = taken(
        [
            {"type": "text", "name": "a", "label::English (en)": "A", "label::French (fr)": "Ah"},
            {"type": "text", "name": "b", "label::French (fr)": "Bé"},
            {"type": "text", "name": "c"},
        ]
    )
    assert [item.text for item in _items(found)] == ["A", "Bé", "c"]
    told = dict(_said(found))
    assert told[3] == "Its label is taken from another language (French (fr))."
    assert told[4] == "The question “c” has no label; its name is shown."


def test_names_are_made_into_ids_that_are_valid_and_unique(taken: Any) -> None:
    found = taken(
        [
            _q("text", "my name"),
            _q("text", "why"),
            _q("text", "why"),
            _q("text", "название"),
            {"type": "text", "label": "What now?"},
            _q("select_one l", "pick", relevant="${why} = 'x'"),
            _q("text", "then", relevant="${pick} = 'b/c'"),
        ],
        [
            {"list_name": "l", "name": "b/c", "label": "B"},
            {"list_name": "l", "name": "b/c", "label": "C"},
        ],
    )
    ids = [item.id for item in _items(found)]
    assert ids == ["my-name", "why", "why-2", "question-5", "what-now", "pick", "then"]
    assert [option.id for option in _items(found)[5].options] == ["b-c", "b-c-2"]
    assert _items(found)[6].show_if == Condition("pick", one_of=("b-c", "b-c-2"))
    told = [words for _, words in _said(found)]
    assert "The question “my name” is kept by the name “my-name”." in told
    assert "There are two questions “why”; conditions look at the first." in told
    assert "The choice “b/c” is in its list twice; both are kept." in told


def test_what_a_form_is_called_is_what_the_checklist_is_called(taken: Any) -> None:
    settings = [{"form_title": "Our  ward", "form_id": "ward 1", "version": "3"}]
    found = taken([_q("text", "why")], (), settings, changelog=[{"date": "2026"}])
    assert (found.template.title, found.template.id) == ("Our ward", "ward-1")
    assert _said(found) == [
        (2, "The setting “version” is left out: a checklist has no such thing."),
        (0, "This sheet is left out: only survey, choices and settings are read."),
    ]
    plain = taken([_q("text", "why")])
    assert (plain.template.title, plain.template.id) == ("form", "form")
    assert NO_TITLE in {one.words for one in plain.left}


def test_an_id_that_is_taken_is_given_to_no_other(tmp_path: Path) -> None:
    path = write_form(tmp_path / "huddle.xlsx", [_q("text", "why")])
    found = read_form(path, {"huddle", "huddle-2"})
    assert found.template is not None and found.template.id == "huddle-3"


def test_small_oddities_are_mended_and_said(taken: Any) -> None:
    found = taken(
        [
            {"label": "No type"},
            _q("end group", "stray"),
            _q("text", "off", disabled="yes"),
            {"type": "text"},
            _q("select_one solo", "single"),
            _q("select_one yn or_other", "more", required="${single} = 1"),
            _q("note", "read", required="yes"),
            _q("text", "shown", label="You said ${more}."),
            _q("text", "bare", label="${more}"),
            _q("begin repeat", "again", repeat_count="3"),
            _q("acknowledge", "ok"),
            _q("end repeat", ""),
            _q("begin group", "hollow"),
            _q("end group", ""),
            _q("begin group", "open"),
            _q("phone number", "phone"),
        ],
        [
            *YES_NO,
            {"list_name": "solo", "name": "ok", "label": "OK"},
            {"list_name": "spare", "name": "a", "label": "A"},
            {"list_name": "spare", "name": ""},
        ],
    )
    by_id = {item.id: item for item in _items(found)}
    assert {id: item.kind for id, item in by_id.items()} == {
        **{"single": "note", "more": "choice", "read": "note", "shown": "text", "bare": "text"},
        **{"ok": "note", "phone": "text"},
    }
    assert [option.text for option in by_id["more"].options] == ["Yes", "No", "Other"]
    assert by_id["shown"].text == "You said …." and by_id["bare"].text == "bare"
    lines = report(found.left)
    for said in (
        "survey, row 2: This row is left out: it has no type. It says “No type”.",
        "survey, row 3: This end of a group is left out: none is open.",
        "survey, row 4: The question “off” is left out: it is disabled in the form.",
        "survey, row 5: The question “?” is left out: it has neither a name nor a label.",
        "survey, row 6: The question “single” is kept as words to read: its list has a single",
        "survey, row 7: The question “more” is kept: “Other” is added to its choices",
        "survey, row 8: The cell “required” is left out: there is nothing to answer.",
        "survey, row 9: Its label shows an answer (${more}); it says “You said ….”. Edit it.",
        "survey, row 11: The repeat is left out: what stands in it is asked once.",
        "survey, row 12: The question “ok” is kept, but its words are kept to read",
        "survey, row 14: The group “Hollow” is left out: nothing is in it.",
        "survey, row 16: This group is never ended",
        "survey, row 17: The question “phone” is kept, but it is text here",
        "choices, row 5: The list of choices “spare” is left out: no question that is kept",
        "choices, row 6: This choice is left out",
    ):
        assert [line for line in lines if line.startswith(said)], said


def test_a_form_with_nothing_to_ask_says_so_and_why(taken: Any) -> None:
    found = taken([_q("calculate", "sum")])
    assert found.template is None
    assert len(found.left) == 1


def test_what_is_the_same_is_said_once_with_all_its_rows() -> None:
    left = [Left("survey", row, "Same.") for row in (9, 2, 3, 4, 7)] + [Left("survey", 5, "Other.")]
    assert report([*left, Left("osm", 0, "Whole.")]) == [
        "survey, rows 2 to 4, 7 and 9: Same.",
        "survey, row 5: Other.",
        "osm: Whole.",
    ]


def test_a_form_with_more_questions_than_a_visit_can_hold_is_refused_whole(
    tmp_path: Path,
) -> None:
    rows = [_q("text", f"q{n}", relevant=f"${{q{n + 1}}} = 'x'") for n in range(10_000)]
    path = write_form(tmp_path / "census.xlsx", rows)
    with pytest.raises(ContentError, match="10,000 questions, and a checklist has 200 at most"):
        read_form(path)
    fits = write_form(tmp_path / "fits.xlsx", rows[:MOST_ITEMS])
    found = read_form(fits).template
    assert found is not None and len(items(found)) == MOST_ITEMS
    over = write_form(tmp_path / "over.xlsx", rows[: MOST_ITEMS + 1])
    with pytest.raises(ContentError, match="Nothing was cut"):
        read_form(over)
