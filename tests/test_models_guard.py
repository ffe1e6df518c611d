"""The identity guard: what it sees, what it leaves alone, and what it suggests."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.models.guard import Finding, Kind, findings, mended
from tests.labelled import labelled, measure

PARTS = labelled()
NUMBERS_AND_DATES = tuple(kind for kind in get_args(Kind) if kind != "name")
"""All that has a form, places with a time among it."""


def shown(text: str) -> list[tuple[str, str]]:
    """Return what is found in a text: kinds, and the words they lie on."""
    return [(one.kind, text[one.start : one.end]) for one in findings(text)]


def mended_whole(text: str) -> str:
    """Return a text with everything mended, one finding after another."""
    for _ in range(len(text) + 1):
        found = findings(text)
        if not found:
            return text
        text = mended(text, found[0])
    raise AssertionError(f"mending never ends: {text!r}")


def test_the_labelled_set_is_large_enough_and_much_of_it_is_clean() -> None:
    everything = [sentence for part in PARTS.values() for sentence in part]
    clean = [sentence for sentence in everything if not sentence.marks]
    assert len(everything) >= 300
    assert len({sentence.text for sentence in everything}) == len(everything)
    assert len(clean) >= 0.45 * len(everything)
    assert len(PARTS["held"]) >= 0.33 * len(everything)
    marked = {mark.kind for sentence in everything for mark in sentence.marks}
    assert marked == set(get_args(Kind))


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_it_sees_numbers_dates_and_names_and_raises_few_false_alarms(part: str) -> None:
    score = measure(PARTS[part])
    kinds = ", ".join(
        f"{kind} {score.seen.get(kind, 0)}/{score.marked[kind]}" for kind in sorted(score.marked)
    )
    numbers, names = score.recall(NUMBERS_AND_DATES), score.recall(["name"])
    print(
        f"\nidentity guard, {part}: numbers, dates and places {numbers:.1%}, names {names:.1%}, "
        f"false alarms {len(score.alarms)}/{score.clean} = {score.alarm_share:.1%}, "
        f"{score.spare} more beside what is marked ({kinds})"
    )
    assert numbers >= 0.95, score.missed
    assert names >= 0.80, score.missed
    assert score.alarm_share <= 0.05, score.alarms


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("Mrs Patel's daughter rang.", "Someone's daughter rang."),
        ("Our ward manager Kemi said the rota is late.", "Our ward manager said the rota is late."),
        ("I asked the porter, Dave, what is slow.", "I asked the porter, what is slow."),
        ("Dr Okafor saw her.", "A doctor saw her."),
        ("Joan in bed 4 fell at 14:30.", "A patient in a bed fell at 14:30."),
        ("A 93-year-old man waited.", "An older man waited."),
        ("The patient fell on 12 March 2025.", "The patient fell on that day."),
        ("Ring 07700 900123 about 999 123 4563.", "Ring (left out) about 999 123 4563."),
        ("Ring bleep 2145 about 999 123 4578.", "Ring bleep (left out) about (left out)."),
        ("Nobody here.", "Nobody here."),
    ],
)
def test_what_is_found_can_be_mended_and_the_sentence_still_reads(text: str, neutral: str) -> None:
    assert mended_whole(text) == neutral


def test_a_finding_says_what_was_seen_and_what_to_write_instead() -> None:
    (finding,) = findings("I met Mrs Patel.")
    assert finding.words == "A name: Mrs Patel"
    assert finding.mend == "Write 'someone' instead."
    (number,) = findings("Ring 07700 900123.")
    assert number.words.endswith("07700 900123") and number.mend.startswith("Leave it out.")


def test_a_name_that_is_told_once_is_seen_again_elsewhere_in_the_text() -> None:
    text = "The porter, Zygfrid, was kind. Later on Zygfrid sat down."
    assert shown(text) == [("name", "Zygfrid"), ("name", "Zygfrid")]


def test_a_word_is_a_name_only_where_it_is_used_as_one() -> None:
    assert not findings("Grace under pressure. May we ask? Mark the day. Will it last?")
    text = "Grace in bed 4 cried. Sister May told me. Mark from estates came. I asked Will."
    assert [one.kind for one in findings(text)] == ["name"] * 4


def test_a_whole_page_is_read_sentence_by_sentence() -> None:
    clean, told = "The team was calm and kind. ", "Spoke to Priya at noon. "
    text = (clean * 40 + told) * 3
    assert shown(text) == [("name", "Priya")] * 3


NHS = st.integers(min_value=0, max_value=999_999).map(lambda number: f"999{number:06}")
SPACES = st.lists(
    st.sampled_from(["", " ", "-", "  ", " - ", "\N{NO-BREAK SPACE}", "\N{EN DASH}"]),
    min_size=9,
    max_size=9,
)
AROUND = st.sampled_from(["", "NHS no ", "Patient ", "(", "rang about: ", "bed 4, "])


def check_digit(nine: str) -> int:
    """Return the check digit of an NHS number by Modulus 11; 10 if there can be none."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(nine))
    remainder = total % 11
    return 0 if remainder == 0 else 11 - remainder


def spaced(digits: str, spaces: list[str]) -> str:
    """Return digits with something between each two."""
    return digits[0] + "".join(gap + digit for gap, digit in zip(spaces, digits[1:], strict=True))


@given(NHS.filter(lambda nine: check_digit(nine) < 10), SPACES, AROUND, AROUND)
def test_every_nhs_number_is_found_however_it_is_spaced(
    nine: str, spaces: list[str], before: str, after: str
) -> None:
    number = spaced(f"{nine}{check_digit(nine)}", spaces)
    assert ("nhs-number", number) in shown(f"{before}{number}. {after}")


@given(NHS, SPACES, st.integers(0, 9), AROUND)
def test_ten_digits_with_a_wrong_check_digit_are_no_nhs_number(
    nine: str, spaces: list[str], last: int, before: str
) -> None:
    if last != check_digit(nine):
        text = f"{before}{spaced(f'{nine}{last}', spaces)}."
        assert "nhs-number" not in [one.kind for one in findings(text)]


FRAGMENTS = st.sampled_from(
    """
    Mrs Patel|Dr|Sister|nurse|our ward manager|Kemi|Grace|Will|said|Joan|in bed 4|bed|bay C|a bed|5|
    ward 7|on 12 March 2025|12/03/1931|born|DOB|aged 97|a 93-year-old|94 yr old|years old|at 14:30|
    yesterday|07700 900123|020 7946 0018|ext 2290|bleep|999 123 4578|9991234594|MRN 4471882|NHS no|
    Datix|LS99 4ZZ|a.b@example.org|the patient|fell|, the porter,|and|the|with|spoke to|J.|van|der|
    JOAN|mrs|begum|'s daughter|St|Ward|Unit|5th of May|May|3|.|!|, |: |\n|"|-|/|(|) |@|+44
    """.replace("\n    ", "").split("|")
)
MESSY = st.one_of(
    st.text(max_size=200),
    st.lists(FRAGMENTS, max_size=14).map(" ".join),
    st.lists(FRAGMENTS, max_size=14).map("".join),
)


@given(MESSY)
@example("")
@example("\N{COMBINING ACUTE ACCENT}\0 \N{ARABIC-INDIC DIGIT ONE}" * 20)
def test_any_text_is_read_and_what_is_found_lies_within_it_in_order(text: str) -> None:
    found = findings(text)
    ends = [0, *(one.end for one in found)]
    for end, one in zip(ends, found, strict=False):
        assert end <= one.start < one.end <= len(text)
        assert one.words and one.mend


@given(MESSY)
@example("BED:MRN:0000 MR AA")
@example("1 MAR:BED 0MR AA")
@example("AGE 90 90")
@example("AGE 90:MR BAY0")
@example("MR:AGE 90:WARD0 0")
def test_what_is_mended_is_no_longer_found_and_nothing_else_is_changed(text: str) -> None:
    for finding in findings(text):
        after = mended(text, finding)
        end = len(after) - (len(text) - finding.end)
        assert after.endswith(text[finding.end :])
        assert text.startswith(after[: min(finding.start, end)])
        assert not [one for one in findings(after) if overlap(one, range(finding.start, end))]


@given(MESSY)
def test_mending_everything_leaves_nothing_to_find(text: str) -> None:
    assert not findings(mended_whole(text))


def overlap(finding: Finding, place: range) -> bool:
    """Whether a finding lies on some of a place."""
    return finding.start < place.stop and finding.end > place.start
