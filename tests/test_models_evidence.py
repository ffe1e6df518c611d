"""One reflection, told so that others may read it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.cpd import Declared, table
from app.models.development import Development, development_of, line
from app.models.evidence import FORMS, LINES, Told, kept_value, mended, told, told_of
from app.models.guard import findings
from app.models.journal import PAGE, Written
from tests.states import NOON

ABOUT = "Sister Jones rang me on 07700 900123 about the patient in bed 4 on 3 March 2025."


@pytest.mark.parametrize(
    ("template", "answers", "parts"),
    [
        ("R2", {"what": "A", "so-what": "B", "now-what": "C"}, ("A", "B", "C", "")),
        ("R2", {"now-what": "C", "notice": "D"}, ("", "", "C\n\nD", "")),
        ("nmc-account", {"activity": "A", "change": "C", "code": "D"}, ("A", "", "C", "D")),
        ("", {PAGE: "All of it"}, ("All of it", "", "", "")),
        ("unknown", {"x": "A", "y": "B", "z": "  "}, ("A\n\nB", "", "", "")),
    ],
)  # fmt: skip
def test_answers_go_to_the_part_they_answer_and_all_else_tells_what_it_was(
    template: str, answers: dict[str, str], parts: tuple[str, ...]
) -> None:
    account = told("account", Written(template, NOON, answers))
    assert tuple(account.fields[part] for part in FORMS["account"]) == parts


def test_what_could_identify_someone_is_mended_and_what_was_is_told() -> None:
    account = told("account", Written("", NOON, {PAGE: ABOUT}))
    said = account.fields["what"]
    assert findings(said) == ()
    for word in ("Jones", "07700", "bed 4", "March"):
        assert word not in said
    assert "07700 900123" in [was for was, _ in account.mends]
    assert mended("I listened.") == ("I listened.", [])


def test_development_takes_what_was_learned_alone() -> None:
    answers = {"what": "A long story", "so-what": "Ask first", "now-what": "C"}
    assert told("cpd", Written("R2", NOON, answers)).fields == {
        "title": "", "day": "", "minutes": "", "learned": "Ask first",
    }  # fmt: skip
    assert told("cpd", Written("", NOON, {PAGE: "A page"})).fields["learned"] == "A page"


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(list(FORMS)),
    st.dictionaries(st.sampled_from(["what", "learned", "title", "other"]), st.text(max_size=20)),
    st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=3),
)
def test_a_draft_comes_back_as_it_was(
    form: str, fields: dict[str, str], mends: list[tuple[str, str]]
) -> None:
    known = next(each for each in FORMS if each == form)
    parts = (*LINES[known], *FORMS[known])
    whole = Told(known, {part: fields.get(part, "") for part in parts}, tuple(mends), {"n": 1})
    assert told_of(known, kept_value(whole)) == whole


ANYTHING = st.none() | st.lists(st.integers()) | st.dictionaries(st.text(), st.none())


@given(st.dictionaries(st.sampled_from(["fields", "mends", "form"]), ANYTHING))
def test_a_draft_of_another_release_is_read_as_far_as_it_can_be(value: dict[str, object]) -> None:
    assert set(told_of("account", value).fields) == set(FORMS["account"])


def test_an_entry_of_one_s_own_is_a_line_of_the_log_with_its_own_kind() -> None:
    fields = {"title": "=Listening", "day": "2025-11-26", "minutes": 20, "note": "Ask first"}
    made = development_of({"id": "d1", "fields": fields})
    assert made == Development("d1", "=Listening", "2025-11-26", 20, "Ask first")
    row = line(made, "Reflection")
    assert row.said == Declared(20, "Ask first")
    csv = table([row], ("a",), "On my own").decode()
    assert "2025-11-26,,'=Listening,20,Reflection,Ask first" in csv


@pytest.mark.parametrize(
    "fields", [{"day": "soon"}, {}, {"day": "2025-11-26", "removed": True}, {"day": None}]
)
def test_what_has_no_day_or_was_taken_out_is_no_entry(fields: dict[str, object]) -> None:
    assert development_of({"id": "d1", "fields": fields}) is None
    odd = development_of(
        {"id": "d1", "fields": {"day": "2025-11-26", "minutes": -3, "title": None}}
    )
    assert odd == Development("d1", "", "2025-11-26", None, "")
