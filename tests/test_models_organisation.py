"""What the endpoint tells of an organisation, as far as it makes sense."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.endpoint.member_messages import tidied
from app.models.membership import NOBODY, Membership, Role, Team, membership
from app.models.organisation import (
    Colleague,
    OpenCode,
    colleague,
    each,
    new_code,
    open_code,
    team_size,
)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
ROW: dict[str, Any] = {"account": "a", "name": "Sam", "role": "lead", "job": "", "joined": 5}
CODE: dict[str, Any] = {
    "id": "i",
    "role": "emperor",
    "team": None,
    "team_name": None,
    "uses": 2,
    "used": 1,
    "expires": 10,
    "label": "",
}


@given(ANYTHING)
def test_whatever_the_answer_is_it_is_read_or_left_out(data: object) -> None:
    for make in (colleague, team_size, open_code, new_code, membership):
        make(data)
        assert isinstance(each(data, make), tuple)


@given(st.sampled_from(sorted(ROW)), ANYTHING)
def test_a_person_of_another_shape_is_none(name: str, value: object) -> None:
    found = colleague({**ROW, name: value})
    fits = isinstance(value, type(ROW[name]))
    assert (found is not None) == fits


def test_people_and_codes_are_read_and_unknown_roles_are_the_least() -> None:
    assert colleague({**ROW, "more": 1}) == Colleague("a", "Sam", Role.LEAD, "", 5)
    found = open_code(CODE)
    assert found == OpenCode("i", Role.LEARNER, "", "", 2, 1, 10, "")
    assert not found.is_over(10) and found.is_over(11)
    assert open_code({**CODE, "used": 2}).is_over(0)  # type: ignore[union-attr]
    assert each([ROW, {}, None, ROW], colleague) == (colleague(ROW), colleague(ROW))


def test_what_one_is_called_is_kept_and_an_older_endpoint_does_not_say() -> None:
    whole = Membership("o", "N", Role.LEAD, "first", (Team("t", "T", Role.LEADER),), "Sam")
    assert membership(whole.data()) == whole
    older = {name: value for name, value in whole.data().items() if name != "called"}
    found = membership(older)
    assert found is not None and found.called == "" and found.teams == whole.teams
    assert membership({**whole.data(), "called": 5}) is not None
    assert membership(NOBODY.data()) == NOBODY


@given(st.text())
def test_a_line_that_is_kept_has_nothing_in_it_that_cannot_be_seen_or_stored(text: str) -> None:
    line = tidied(text)
    assert tidied(line) == line == line.strip()
    assert "\0" not in line and "\n" not in line and "  " not in line
    line.encode()


def test_letters_of_every_script_stay_and_halves_of_characters_go() -> None:
    for name in ("Łucja Okafor-O\u2019Neil", "علی‌رضا", "ज़ोया", "李雷"):
        assert tidied(name) == name
    assert tidied("Sa\ud800m\u0000 \u202e") == "Sa m"
