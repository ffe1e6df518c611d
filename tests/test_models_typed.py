"""Answers that are typed: numbers, days and times as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.checklist import ItemKind, VisitItem
from app.models.typed import read, shown_as


def asks(kind: ItemKind, **more: object) -> VisitItem:
    return VisitItem("i", "?", kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "value"),
    [("12", "12"), (" 1,200 ", "1200"), ("3.50", "3.5"), ("-4", "-4"), ("+7", "7"), (".5", "0.5")],
)
def test_a_number_is_read_as_people_write_it(words: str, value: str) -> None:
    assert read(asks("number"), words) == read(asks("number"), value)
    assert read(asks("number"), words).value == value


@pytest.mark.parametrize("words", ["twelve", "1,20", "1.2.3", "-", ".", "1e9", "٣½", "9" * 16])
def test_what_is_no_number_is_said_to_be_none(words: str) -> None:
    assert read(asks("number"), words).wrong == "number"


def test_a_number_keeps_to_its_bounds_and_may_lie_on_them() -> None:
    beds = asks("number", least=0, most=40, is_whole=True)
    assert [read(beds, words).wrong for words in ("-1", "0", "40", "41", "3.5")] == [
        "least",
        "",
        "",
        "most",
        "whole",
    ]


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("14:30", "14:30"),
        ("1430", "14:30"),
        ("2.30 pm", "14:30"),
        ("9", "09:00"),
        ("12 a.m.", "00:00"),
        ("12pm", "12:00"),
        ("0:05", "00:05"),
    ],
)
def test_a_time_is_read_as_people_write_it(words: str, time: str) -> None:
    assert read(asks("time"), words).value == time


@pytest.mark.parametrize("words", ["25:00", "14:60", "13 pm", "0 am", "noon", "1:2", "12345"])
def test_what_is_no_time_is_said_to_be_none(words: str) -> None:
    assert read(asks("time"), words) == read(asks("time"), "noon")
    assert read(asks("time"), words).wrong == "time"


def test_a_day_is_kept_as_every_computer_knows_it_and_shown_as_it_was_written() -> None:
    day = asks("date")
    assert read(day, "3/12/2026").value == "2026-12-03"
    assert shown_as(day, "2026-12-03") == "3/12/2026"
    assert read(day, shown_as(day, "2026-12-03")).value == "2026-12-03"
    assert read(day, "31/2/2026").wrong == "day"


def test_nothing_is_wrong_with_nothing() -> None:
    for kind in ("number", "date", "time", "text"):
        assert read(asks(kind), "  ").wrong == ""


@given(st.text(max_size=40), st.sampled_from(["number", "date", "time", "text"]))
def test_whatever_is_typed_is_an_answer_or_wrong_and_an_answer_reads_as_itself(
    words: str, kind: ItemKind
) -> None:
    item = asks(kind)
    found = read(item, words)
    assert not (found.value and found.wrong)
    if found.value:
        assert read(item, shown_as(item, found.value)) == found
