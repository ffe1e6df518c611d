"""Expressions of forms: read by their precedence, written back the same, refused in words."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.content.xlsform.expression import parse
from app.content.xlsform.tokens import Malformed
from app.content.xlsform.trees import (
    Call,
    Joined,
    Negated,
    Node,
    Number,
    Pair,
    Ref,
    Self,
    Text,
    write,
)
from app.content.xlsform.trees import names as names_of

ZERO, HALF = Number(0), Number(0.5)
A, B, C = Ref("a"), Ref("b"), Ref("c")
PIECES = st.sampled_from(
    [
        *("and", "or", "not(", "selected(", "(", ")", ",", "=", "!=", "<", "<=", ">", ">=", "+"),
        *("-", "*", "div", "mod", ".", "${a}", "${ b c }", "'x'", '"y"', "1", ".5", "2.", "name"),
        *(
            "/",
            "..",
            "[",
            "'",
            "$",
            "{",
            "\u2019",
            "\u201cz\u201d",
            "\u0663",
            "#",
            "\n",
            "jr:choice(",
        ),
    ]
)
ATOMS: st.SearchStrategy[Node] = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(Number),
    st.text(alphabet=st.characters(exclude_characters="\u2019\u201d"), max_size=8).map(Text),
    st.sampled_from([A, B, Ref("b c"), Self(), Call("today", ())]),
)


def _deeper(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"])
    return st.one_of(
        st.builds(Joined, st.sampled_from(["and", "or"]), parts),
        st.builds(Pair, signs, inner, inner),
        st.builds(Call, st.sampled_from(["not", "selected", "count-selected"]), parts),
        # A minus before a number is the number's own.
        inner.filter(lambda node: not isinstance(node, Number)).map(Negated),
    )


TREES = st.recursive(ATOMS, _deeper, max_leaves=20)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("${a} = 'x'", Pair("=", A, Text("x"))),
        ("1 + 2 * 3", Pair("+", Number(1), Pair("*", Number(2), Number(3)))),
        ("10 - 3 - 2", Pair("-", Pair("-", Number(10), Number(3)), Number(2))),
        ("${a} or ${b} and ${c}", Joined("or", (A, Joined("and", (B, C))))),
        ("(${a} or ${b}) and ${c}", Joined("and", (Joined("or", (A, B)), C))),
        ("${a} or ${b} or ${c}", Joined("or", (A, B, C))),
        ("${a} < 1 = ${b} < 2", Pair("=", Pair("<", A, Number(1)), Pair("<", B, Number(2)))),
        (
            "not(selected(${a}, 'yes'))",
            Call("not", (Call("selected", (A, Text("yes"))),)),
        ),
        (". >= -3.5", Pair(">=", Self(), Number(-3.5))),
        ("-${a} < 2", Pair("<", Negated(A), Number(2))),
        ("${ spaced name }=''", Pair("=", Ref("spaced name"), Text(""))),
        ("\u201cit's\u201d = ${a}", Pair("=", Text("it's"), A)),
        (
            ".>=0 and .<=.5",
            Joined("and", (Pair(">=", Self(), Number(0)), Pair("<=", Self(), Number(0.5)))),
        ),
        ("(((7)))", Number(7)),
    ],
)
def test_an_expression_is_read_by_its_precedence(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "something is missing"),
        ("${a} =", "something is missing"),
        ("${a} = yes", "“yes” has no quotes around it"),
        ("/data/a = 1", "it has a path (“/”)"),
        ("../a = 1", "it has a path (“.”)"),
        ("${a} == 1", "“=” is not expected there"),
        ("${a} 'x'", "“x” is not expected there"),
        ("(${a} = 1", "a bracket is not closed"),
        ("${a} = 1)", "“)” is not expected there"),
        ("${a} = 'x", "a quotation mark is not closed"),
        ("${a = 1", "“$” is not known"),
        ("9" * 400, "too large"),
        ("(" * 5_000 + "1" + ")" * 5_000, "too many brackets"),
        ("not(" * 5_000 + "1" + ")" * 5_000, "too many brackets"),
        ("1" + " + 1" * 5_000, "too long and winding"),
        ("-" * 5_000 + "${a}", "too long and winding"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, said: str) -> None:
    with pytest.raises(Malformed) as refused:
        parse(text)
    assert said in refused.value.words


def test_a_long_list_of_ors_is_read() -> None:
    tree = parse(" or ".join(f"${{a}} = '{n}'" for n in range(2_000)))
    assert isinstance(tree, Joined)
    assert len(tree.parts) == 2_000
    assert set(names_of(tree)) == {"a"}


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join)))
@example("a or b = c < d + e * (" * 40)
def test_no_text_fails_in_any_way_but_its_own_and_what_is_read_is_written_back(text: str) -> None:
    try:
        tree = parse(text)
    except Malformed as refused:
        assert refused.words
        return
    assert parse(write(tree)) == tree


@given(TREES)
def test_a_tree_that_is_written_is_read_as_the_same(tree: Node) -> None:
    assert parse(write(tree)) == tree
