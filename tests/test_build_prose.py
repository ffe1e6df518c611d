"""The text of cards as HTML, and days in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build.reading.prose import day, prose
from tests.markup import Markup

PROSE = {"p", "br", "strong", "em", "ul", "ol", "li"}


@given(st.text(alphabet=" \n*_-1.<>&`[]()#!\\ab:/'\"", max_size=60))
def test_the_text_of_a_card_becomes_paragraphs_and_lists_and_nothing_else(text: str) -> None:
    page = Markup(prose(text))
    assert {tag for tag, _ in page.tags} <= PROSE
    assert all(set(found) <= {"start"} for _, found in page.tags)


def test_paragraphs_bold_and_lists_come_out_as_in_the_app() -> None:
    assert prose("One **bold** word.\nNext line.\n\n- a\n- b") == (
        "<p>One <strong>bold</strong> word.<br />\nNext line.</p>\n"
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    )


def test_a_day_is_said_in_words_and_nothing_else_is_one() -> None:
    assert day("2026-11-03") == '<time datetime="2026-11-03">3 November 2026</time>'
    with pytest.raises(ValueError):
        day("soon")
