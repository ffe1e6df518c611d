"""Receipts and answers in an address: what goes in comes out, and nothing else gets in."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import LeadwellError
from app.models.framed import check
from app.models.op import canonical
from app.models.receipt import (
    LONGEST_LINE,
    LONGEST_WORDS,
    MOST,
    WORDS,
    Answer,
    Asked,
    Cut,
    Newer,
    NotOurs,
    Receipt,
    Word,
    pack,
    shortened,
    unpack,
)

RECEIPT = Receipt(
    "0123456789abcdefghjkmnpqrs",
    "Maple ward",
    "2025-11-26",
    (
        Asked("Mend the lift lock so that trolleys fit", "2025-12-03"),
        Asked("Ask the board about a second drugs trolley", "2025-12-26"),
        Asked("Find a quiet room for breaks at night", ""),
    ),
)
ANSWER = Answer("2" * 26, RECEIPT.id, "2025-12-04", ("yes", "", "not-yet"), "It is much better now")

texts = st.text(max_size=LONGEST_WORDS)
days = st.one_of(st.just(""), st.dates(min_value=date(1970, 1, 1)).map(date.isoformat))
ids = st.from_regex(r"[0-9a-z]{26}", fullmatch=True).filter(str.isascii)
receipts = st.builds(
    Receipt,
    ids,
    texts,
    days,
    st.lists(st.builds(Asked, texts, days), min_size=1, max_size=MOST).map(tuple),
)
said: st.SearchStrategy[tuple[Word, ...]] = (
    st.lists(st.sampled_from(("", *WORDS)), min_size=1, max_size=MOST).filter(any).map(tuple)
)
answers = st.builds(Answer, ids, ids, days, said, st.text(max_size=LONGEST_LINE))


@given(st.one_of(receipts, answers))
def test_what_is_packed_is_unpacked_again_and_fits_into_an_address(what: Receipt | Answer) -> None:
    code = pack(what)
    assert unpack(code) == what
    assert code.isascii() and code.replace("-", "").replace("_", "").isalnum()


@given(st.one_of(receipts, answers), st.data())
def test_a_code_with_another_letter_or_none_at_a_place_is_never_taken_for_another(
    what: Receipt | Answer, data: st.DataObject
) -> None:
    code = pack(what)
    at = data.draw(st.integers(0, len(code) - 1))
    other = (
        code[:at] + data.draw(st.sampled_from(["", "A", "z", "0", "_", "é", " "])) + code[at + 1 :]
    )
    try:
        found = unpack(other)
    except (NotOurs, Cut, Newer):
        return
    # Unused bits of the last letter of base64 may differ, and mean the same.
    assert found == what


@given(st.text())
def test_anything_else_is_refused_in_words(code: str) -> None:
    try:
        unpack(code)
    except LeadwellError as error:
        assert isinstance(error, NotOurs | Cut | Newer) and "Nothing was changed" in str(error)
    else:
        raise AssertionError(code)


@pytest.mark.parametrize("end", [3, 10, 60, -1])
def test_a_cut_code_says_that_a_part_is_missing(end: int) -> None:
    with pytest.raises(Cut, match="missing"):
        unpack(pack(RECEIPT)[:end])


@pytest.mark.parametrize(
    "code", ["", "r", "hello", "https://example.org", "x1abc", "rrabc", "r0abc"]
)
def test_a_code_of_something_else_says_that_it_is_none_of_ours(code: str) -> None:
    with pytest.raises(NotOurs, match="not one of ours"):
        unpack(code)


def test_a_code_of_a_newer_version_asks_to_update_first() -> None:
    with pytest.raises(Newer, match="newer"):
        unpack("r2" + pack(RECEIPT)[2:])


def forged(head: str, body: Any) -> str:
    packer = zlib.compressobj(9, wbits=-15)
    data = packer.compress(body if isinstance(body, bytes) else canonical(body)) + packer.flush()
    return head + urlsafe_b64encode(check(head, data) + data).decode().rstrip("=")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("r1", b"not json"),
        ("r1", {}),
        ("r1", ["id", "Maple", "2025-11-26", []]),
        ("r1", ["id", "Maple", "2025-11-26", [["words"]]]),
        ("r1", ["id", "Maple", "26/11/2025", [["words", ""]]]),
        ("r1", ["id/..", "Maple", "", [["words", ""]]]),
        ("r1", ["id", "Maple", "", [["w" * 301, ""]]]),
        ("r1", ["id", "Maple", "", [["words", ""]] * 13]),
        ("r1", ["id", "Maple", 5, [["words", ""]]]),
        ("a1", ["id", "id", "2025-11-26", "0", ""]),
        ("a1", ["id", "id", "2025-11-26", "9", ""]),
        ("a1", ["id", "id", "2025-11-26", [1], ""]),
        ("a1", ["id", "id", "2025-11-26", "1", "l" * 201]),
        ("r1", b"[" * 100_000),
        ("r1", b'["' + b"a" * 5_000_000),
    ],
)
def test_what_somebody_forged_is_refused(head: str, body: Any) -> None:
    with pytest.raises(NotOurs):
        unpack(forged(head, body))


def test_three_promises_of_a_line_each_make_a_short_address() -> None:
    assert len(pack(RECEIPT)) < 320
    assert len(pack(ANSWER)) < 160


def test_long_words_are_cut_where_one_sees_it() -> None:
    assert shortened("  two \n words ") == "two words"
    assert shortened("w" * 301) == "w" * 299 + "…"
