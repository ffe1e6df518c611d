"""Writing, reading and finding, without a device: screens, versions, tags, broken text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.load import read_pack
from app.models.content import Prompt, ReflectionTemplate
from app.models.guard import findings
from app.models.journal import PAGE, Entry, Version, Written
from app.models.merging import merged
from app.models.pieces import LONG, pieces
from app.models.plain import whole
from app.models.sieve import ALL, Sieve, counts
from app.models.tags import LONGEST, tag, used
from app.models.writing import BLANK, UNKNOWN, form, open_pages, pages

NOON = 1_764_158_400_000
TEMPLATES = {each.id: each for each in read_pack().reflections}


def entry(id: str, **fields: object) -> Entry:
    written = replace(Written("R1", NOON, {"showed": id}), **fields)  # type: ignore[arg-type]
    return Entry(id, (Version("r", NOON, written),))


@pytest.mark.parametrize(
    ("template", "screens"),
    [("R1", 4), ("R2", 4), ("R4", 8), ("R6", 13), ("R10", 5), ("moment", 1), ("nmc-account", 4)],
)
def test_a_template_has_so_many_screens_on_a_phone(template: str, screens: int) -> None:
    assert len(pages(TEMPLATES[template])) == screens


def test_every_prompt_stands_on_one_screen_in_its_order() -> None:
    for template in TEMPLATES.values():
        assert tuple(prompt for page in pages(template) for prompt in page) == template.prompts


def test_a_screen_is_open_until_one_of_its_prompts_is_answered() -> None:
    template = TEMPLATES["R6"]
    assert open_pages(template, {}) == list(range(13))
    answers = {"purpose-steady": "Usually", "care": "  "}
    assert open_pages(template, answers) == list(range(1, 13))


def test_an_answer_without_its_prompt_has_a_place_nevertheless() -> None:
    written = Written("R1", NOON, {"showed": "One", "from-before": "Two"})
    prompts = form(TEMPLATES["R1"], written).prompts
    assert [prompt.id for prompt in prompts][-1] == "from-before"
    gone = form(None, Written("ours", NOON, {"asked": "One"}))
    assert (gone.title, [prompt.id for prompt in gone.prompts]) == (UNKNOWN, ["asked"])
    assert form(None, Written("ours", NOON)).prompts == BLANK.prompts
    assert form(BLANK, Written("", 1)).prompts == BLANK.prompts
    assert BLANK.prompts[0].id == PAGE


def test_all_words_tags_and_facts_of_two_versions_are_in_the_one_that_joins_them() -> None:
    first = Written(
        "R1",
        NOON,
        {"showed": "One", "slipped": "Same"},
        tags=("nights", "team"),
        values=("respect",),
        grew="module/1.4",
        data={"ratings": {"respect": [1, 2], "quality": [3, 3]}, "left": ["A name: Sam"], "n": 1},
        more={"sky": "grey"},
    )
    second = Written(
        "R1",
        NOON,
        {"showed": "Two", "slipped": "Same"},
        tags=("team", "rota"),
        behaviours=("1.1",),
        data={"ratings": {"respect": [4, 4]}, "left": ["A name: Ali"], "n": 2},
    )
    joined = merged((Version("a", 1, first), Version("b", 2, second)))
    assert joined.answers == {"showed": "One\n\nTwo", "slipped": "Same"}
    assert joined.tags == ("nights", "team", "rota")
    assert (joined.behaviours, joined.values) == (("1.1",), ("respect",))
    assert joined.grew == "module/1.4"
    assert joined.data == {
        "ratings": {"respect": [4, 4], "quality": [3, 3]},
        "left": ["A name: Sam", "A name: Ali"],
        "n": 2,
    }
    assert joined.more == {"sky": "grey"}


def test_tags_are_spelt_as_they_were_before() -> None:
    known = ["Night shift", "rota"]
    assert tag("  #night   SHIFT ", known) == "Night shift"
    assert tag("new one", known) == "new one"
    assert tag(" # ", known) == tag("", known) == ""
    assert len(tag("x" * 100)) == LONGEST
    entries = [entry("a", tags=("x", "y")), entry("b", tags=("y",))]
    assert used(entries) == ["y", "x"]


def test_a_sieve_lets_through_what_has_all_that_is_asked_for() -> None:
    entries = (
        entry("a", tags=("x", "y"), values=("respect",)),
        entry("b", tags=("x",), template=""),
        entry("c", created_at=NOON - 40 * 86_400_000, behaviours=("1.1",), grew="visit/v"),
    )
    assert ALL.sifted(entries) is entries
    by_tag = ALL.turned("tag", "x")
    assert [each.id for each in by_tag.sifted(entries)] == ["a", "b"]
    assert [each.id for each in by_tag.turned("value", "respect").sifted(entries)] == ["a"]
    assert by_tag.turned("tag", "x") == ALL
    assert [each.id for each in Sieve(template="").sifted(entries)] == ["b"]
    assert [each.id for each in Sieve(month="2025-10").sifted(entries)] == ["c"]
    assert [each.id for each in Sieve(grew="visit/v").sifted(entries)] == ["c"]
    assert counts(entries, "tag") == {"x": 2, "y": 1}
    assert counts(entries, "month") == {"2025-11": 2, "2025-10": 1}
    assert counts(entries, "grew") == {"visit/v": 1}
    assert counts(entries, "template") == {"R1": 2, "": 1}


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_can_be_kept_once_it_is_whole(text: str) -> None:
    mended = whole(text)
    assert mended.encode().decode() == mended
    assert "\0" not in mended
    assert whole(mended) == mended


def test_halves_that_lost_each_other_are_joined_and_the_rest_stays_as_it_is() -> None:
    assert whole("a\ud83d\ude42b") == "a🙂b"
    assert whole("a\ud83db\0") == "a\N{REPLACEMENT CHARACTER}b"
    assert whole("Zoë 🙂\n") == "Zoë 🙂\n"


PARTS = ["Word. ", "Is it? ", "\n", "x" * 300, " ", "\u2028"]


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_pieces_are_the_whole_text_and_none_is_long_where_a_sentence_ends(
    parts: list[str],
) -> None:
    text = "".join(parts)
    found = list(pieces(text))
    assert "".join(piece for _, piece in found) == text
    assert all(text.startswith(piece, start) for start, piece in found)
    for _, piece in found:
        assert ". W" not in piece[LONG + 10 : -10]


def test_what_the_guard_finds_in_pieces_is_what_it_finds_in_the_whole() -> None:
    sentence = "On 3 March the ward sister, Sarah Jones, rang 07700 900123 about bed 4. "
    text = f"{sentence * 40}\n\n{sentence}"
    whole_text = [(each.start, each.end, each.words) for each in findings(text)]
    in_pieces = [
        (start + each.start, start + each.end, each.words)
        for start, piece in pieces(text)
        for each in findings(piece)
    ]
    assert in_pieces == whole_text


def test_a_part_without_choices_is_asked_a_question_at_a_time() -> None:
    template = ReflectionTemplate(
        "t", "T", "S", 3, (Prompt("a", "A", part="P"), Prompt("b", "B", part="P"))
    )
    assert [len(page) for page in pages(template)] == [1, 1]
