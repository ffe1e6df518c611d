"""The log of what was learned, and the table that spreadsheets read."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.cpd import Declared, Line, declared, finished, harmless, log, minutes, table
from app.models.learning import progress
from tests.learned import event, pack, whole_pathway
from tests.states import NOON

HEADINGS = ("Date", "Module", "Title", "Minutes", "Kind", "Note")


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_minutes_are_those_declared_last_and_none_where_nobody_said() -> None:
    assert declared([event(1, k="finished")]) == Declared(None, "")
    assert declared([event(1, k="minutes", n=5), event(2, k="minutes", n=12)]).minutes == 12
    assert declared([event(2, k="minutes", n=12), event(1, k="minutes", n=5)]).minutes == 12
    assert declared([event(1, k="minutes", n=5), event(2, k="minutes", n=0)]).minutes is None


@pytest.mark.parametrize("wrong", [-5, 601, 2.5, True, "12", None])
def test_minutes_that_are_none_are_passed_over(wrong: object) -> None:
    assert declared([event(1, k="minutes", n=wrong)]).minutes is None


def test_a_note_is_the_last_one_written() -> None:
    events = [event(1, k="note", text="first"), event(2, k="note", text="second"), event(3, k="x")]
    assert declared(events).note == "second"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12", 12),
        (" 5 ", 5),
        ("600", 600),
        *((wrong, None) for wrong in ("601", "0", "-5", "ten", "5.5", "", "\u0665", "9" * 5000)),
    ],
)
def test_minutes_are_typed_as_a_whole_number(words: str, number: int | None) -> None:
    assert minutes(words) == number


def test_the_log_has_the_newest_first_and_keeps_modules_that_are_gone() -> None:
    done = {
        "1.1": progress("1.1", [event(1, k="finished")]),
        "9.9": progress("9.9", [event(2, k="finished")]),
        "1.2": progress("1.2", [event(3, k="place", card="a")]),
    }
    modules = {module.id: module for module in pack().modules}
    lines = log(done, modules, {"1.1": Declared(7)})
    assert [line.module for line in lines] == ["9.9", "1.1"]
    assert (lines[0].title, lines[0].suggested) == ("", None)
    assert lines[1].title == modules["1.1"].title
    assert (lines[1].said.minutes, lines[1].suggested) == (7, modules["1.1"].minutes)


def test_a_pathway_is_finished_with_its_last_module_and_not_before() -> None:
    done = whole_pathway(pack())
    assert done.pathway == pack().pathways[0]
    assert done.at == max(line.finished_at for line in done.lines)
    assert tuple(line.module for line in done.lines) == done.pathway.modules
    assert finished(pack().pathways, done.lines[1:]) == []


def test_the_table_opens_in_a_spreadsheet_and_invents_no_minutes() -> None:
    lines = [
        Line("1.2", "Two, “and” more", NOON + 86_400_000, Declared(5, "Plain\nwords")),
        Line("1.1", "One", NOON),
    ]
    data = table(lines, HEADINGS, "On my own (not participatory)")
    assert data.startswith(b"\xef\xbb\xbf")
    kind = "On my own (not participatory)"
    assert rows(data) == [
        list(HEADINGS),
        ["2025-11-26", "1.1", "One", "", kind, ""],
        ["2025-11-27", "1.2", "Two, “and” more", "5", kind, "Plain\nwords"],
    ]


@given(st.text())
def test_no_note_becomes_a_formula_and_none_loses_its_words(note: str) -> None:
    cell = harmless(note)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == note.removeprefix("'")


def test_a_note_that_looks_like_a_formula_is_made_harmless_in_the_table() -> None:
    lines = [Line("1.1", "One", NOON, Declared(5, '=HYPERLINK("https://evil.example")'))]
    assert rows(table(lines, HEADINGS, "kind"))[1][-1].startswith("'=")
