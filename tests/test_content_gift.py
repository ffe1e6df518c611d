"""Questions in GIFT: what is written is read again, and what cannot be read is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.gift.reading import Asked, Read, parse_gift, read_gift
from app.content.gift.writing import write_gift
from app.content.source import read_module
from app.content.written import write_card
from app.models.content import Card, Module, Near, Option, Pair, Question
from app.schemas.content import shape
from tests.readings import lessons

MODULES = lessons().modules

letters = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t~=#{}:\\%[]/*_->")
texts = st.one_of(
    st.text(letters, min_size=1, max_size=30),
    st.sampled_from(["[html]<b>", "%50% of us", "\\n", "\\", "::", "####", "// id: x", "T", "{}"]),
).map(lambda text: text.strip() or "x")
reasons = st.one_of(st.just(""), texts)
names = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True)
ids = st.lists(names, min_size=2, max_size=5, unique=True)


@st.composite
def choices(draw: st.DrawFn, kind: str) -> Question:
    options = [
        Option(id, draw(texts), kind == "multiple" and draw(st.booleans()), draw(reasons))
        for id in draw(ids)
    ]
    right = draw(st.integers(0, len(options) - 1))
    options[right] = replace(options[right], is_right=True)
    made = Question("single", draw(texts), tuple(options), why=draw(reasons))
    return made if kind == "single" else replace(made, kind="multiple")


@st.composite
def truths(draw: st.DrawFn) -> Question:
    is_true = draw(st.booleans())
    words = draw(st.sampled_from([("True", "False"), ("It is so", "#Not = so")]))
    options = (
        Option("true", words[0], is_true, draw(reasons)),
        Option("false", words[1], not is_true, draw(reasons)),
    )
    return Question("truth", draw(texts), options, why=draw(reasons))


@st.composite
def matches(draw: st.DrawFn) -> Question:
    lefts = texts.map(lambda text: text.replace("->", "to"))
    pairs = tuple(Pair(id, draw(lefts), draw(texts), draw(reasons)) for id in draw(ids))
    return Question("match", draw(texts), pairs=pairs, why=draw(reasons))


@st.composite
def blanks(draw: st.DrawFn) -> Question:
    words = texts.map(lambda text: text.replace("->", "to").replace("\\*", "*"))
    gap = f"{draw(texts).replace('_', '')} ___ {draw(texts).replace('_', '')}".strip()
    near = [
        Near(draw(words), draw(reasons).replace("->", "to")) for _ in range(draw(st.integers(0, 3)))
    ]
    accepts = tuple(draw(st.lists(words, min_size=1, max_size=3)))
    return Question("blank", gap, accepts=accepts, near=tuple(near), why=draw(reasons))


questions = st.one_of(choices("single"), choices("multiple"), truths(), matches(), blanks())


def _module(cards: Sequence[Card]) -> Module:
    return replace(MODULES[0], cards=tuple(cards))


def _read(text: str) -> Read:
    return parse_gift(text, "quiz.txt")


def _only(text: str) -> Question:
    read = _read(text)
    assert not read.mistakes and not read.left, (read.mistakes, read.left)
    (asked,) = read.asked
    assert asked.card.question is not None
    return asked.card.question


@given(
    st.lists(st.tuples(names, texts, questions), min_size=1, max_size=4, unique_by=lambda c: c[0])
)
def test_what_is_written_is_read_again(made: list[tuple[str, str, Question]]) -> None:
    cards = [Card(id, "question", title, question=question) for id, title, question in made]
    text, left = write_gift([_module(cards)])
    read = _read(text)
    assert not left and not read.left and not read.mistakes
    assert [asked.card for asked in read.asked] == cards


def test_every_module_is_written_and_read_again() -> None:
    text, left = write_gift(MODULES)
    read = _read(text)
    assert not read.left and not read.mistakes
    asked = [(m, card) for m in MODULES for card in m.cards if card.question is not None]
    kinds = {(m.id, card.id): card.question.kind for m, card in asked if card.question}
    assert [(one.module, one.card) for one in left] == [
        at for at, kind in kinds.items() if kind in ("order", "branch")
    ]
    out = {(one.module, one.card) for one in left}
    assert [(one.category, one.card) for one in read.asked] == [
        (f"$course$/top/Leadwell/{m.id} {m.title}", card)
        for m, card in asked
        if (m.id, card.id) not in out
    ]
    assert all(str(one).startswith(f"{one.module}, card “{one.card}” is left out") for one in left)


def test_what_gift_cannot_say_is_left_out_by_name() -> None:
    arrow = Question("match", "?", pairs=(Pair("a", "x -> y", "z", ""), Pair("b", "c", "d", "")))
    word = Question("blank", "A ___", accepts=("x -> y",))
    star = Question("blank", "A ___", accepts=("x\\*y",))
    cards = [Card(f"c{n}", "question", question=q) for n, q in enumerate((arrow, word, star))]
    text, left = write_gift([_module(cards)])
    assert [one.card for one in left] == ["c0", "c1", "c2"]
    assert _read(text).asked == []


@given(questions, texts)
def test_a_card_is_written_as_an_author_would(
    tmp_path_factory: pytest.TempPathFactory, question: Question, title: str
) -> None:
    title = " ".join(title.split())
    card = Card("a-card", "question", title, question=question)
    whole = f"---\nid: x\n---\n\n{write_card(card)}"
    path = tmp_path_factory.getbasetemp() / "x.md"
    path.write_bytes(whole.encode())
    source = read_module(path, path.parent)
    assert source.mistakes == []
    (data,) = source.data["cards"]
    facts = {**_facts(), "cards": [data]}
    (found,) = shape("modules", facts).cards
    assert found == card


def _facts() -> dict[str, object]:
    words = dict.fromkeys(("id", "slug", "title", "summary", "owner", "checked", "next_check"), "")
    lists: dict[str, object] = {
        name: [] for name in ("outcomes", "behaviours", "sources", "deeper")
    }
    return {**words, **lists, "minutes": 5}


MOODLE = """
// question: 0  name: Switch category to $course$/top/History
$CATEGORY: $course$/top/History


// question: 12  name: Grant
// [id:grants-tomb] [tag:history]
::Grant::Who is buried in Grant's tomb? {
    // a thought
    ~Grant #Close.
    ~%50%Half of him
    =no one #Right\\: nobody.
    #### He is entombed.
}
"""


def test_a_question_as_moodle_writes_it() -> None:
    read = _read(MOODLE)
    (asked,) = read.asked
    assert isinstance(asked, Asked)
    assert (asked.card.id, asked.card.title, asked.line) == ("grants-tomb", "Grant", 8)
    assert asked.category == "$course$/top/History"
    question = asked.card.question
    assert question is not None and question.kind == "single"
    assert question.why == "He is entombed."
    assert [(o.id, o.text, o.is_right, o.why) for o in question.options] == [
        ("grant", "Grant", False, "Close."),
        ("half-of-him", "Half of him", False, ""),
        ("no-one", "no one", True, "Right: nobody."),
    ]
    assert [str(left) for left in read.left] == [
        "quiz.txt:11: “Grant” is left out. The weight of “Half of him”: it counts as wrong here."
    ]


def test_several_right_answers_have_weights() -> None:
    question = _only("Who? { ~%-100%No ~%50%Yes#So it is ~%50%And yes }")
    assert question.kind == "multiple"
    assert [(o.text, o.is_right, o.why) for o in question.options] == [
        ("No", False, ""),
        ("Yes", True, "So it is"),
        ("And yes", True, ""),
    ]


@pytest.mark.parametrize(("mark", "right"), [("T", "true"), ("FALSE", "false"), ("true", "true")])
def test_true_or_false_has_a_reason_for_the_wrong_and_one_for_the_right(
    mark: str, right: str
) -> None:
    question = _only(f"It rains. {{{mark}#Look again.#Yes, it does.}}")
    assert question.kind == "truth"
    assert {o.id: (o.is_right, o.why) for o in question.options} == {
        "true": (right == "true", "Yes, it does." if right == "true" else "Look again."),
        "false": (right == "false", "Yes, it does." if right == "false" else "Look again."),
    }


def test_pairs_belong_together() -> None:
    question = _only("Match. {\n=Canada -> Ottawa\n=Italy->Rome\n####Capitals.}")
    assert [(p.left, p.right) for p in question.pairs] == [("Canada", "Ottawa"), ("Italy", "Rome")]
    assert question.why == "Capitals."


def test_a_short_answer_is_a_blank() -> None:
    question = _only("Two plus two is {=four =4 =%0%five#Count again.} today.")
    assert question.kind == "blank"
    assert question.prompt == "Two plus two is ___ today."
    assert question.accepts == ("four", "4")
    assert question.near == (Near("five", "Count again."),)
    assert _only("1 + 2 \\= {three}").prompt == "1 + 2 = ___"
    assert _only("Grant is _____ there. {=buried#Yes.}").prompt == "Grant is ___ there."
    assert _only("Grant is _____ there. {=buried#Yes.}").why == "Yes."


def test_a_missing_word_is_chosen() -> None:
    question = _only("Grant is {~buried =entombed ~living} in a tomb.")
    assert question.kind == "single"
    assert question.prompt == "Grant is ___ in a tomb."


def test_html_becomes_words_and_other_formats_keep_theirs() -> None:
    html = _only("::A::[html]<p>One &amp; <b>two</b></p><p>lines</p>{=a#<i>x</i> ~[plain]<b>}")
    assert html.prompt == "One & two\nlines"
    assert [(o.text, o.why) for o in html.options] == [("a", "x"), ("<b>", "")]
    assert _only("[markdown]**Is** it?{T}").prompt == "**Is** it?"


def test_escapes_comments_and_line_ends_of_windows() -> None:
    question = _only(
        "\\{Is\\} 1 \\= 1\\: \\#yes\\~\\n\\\\o/?\r\n// why\r\n{\r\n=a\\=b\r\n~c\r\n}\r\n"
    )
    assert question.prompt == "{Is} 1 = 1: #yes~\n\\o/?"
    assert [option.text for option in question.options] == ["a=b", "c"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("::Sum::What is 1 + 1? {#2:0}", "numerical"),
        ("Write about a day. {}", "essay"),
        ("Write about a day. {####Thanks}", "essay"),
        ("Read this first.", "description"),
        ("A {=a* =b}.", "star"),
        ("A {=a#One =b#Two}.", "More reasons"),
        ("Match. {=a->b =c->d =->e}", "no partner"),
    ],
)
def test_what_there_is_no_place_for_is_named(text: str, said: str) -> None:
    read = _read(f"\n\n{text}\n")
    assert read.mistakes == []
    (left,) = read.left
    assert said in left.words
    assert str(left).startswith("quiz.txt:3: “")


@pytest.mark.parametrize(
    ("text", "line", "said", "mend"),
    [
        ("One? {T}\n\nTwo? {\n=a\n\n~b\n}", 3, "not closed", "no empty line"),
        ("Two?\n=a }", 2, "a } without a {", "Write {"),
        ("::Title\nTwo? {T}", 1, "title is not closed", "::"),
        ("One? {\n=a {b}\n}", 2, "a { among", "\\{"),
        ("One? {T}\nTwo? {F}", 2, "two sets", "empty line"),
        ("One? {=a\n~b}\n}", 3, "two sets", "empty line"),
        ("One? {=a\n=b ~c}", 1, "two right answers", "%50%"),
        ("One? {~a\n~b}", 1, "No answer is right", "="),
        ("One? {=a ~\n~b}", 1, "An answer is empty", "\\~"),
        ("One? {\n~%300%a\n=b}", 2, "weight of 300", "%100%"),
        ("One? {~a}", 1, "one answer only", "two"),
        ("One? {=a -> b\n=c}", 2, "“c” has no partner", "->"),
        ("One? {=a -> b}", 1, "one pair only", "two pairs"),
        ("One? {\nyes\nno\n}", 1, "“yes no” stands before", "Write ="),
        ("One? {=%50%half}", 1, "No word is right", "="),
    ],
)
def test_what_does_not_parse_is_named_by_file_line_and_mend(
    text: str, line: int, said: str, mend: str
) -> None:
    mistake = _read(text).mistakes[0]
    assert (mistake.file, mistake.line) == ("quiz.txt", line)
    assert said in mistake.words
    assert mend in mistake.mend


def test_one_mistake_does_not_hide_the_other_questions() -> None:
    read = _read("One? {T\n\nTwo? {F}\n\nThree? {")
    assert [mistake.line for mistake in read.mistakes] == [1, 5]
    assert [asked.line for asked in read.asked] == [3]


@given(st.text(st.sampled_from("~=#{}:\\%-> \nTab/$*_[]"), max_size=80))
def test_any_text_is_read_or_named(text: str) -> None:
    read = _read(text)
    for mistake in read.mistakes:
        assert 1 <= mistake.line <= text.count("\n") + 1
        assert mistake.words and mistake.mend
    for asked in read.asked:
        assert asked.card.question is not None
        assert 1 <= asked.line <= text.count("\n") + 1


def test_ids_are_made_once() -> None:
    read = _read("One? {=Yes ~yes ~yes!}\n\nOne? {T}\n\n¿? {=é ~ü}")
    assert [asked.card.id for asked in read.asked] == ["one", "one-2", "answer"]
    first = read.asked[0].card.question
    assert first and [option.id for option in first.options] == ["yes", "yes-2", "yes-3"]


def test_a_file_that_is_no_text_is_one_mistake(tmp_path: Path) -> None:
    path = tmp_path / "quiz.txt"
    path.write_bytes("Größe? {T}".encode("latin-1"))
    (mistake,) = read_gift(path).mistakes
    assert str(mistake).startswith("quiz.txt:1: This file is not text in UTF-8. Mend: ")
    path.write_bytes("\ufeffGröße? {T}".encode())
    assert read_gift(path).asked[0].line == 1
