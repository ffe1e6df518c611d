"""Forms become checklists: what is kept, and what is left out and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.content.compile import ContentError
from app.content.visit_rules import MOST_ITEMS
from app.content.xlsform.checklist import read_form
from app.content.xlsform.defaults import PHOTOS
from app.content.xlsform.left import Left, report
from app.models.checklist import Option, VisitItem
from app.models.visit import items
from tests.forms import (
    ALWAYS,
    YES_NO,
    left_words,
    question,
    take,
    taken_items,
    template_of,
    write_form,
)


def test_every_kind_of_question_becomes_an_item(tmp_path: Path) -> None:
    form = [
        question("select_one yn", "one"),
        question("select_multiple yn", "many"),
        question("text", "words", hint="In short"),
        question("integer", "whole", required="yes", constraint=". >= 1 and . < 9"),
        question("decimal", "part", constraint=". <= 2.5", constraint_message="Less, please."),
        question("date", "day"),
        question("time", "hour"),
        question("note", "told"),
        question("range", "slide", parameters="start=0 end=20 step=1"),
    ]
    options = (Option("yes", "Yes"), Option("no", "No"))
    found = take(tmp_path, form, YES_NO)
    assert taken_items(found) == [
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
    assert left_words(found) == [
        (10, "The range “slide” is a number with bounds, without a slider.")
    ]
    assert {one.words for one in found.left} > ALWAYS


def test_photos_and_signatures_are_told_apart_and_photos_are_allowed_with_a_word(
    tmp_path: Path,
) -> None:
    found = take(
        tmp_path, [question("image", "shelf"), question("image", "name", appearance="signature")]
    )
    assert [item.kind for item in taken_items(found)] == ["photo", "signature"]
    assert template_of(found).allows_photos
    assert [words for _, words in left_words(found)] == [PHOTOS]
    assert not template_of(take(tmp_path, [question("text", "words")])).allows_photos


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
    tmp_path: Path, type: str, said: str
) -> None:
    found = take(tmp_path, [question("text", "first"), question(type, "odd")], YES_NO)
    assert [item.id for item in taken_items(found)] == ["first"]
    ((row, words),) = [one for one in left_words(found) if "“odd”" in one[1]]
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
    tmp_path: Path, column: str, value: str, said: str
) -> None:
    found = take(tmp_path, [question("text", "why", **{column: value})])
    assert [item.text for item in taken_items(found)] == ["Why"]
    ((row, words),) = left_words(found)
    assert row == (1 if column.startswith("label") else 2)
    assert words.startswith(said)


def test_small_oddities_are_mended_and_said(tmp_path: Path) -> None:
    found = take(
        tmp_path,
        [
            {"label": "No type"},
            question("end group", "stray"),
            question("text", "off", disabled="yes"),
            {"type": "text"},
            question("select_one solo", "single"),
            question("select_one yn or_other", "more", required="${single} = 1"),
            question("note", "read", required="yes"),
            question("text", "shown", label="You said ${more}."),
            question("text", "bare", label="${more}"),
            question("begin repeat", "again", repeat_count="3"),
            question("acknowledge", "ok"),
            question("end repeat", ""),
            question("begin group", "hollow"),
            question("end group", ""),
            question("begin group", "open"),
            question("phone number", "phone"),
        ],
        [
            *YES_NO,
            {"list_name": "solo", "name": "ok", "label": "OK"},
            {"list_name": "spare", "name": "a", "label": "A"},
            {"list_name": "spare", "name": ""},
        ],
    )
    by_id = {item.id: item for item in taken_items(found)}
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


def test_a_form_with_nothing_to_ask_says_so_and_why(tmp_path: Path) -> None:
    found = take(tmp_path, [question("calculate", "sum")])
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
    rows = [question("text", f"q{n}", relevant=f"${{q{n + 1}}} = 'x'") for n in range(10_000)]
    path = write_form(tmp_path / "census.xlsx", rows)
    with pytest.raises(ContentError, match="10,000 questions, and a checklist has 200 at most"):
        read_form(path)
    fits = write_form(tmp_path / "fits.xlsx", rows[:MOST_ITEMS])
    found = read_form(fits).template
    assert found is not None and len(items(found)) == MOST_ITEMS
    over = write_form(tmp_path / "over.xlsx", rows[: MOST_ITEMS + 1])
    with pytest.raises(ContentError, match="Nothing was cut"):
        read_form(over)
