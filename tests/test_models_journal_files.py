"""The forms in which a journal travels: what is written, read back by other readers."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.content.load import read_pack
from app.models.journal import PAGE, Entry, Version, Written
from app.models.journal_files import dayone, jrnl, leadwell, markdown, text
from app.models.journal_files.pieces import Piece, Telling
from app.models.journal_files.plain import plain, sound
from app.schemas.journal_file import FILE, adapter, schema
from app.ui.screens.reflect.portable.labels import LABELS
from tests.states import NOON

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60)
NAMES = st.text(st.sampled_from("abcdefghijk0123456789-"), min_size=1, max_size=26)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
WRITTEN = st.builds(
    Written,
    st.sampled_from(["", "R1", "R2", "~self", "unknown"]),
    st.integers(1, 253_000_000_000_000 - 1),
    st.dictionaries(NAMES, WORDS.filter(str.strip), max_size=3),
    st.lists(WORDS, max_size=3).map(tuple),
    st.lists(NAMES, max_size=2).map(tuple),
    st.lists(NAMES, max_size=2).map(tuple),
    NAMES | st.just(""),
    st.dictionaries(WORDS, JSON, max_size=2),
    st.dictionaries(NAMES.map("later-{}".format), JSON, max_size=2),
)
VERSIONS = st.lists(
    st.builds(Version, NAMES, st.integers(1, 2**45), WRITTEN),
    min_size=1,
    max_size=2,
    unique_by=lambda version: version.rev,
).map(tuple)
ENTRIES = st.lists(st.builds(Entry, NAMES, VERSIONS), max_size=3)


def entry(written: Written, id: str = "e1") -> Entry:
    return Entry(id, (Version("r1", NOON, written),))


def written_file(entries: list[Entry]) -> bytes:
    pack = read_pack()
    parents = lambda id, rev: ["before"]  # noqa: E731
    return b"".join(leadwell.written_file(entries, pack.reflections, NOON, parents))


@settings(max_examples=60, deadline=None)
@given(ENTRIES)
def test_our_own_file_gives_back_every_entry_as_it_was_and_fits_its_schema(
    entries: list[Entry],
) -> None:
    value = json.loads(written_file(entries))
    assert adapter().validate_python(value)
    back = [leadwell.found(each, NOON + 1) for each in value["entries"]]
    assert [
        (each.id, [(it.rev, it.changed_at, it.written) for it in each.revisions])
        for each in back
        if each is not None
    ] == [
        (each.id, [(it.rev, it.changed_at, it.written) for it in each.versions]) for each in entries
    ]
    assert all(it.parents == ("before",) for each in back if each for it in each.revisions)


def test_the_schema_beside_the_code_is_the_one_that_files_are_checked_with() -> None:
    assert FILE.read_text() == schema()


def test_half_a_letter_in_an_entry_does_not_stop_the_file() -> None:
    (back,) = json.loads(written_file([entry(Written("", NOON, {PAGE: "half \ud83d"}))]))["entries"]
    found = leadwell.found(back, NOON)
    assert found is not None
    assert found.revisions[0].written.answers == {PAGE: "half ?"}


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["id", "revisions", "written", "rev"]), JSON), JSON)
def test_any_item_at_all_is_an_entry_or_none_and_never_an_error(
    item: dict[str, Any], inner: Any
) -> None:
    for value in (item, {**item, "revisions": [inner, {"written": inner, "rev": inner}]}):
        if leadwell.is_entry(value):
            leadwell.found(value, NOON)


DAY_ONE = {
    "uuid": "5F1C2A7B9D3E4F60A1B2C3D4E5F60718",
    "creationDate": "2019-03-04T08:30:00Z",
    "modifiedDate": "2019-03-05T08:30:00Z",
    "timeZone": "Europe\\/London",
    "starred": True,
    "tags": ["ward round", "listening", "listening"],
    "text": "# A quiet start\n\nShe said\\: not today\\.\n\n"
    "![](dayone-moment://0A1B2C3D)\nThen tea\\!",
    "photos": [{"identifier": "0A1B2C3D", "md5": "x", "type": "jpeg"}],
    "location": {"placeName": "Home"},
}


def test_an_entry_of_day_one_keeps_its_words_date_tags_and_star_and_names_what_stays() -> None:
    found = dayone.found(DAY_ONE, NOON)
    assert found is not None
    (revision,) = found.revisions
    assert revision.written == Written(
        "",
        1_551_688_200_000,
        {PAGE: "# A quiet start\n\nShe said: not today.\n\nThen tea!"},
        ("ward round", "listening", "starred"),
        data={"source": {"id": "dayone/5F1C2A7B9D3E4F60A1B2C3D4E5F60718"}},
    )
    assert (found.left, found.has_place) == (1, True)
    assert (found.is_undated, found.is_mended) == (False, False)


def test_day_one_s_rich_text_is_read_where_there_is_no_other() -> None:
    rich = {"contents": [{"text": "One line\n"}, {"embeddedObjects": []}, {"text": "Another"}]}
    found = dayone.found({"uuid": "A", "richText": json.dumps(rich)}, NOON)
    assert found is not None
    assert found.revisions[0].written.answers == {PAGE: "One line\nAnother"}
    assert found.is_undated and found.revisions[0].written.created_at == NOON


def test_a_photo_alone_has_no_words_and_is_left_out() -> None:
    assert dayone.found({**DAY_ONE, "text": "![](dayone-moment://0A1B2C3D)"}, NOON) is None
    assert dayone.found({"uuid": "A", "creationDate": "2019-03-04T08:30:00Z"}, NOON) is None


def test_without_a_uuid_an_entry_is_known_by_what_it_says() -> None:
    bare = {name: value for name, value in DAY_ONE.items() if name != "uuid"}
    one, same, other = (
        dayone.found(each, NOON) for each in (bare, dict(bare), {**bare, "text": "Else"})
    )
    assert one and same and other
    assert one.source == same.source != other.source


JRNL = {
    "title": "Called the night team.",
    "body": "They were @tired and kind.",
    "date": "2021-11-05",
    "time": "21:40",
    "tags": ["@tired", "@night"],
    "starred": False,
}


def test_an_entry_of_jrnl_keeps_its_title_body_local_time_and_tags_without_their_mark() -> None:
    from datetime import datetime

    found = jrnl.found(JRNL, NOON)
    assert found is not None
    (revision,) = found.revisions
    at = round(datetime(2021, 11, 5, 21, 40).timestamp() * 1000)
    assert revision.written.created_at == at
    assert revision.written.answers == {PAGE: "Called the night team.\nThey were @tired and kind."}
    assert revision.written.tags == ("tired", "night")
    assert found.source.startswith("jrnl/")


def test_a_date_before_1970_or_none_becomes_the_day_of_import_and_is_kept_beside() -> None:
    for said in ("1969-07-20", "2021-02-30", "yesterday"):
        found = jrnl.found({**JRNL, "date": said}, NOON)
        assert found is not None and found.is_undated
        written = found.revisions[0].written
        assert written.created_at == NOON
        assert written.data["source"]["date"] == f"{said} 21:40"


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["uuid", "creationDate", "text", "richText", "tags", "starred", "title", "body",
             "date", "time", "photos", "location"]
        ),
        JSON | st.text(max_size=80),
    )
)  # fmt: skip
def test_whatever_an_item_holds_it_becomes_text_that_can_be_kept_or_nothing(
    item: dict[str, Any],
) -> None:
    for reader in (dayone, jrnl):
        found = reader.found(item, NOON) if reader.is_entry(item) else None
        if found is not None:
            written = found.revisions[0].written
            said = "".join((*written.answers.values(), *written.tags, found.source))
            assert said.encode() and sound(said) == said


def test_broken_letters_are_mended_and_counted_as_such() -> None:
    assert sound("a\x00b\x07c\r\nd\re\ud83d\ude00f\ud83dg") == ("abc\nd\ne\N{GRINNING FACE}f?g")
    found = jrnl.found({**JRNL, "body": "half \ud83d a face"}, NOON)
    assert found is not None and found.is_mended


RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0\fswiss Helvetica;}{\colortbl;\red0\green0\blue0;}"
    r"{\*\expandedcolortbl;;}\f0\fs24 I felt \b tired\b0 , caf\'e9 closed"
    r"\par Then \u8364 ?5 \{left\}}"
)


def test_rtf_becomes_its_words() -> None:
    assert plain(RTF) == "I felt tired, caf\xe9 closed\nThen \N{EURO SIGN}5 {left}"
    found = jrnl.found({**JRNL, "title": "", "body": RTF}, NOON)
    assert found is not None and found.is_mended
    assert found.revisions[0].written.data["source"]["raw"] == RTF


def test_html_becomes_its_words() -> None:
    page = (
        "<style>p {color: red}</style><p>Fish &amp; chips&nbsp;&#8211; 2&lt;3</p>"
        "<ul><li>one</li><li>two</li></ul><div>last<br/>line</div>"
    )
    assert plain(page) == ("Fish & chips \N{EN DASH} 2<3\n- one\n- two\nlast\nline")


def test_words_that_only_look_like_marks_stay() -> None:
    for words in ("2 < 3 and <3 you", "use <b> for bold", "{curly} \\ slash", "a & b &amp c"):
        assert plain(words) == words


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["{\\rtf1 ", "}", "{", "\\par", "\\'zz", "\\u99999999", "\\'e9", "<p>", "</p>", "<br>",
             "&#x110000;", "&#0;", "<script>", "word", "\\", "\n", "\ud83d", "<!--"]
        )
        | st.text(max_size=5)
    ).map("".join)
)  # fmt: skip
def test_no_text_is_too_broken(words: str) -> None:
    assert sound(plain(words)).encode() is not None
    assert plain(words) == plain(words).strip()


def rendered(words: str) -> str:
    """Return what a reader of Markdown that was not written here makes of a person's words."""
    tokens = MarkdownIt("commonmark").parse(markdown.written(Piece("words", words)))
    assert {token.type for token in tokens} <= {
        "paragraph_open", "paragraph_close", "inline", "bullet_list_open", "bullet_list_close",
        "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close",
    }  # fmt: skip
    inside = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inside} <= {"text", "hardbreak", "softbreak", "text_special"}
    return " ".join(child.content for child in inside if child.content)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab \n#*_`[]()<>&\\=-~>!|+\t")))
def test_no_mark_in_a_person_s_words_makes_a_heading_a_link_or_a_tag(words: str) -> None:
    rendered(words)


def test_words_and_lines_come_through_markdown_unharmed() -> None:
    words = "One *star* & <tag> [link](x)\n# no heading\n\n    far in\n===\nlast_one\\"
    said = rendered(words)
    for piece in ("One *star* & <tag> [link](x)", "# no heading", "far in", "===", "last_one\\"):
        assert piece in said


def telling() -> Telling:
    return Telling(read_pack(), LABELS)


def test_an_entry_is_told_with_its_day_kind_questions_and_what_it_is_tagged_with() -> None:
    told = list(
        telling().entry(
            entry(Written("R1", NOON, {"showed": "I listened"}, ("calm",), ("1.1",), ("respect",)))
        )
    )
    assert [(piece.kind, piece.words) for piece in told] == [
        ("entry", "26 November 2025: Values check-in"),
        ("about", "Tags: calm"),
        ("about", "Behaviours: Acts the same whoever is watching"),
        ("about", "Values: Respect and dignity"),
        ("question", "Which value did I show today, and by doing what?"),
        ("words", "I listened"),
    ]
    assert text.written(told).endswith("by doing what?\n\nI listened\n")


def test_answers_are_told_as_they_were_asked_for_whatever_their_names() -> None:
    answers = {"now-what": "C", "other": "D", "so-what": "B", "what": "A"}
    told = telling().entry(entry(Written("R2", NOON, answers)))
    assert [piece.words for piece in told if piece.kind == "words"] == ["A", "B", "C", "D"]


def test_a_blank_page_has_no_question_and_both_of_two_wordings_are_told() -> None:
    first = Version("r0", NOON, Written("", NOON, {PAGE: "Mine"}))
    yours = Version("r1", NOON, Written("", NOON, {PAGE: "Yours"}))
    both = Entry("e1", (first, yours))
    assert [piece.kind for piece in telling().entry(entry(first.written))] == ["entry", "words"]
    told = [piece.words for piece in telling().entry(both)]
    assert told == [
        "26 November 2025: Blank page",
        "Yours",
        "The other version, changed on 26 November 2025",
        "Mine",
    ]
