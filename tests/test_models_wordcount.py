"""Words used most, counted by hand."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.wordcount import STOP, TOP, Used, WordCount, one_of

TEXTS = st.lists(
    st.text("ward wards team's Teams and the kindness n\u2019t é\n.-12_", max_size=60), max_size=6
)


def used(*texts: str) -> list[tuple[str, int]]:
    count = WordCount()
    count.add(texts)
    return [(each.word, each.count) for each in count.top()]


def test_words_are_counted_without_stop_words_and_plurals_are_joined() -> None:
    """ward 1 + wards 2 = 3, told as wards; porter 2; kindness is no plural; theatre once: no."""
    text = "The wards were calm. A porter and the ward; the wards' porter. Kindness, kindness!"
    assert used(text, "And the theatre.") == [("wards", 3), ("kindness", 2), ("porter", 2)]


def test_capitals_and_both_apostrophes_make_no_other_word() -> None:
    assert used("Team team's TEAM team\u2019s") == [("team", 4)]
    assert used("don't don\u2019t won't I'm I'm it's") == []


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("stories", "story"),
        ("classes", "class"),
        ("boxes", "box"),
        ("crashes", "crash"),
        ("kindness", "kindness"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("news", "news"),
        ("values", "value"),
        ("lies", "lie"),
        ("bus", "bus"),
    ],
)
def test_simple_plurals(many: str, one: str) -> None:
    assert one_of(many) == one


def test_twenty_at_most_and_as_often_as_each_other_by_name() -> None:
    names = [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
    found = used(" ".join(names), " ".join(reversed(names)))
    assert found == [(name, 2) for name in names[:TOP]]


def test_numbers_short_words_and_broken_text_are_no_words() -> None:
    assert used("12 12 ab ab _x_ _x_ \ud83d\ud83d \x00\x00 a1b a1b") == []


@given(TEXTS, TEXTS)
def test_what_is_taken_back_leaves_no_trace(one: list[str], other: list[str]) -> None:
    count, plain = WordCount(), WordCount()
    count.add(one)
    count.add(other)
    count.remove(one)
    plain.add(other)
    assert {(each.word, each.count) for each in count.top()} == {
        (each.word, each.count) for each in plain.top()
    }


@given(st.lists(st.sampled_from(["ward", "team", "night", "calm", "help"]), max_size=60))
def test_counts_agree_with_counting_one_by_one(words: list[str]) -> None:
    count = WordCount()
    for word in words:
        count.add([word])
    expected = Counter(words)
    assert count.top() == tuple(
        Used(word, n) for word, n in sorted(expected.items(), key=lambda e: (-e[1], e[0])) if n > 1
    )


def test_the_list_of_stop_words_stays_short_and_has_no_word_of_leading_in_it() -> None:
    assert len(STOP) < 300
    assert not STOP & {"team", "ask", "together", "care", "value", "listen", "need", "help", "time"}
