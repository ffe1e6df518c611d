"""Which entries of a journal go into a file."""

from __future__ import annotations

from dataclasses import replace

from app.models.chosen import Choice, chosen, kinds, tags
from app.models.journal import PAGE, Entry, Version, Written
from tests.states import NOON

DAY = 86_400_000


def entry(number: int, template: str = "R1", *with_tags: str) -> Entry:
    written = Written(template, NOON - number * DAY, {PAGE: "words"}, with_tags)
    return Entry(f"e{number}", (Version("r", NOON, written),))


ENTRIES = [entry(0, "R1", "calm"), entry(1, "", "calm", "Ab"), entry(2, "R2"), entry(3, "R1")]


def ids(choice: Choice) -> list[str]:
    return [found.id for found in chosen(ENTRIES, choice)]


def test_all_by_kind_by_tag_and_one_by_one() -> None:
    assert ids(Choice()) == ["e0", "e1", "e2", "e3"]
    assert ids(Choice("kind", kind="R1")) == ["e0", "e3"]
    assert ids(Choice("kind", kind="")) == ["e1"]
    assert ids(Choice("kind")) == []
    assert ids(Choice("tag", tag="calm")) == ["e0", "e1"]
    assert ids(Choice("tag")) == []
    assert ids(Choice("ticked", ticked=frozenset({"e2", "gone"}))) == ["e2"]


def test_days_include_both_ends_and_an_empty_one_is_open() -> None:
    days = Choice("days", since="24/11/2025", until="2025-11-25")
    assert ids(days) == ["e1", "e2"]
    assert ids(replace(days, since="")) == ["e1", "e2", "e3"]
    assert ids(replace(days, until="")) == ["e0", "e1", "e2"]


def test_what_is_no_day_is_said_to_be_wrong_and_leaves_nothing_out() -> None:
    assert Choice("days", since="soon").wrong == "since"
    assert Choice("days", since="24/11/2025", until="31/02/2025").wrong == "until"
    assert Choice("days", since=" ").wrong == ""
    assert ids(Choice("days", since="soon")) == ["e0", "e1", "e2", "e3"]


def test_kinds_and_tags_are_offered_once_each() -> None:
    assert kinds(ENTRIES) == ["R1", "", "R2"]
    assert tags(ENTRIES) == ["Ab", "calm"]
