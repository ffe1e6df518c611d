"""Conditions and bounds out of expressions: they say the same, or why they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.xlsform.bounds import bounds
from app.content.xlsform.conditions import Looked, Uncarried, condition
from app.content.xlsform.expression import parse
from app.models.showing import Answers, holds

LOOKED = {
    "age": Looked("age", "number", is_whole=True),
    "weight": Looked("weight", "number"),
    "sex": Looked("sex", "choice", (("f", "f"), ("m", "m"), ("x y", "x-y"))),
    "grade": Looked("grade", "choice", (("1", "one"), ("2", "two"), ("10", "ten"))),
    "kit": Looked("kit", "several", (("bed", "bed"), ("lamp", "lamp"))),
    "why": Looked("why", "text"),
    "day": Looked("day", "date"),
    "hour": Looked("hour", "time"),
    "shot": Looked("shot", "photo"),
}


def _find(name: str) -> Looked:
    if name not in LOOKED:
        raise Uncarried(f"there is no “{name}”")
    return LOOKED[name]


def _holds(text: str, **answers: str | tuple[str, ...]) -> bool:
    return holds(condition(parse(text), _find), answers)


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("${sex} = 'f'", {"sex": "f"}, {"sex": "m"}),
        ("'f' = ${sex}", {"sex": "f"}, {}),
        ("${sex} != 'f'", {}, {"sex": "f"}),
        ("${sex} = 'x y'", {"sex": "x-y"}, {"sex": "x"}),
        ("${sex} = ''", {}, {"sex": "f"}),
        ("${sex} != ''", {"sex": "f"}, {}),
        ("${age} >= 18", {"age": "18"}, {"age": "17"}),
        ("18 <= ${age}", {"age": "18"}, {"age": "17"}),
        ("${age} > 18", {"age": "19"}, {"age": "18"}),
        ("${age} < 18", {"age": "17"}, {}),
        ("${age} != 18", {}, {"age": "18"}),
        ("${age} = '18'", {"age": "18.0"}, {"age": "19"}),
        ("${weight} > 2", {"weight": "2.1"}, {"weight": "2"}),
        ("${weight} < 2", {"weight": "1.99"}, {}),
        ("${weight} <= 2.5", {"weight": "2.5"}, {"weight": "2.51"}),
        ("not(${age} < 18)", {}, {"age": "3"}),
        ("${age} > 3 and ${sex} = 'f'", {"age": "4", "sex": "f"}, {"age": "4"}),
        ("${age} > 3 or ${sex} = 'f'", {"sex": "f"}, {"age": "3"}),
        ("selected(${kit}, 'bed')", {"kit": ("lamp", "bed")}, {"kit": ("lamp",)}),
        ("selected(${sex}, 'f')", {"sex": "f"}, {"sex": "m"}),
        ("not(selected(${kit}, 'bed'))", {}, {"kit": ("bed",)}),
        ("${kit} = 'bed'", {"kit": ("bed",)}, {"kit": ("bed", "lamp")}),
        ("${grade} > 1", {"grade": "ten"}, {"grade": "one"}),
        ("${grade} = 2", {"grade": "two"}, {"grade": "ten"}),
        ("${grade} <= '2'", {"grade": "one"}, {"grade": "ten"}),
        ("${why} = 'cold'", {"why": "cold"}, {"why": "warm"}),
        ("${day} = '2026-11-26'", {"day": "2026-11-26"}, {"day": "2026-11-27"}),
        ("${shot} != ''", {"shot": "3"}, {}),
        ("true() and ${age} = 1", {"age": "1"}, {"age": "2"}),
        ("${age} = 1 and (${age} < 2 and ${sex} = 'f')", {"age": "1", "sex": "f"}, {"age": "1"}),
    ],
)
def test_a_condition_says_what_the_expression_says(
    text: str, yes: dict[str, str], no: dict[str, str]
) -> None:
    assert _holds(text, **yes)
    assert not _holds(text, **no)


@pytest.mark.parametrize("text", ["true()", "1", "'x'", "true() or ${age} = 1", "1 and true()"])
def test_what_always_holds_needs_no_condition(text: str) -> None:
    assert condition(parse(text), _find) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("${gone} = 1", "there is no “gone”"),
        ("regex(${why}, 'a+')", "a checklist has no “regex()”"),
        ("count-selected(${kit}) > 1", "a checklist has no “count-selected()”"),
        ("${age} + 1 > 3", "a checklist does not reckon (“+”)"),
        ("${age} > ${weight}", "it compares two answers with each other"),
        ("${sex} = 'q'", "“sex” has no choice “q”"),
        ("${grade} > 99", "“grade” has no choice more than “99”"),
        ("${age} = 'old'", "“age” is a number, and “old” is none"),
        ("${why} > 3", "which is neither more nor less"),
        ("${day} > '2026-01-01'", "a checklist does not compare a date"),
        ("${hour} = '12:00'", "a checklist does not compare a time"),
        ("${kit} != 'bed' and ${kit} > 2", "use selected()"),
        ("selected(${why}, 'cold')", "“why” has no choices"),
        ("selected(${kit}, ${sex})", "“selected” needs a question and one of its choices"),
        ("${shot} = 'a.jpg'", "only whether it is there can be asked"),
        ("${why}", "it does not say which answer “why” should have"),
        (". = 3", "it looks at its own answer"),
        ("1 = 1", "it compares nothing"),
        ("false()", "it never holds"),
        ("0", "it never holds"),
        ("not(true())", "it never holds"),
    ],
)
def test_what_no_condition_says_is_told(text: str, said: str) -> None:
    with pytest.raises(Uncarried) as refused:
        condition(parse(text), _find)
    assert said in refused.value.words


@given(
    st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
    st.integers(-4, 4),
    st.sampled_from(["age", "weight"]),
    st.one_of(st.none(), st.integers(-5, 5)),
    st.booleans(),
)
def test_a_number_is_compared_as_xpath_compares_it(
    sign: str, value: int, name: str, answer: int | None, is_negated: bool
) -> None:
    text = f"${{{name}}} {sign} {value}"
    answers: Answers = {} if answer is None else {name: str(answer)}
    # XPath 1.0, 3.4: no answer is no number, which is unequal to every number and compares false.
    wanted = (
        sign == "!="
        if answer is None
        else {
            "=": answer == value,
            "!=": answer != value,
            "<": answer < value,
            "<=": answer <= value,
            ">": answer > value,
            ">=": answer >= value,
        }[sign]
    )
    text = f"not({text})" if is_negated else text
    assert holds(condition(parse(text), _find), answers) == (wanted != is_negated)


@pytest.mark.parametrize(
    ("text", "is_whole", "least", "most", "left"),
    [
        (". >= 0 and . <= 120", True, 0, 120, 0),
        (". > 0 and . < 120", True, 1, 119, 0),
        ("0 <= . and 120 >= .", False, 0, 120, 0),
        (". > 0", False, None, None, 1),
        (". > 0 and . <= 9", False, None, 9, 1),
        ("not(. < 3)", False, 3, None, 0),
        ("${n} >= 3", False, 3, None, 0),
        ("${m} >= 3", False, None, None, 1),
        (". = 7", True, 7, 7, 0),
        (". >= '2'", True, 2, None, 0),
        (". >= 2 and . >= 5", True, 5, None, 0),
        (". >= 5 and . <= 2", True, None, None, 1),
        (". > 1 and . < 2", True, None, None, 1),
        (". >= 1 or . <= 2", True, None, None, 1),
        (". <= ${m} and . >= 1", True, 1, None, 1),
        ("regex(., '[0-9]+')", True, None, None, 1),
    ],
)
def test_a_constraint_sets_bounds_or_is_told(
    text: str, is_whole: bool, least: float | None, most: float | None, left: int
) -> None:
    found, told = bounds(parse(text), "n", is_whole)
    assert (found.least, found.most, len(told)) == (least, most, left)
