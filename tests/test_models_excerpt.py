"""The sentence in which something was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.excerpt import MOST, excerpt

TEXT = "We were short. I sat down with a worried porter, and we talked. Then the lift came!"


def test_it_is_the_sentence_with_the_most_of_the_words() -> None:
    assert excerpt(TEXT, "lift") == "Then the lift came!"
    assert excerpt(TEXT, "worried port") == "I sat down with a worried porter, and we talked."
    assert excerpt(TEXT, "nothing like it") == "We were short."
    assert excerpt("", "lift") == ""


def test_a_long_sentence_is_cut_around_the_word() -> None:
    shown = excerpt(f"{'one ' * 60}needle {'two ' * 60}", "needle")
    assert shown.startswith("… one") and "needle two" in shown and shown.endswith("two …")


@given(st.text(max_size=400), st.text(max_size=30))
def test_it_is_never_long_whatever_was_written_and_typed(text: str, typed: str) -> None:
    assert len(excerpt(text, typed)) <= MOST + 4
