"""A visit in QR codes: whole from any order of them, and never anything from what is none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import LeadwellError
from app.models.parcel import (
    MOST,
    CutVisitCode,
    NewerVisitCode,
    NotAVisitCode,
    TooMuch,
    codes,
    part,
    whole,
)
from app.models.parcel_names import expanded, squeezed
from app.models.qr import LONGEST
from app.models.receipt import Asked, Receipt, pack

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
names = st.sampled_from(["a", "b", "answer.roles", "note.proud", "place"])
replaced = st.none() | st.tuples(names, st.integers(1, 99)).map(list)
registers = st.fixed_dictionaries(
    {"set": st.dictionaries(names, json_values), "over": st.dictionaries(names, replaced)}
)
payloads = registers | st.dictionaries(st.text(max_size=5), json_values, max_size=4)
ops = st.fixed_dictionaries(
    {
        "d": names,
        "q": st.integers(1, 2**50),
        "t": st.sampled_from(["visit.set", "promise.set", "promise.word"]),
        "r": names,
        "h": st.tuples(st.integers(0, 2**50), st.integers(0, 9)).map(list),
        "p": payloads,
    }
)
contents = st.fixed_dictionaries(
    {"about": st.dictionaries(st.text(max_size=5), json_values), "ops": st.lists(ops, max_size=6)}
)


def op(n: int, value: str) -> dict[str, Any]:
    return {
        "d": "0123456789abcdefghjkmnpqrs",
        "q": n,
        "t": "visit.set",
        "r": "v1",
        "h": [1_764_158_400_000 + n, 0],
        "p": {"set": {f"note.{n}": value}, "over": {}},
    }


def content(count: int) -> dict[str, Any]:
    """A visit whose notes do not become much shorter."""
    words = (f"{n * 7919 % 100_003:x}-{n * 104_729 % 1_000_003:x}" * 8 for n in range(count))
    return {"about": {"visit": "v1"}, "ops": [op(n, text) for n, text in enumerate(words, 1)]}


@given(contents)
@settings(max_examples=200)
def test_what_is_made_short_comes_back_to_the_letter(content: dict[str, Any]) -> None:
    short = json.loads(json.dumps(squeezed(content)))
    assert expanded(short) == content


@given(content=contents, order=st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_codes_give_the_visit_in_any_order_and_however_often_they_are_scanned(
    content: dict[str, Any], order: Any
) -> None:
    parts = [part(code) for code in codes(content) * 2]
    order.shuffle(parts)
    assert whole(parts) == content


def test_a_longer_visit_takes_several_codes_each_of_which_a_camera_reads() -> None:
    made = codes(content(40))
    assert 1 < len(made) <= MOST
    assert all(len(code) < LONGEST - 200 for code in made)
    assert {part(code).count for code in made} == {len(made)}
    assert [part(code).number for code in made] == list(range(1, len(made) + 1))


def test_with_a_code_missing_there_is_nothing_yet() -> None:
    parts = [part(code) for code in codes(content(40))]
    for missing in parts:
        assert whole(each for each in parts if each is not missing) is None
    assert whole([]) is None


def test_a_visit_that_would_take_too_many_codes_says_to_use_a_file() -> None:
    with pytest.raises(TooMuch, match="file"):
        codes(content(2_000))


def test_codes_of_two_visits_do_not_mix() -> None:
    first, second = (codes(content(n)) for n in (40, 41))
    assert len(first) == len(second)
    with pytest.raises(CutVisitCode):
        whole([part(first[0]), *(part(code) for code in second[1:])])


@pytest.mark.parametrize("code", ["", "v", "x1abc", "hello", "r1abcd", "a1abcd", "v0abc", "vé"])
def test_a_code_of_something_else_says_so(code: str) -> None:
    with pytest.raises(NotAVisitCode) as caught:
        part(code)
    assert "Nothing was changed" in str(caught.value)


def test_the_receipt_of_a_ward_is_no_visit() -> None:
    with pytest.raises(NotAVisitCode):
        part(pack(Receipt("r1", "Maple ward", "2026-11-26", (Asked("Mend the lock"),))))


def test_a_newer_code_says_that_the_app_has_to_update() -> None:
    with pytest.raises(NewerVisitCode, match="newer"):
        part("v2" + codes(content(1))[0][2:])


@given(
    place=st.floats(0, 1, exclude_max=True), letter=st.sampled_from("AZaz09-_%é"), cut=st.booleans()
)
@settings(max_examples=200)
def test_a_code_that_is_cut_or_misread_is_found_out(place: float, letter: str, cut: bool) -> None:
    code = codes(content(3))[0]
    at = int(place * len(code))
    torn = code[:at] if cut else code[:at] + letter + code[at + 1 :]
    try:
        found = part(torn)
    except LeadwellError as error:
        assert "Nothing was changed" in str(error)
    else:
        # The last letter of base64 may differ in bits that carry nothing.
        assert found.share == part(code).share


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_no_text_is_taken_for_a_visit(text: str) -> None:
    with pytest.raises(LeadwellError):
        part("v1" + text)
