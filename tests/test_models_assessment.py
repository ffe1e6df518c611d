"""Profiles worked out by hand for five people, thresholds hit exactly, and rules that always hold.

The arithmetic stands beside each person: f is frequency and i importance, both averages; 0 ("no
chance to show") is in neither.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.load import read_pack
from app.models.assessment import Answer, Assessment
from app.models.average import Average
from app.models.others import OthersView
from app.models.strengths import RULES, Profile, profile
from app.models.suggestion import suggestion
from tests.assessments import area, assessed

AREAS = read_pack().areas


def comparisons(found: Profile) -> dict[str, str]:
    return {each.id: each.kind for each in found.apart}


def test_a_matron_with_two_strengths_and_one_gap() -> None:
    # area  f                     i                     i - f
    # 1     (4+4+3+3)/4 = 3.50    (4+4+4+3)/4 = 3.75     0.25   3.50 >= 3.2, 3.75 >= 3: strength
    # 2     (3+3+4+3)/4 = 3.25    (3+3+3+3)/4 = 3.00    -0.25   3.25 >= 3.2, 3.00 >= 3: strength
    # 3     (3+3+3+3)/4 = 3.00    (4+4+4+3)/4 = 3.75     0.75   3.00 < 3.2; 0.75 < 1: neither
    # 4     (2+1+2+2)/4 = 1.75    (3+3+4+3)/4 = 3.25     1.50   1.50 >= 1: gap
    # 5     (4+4+4+4)/4 = 4.00    (2+2+3+2)/4 = 2.25    -1.75   2.25 < 3: not important enough
    # 6     (4+3+4+3)/4 = 3.50    (3+4+3+4)/4 = 3.50     0.00   no example: would be one with it
    matron = assessed(
        {
            "1": ("4433", "4443"),
            "2": ("3343", "3333"),
            "3": ("3333", "4443"),
            "4": ("2122", "3343"),
            "5": ("4444", "2232"),
            "6": ("4343", "3434"),
        },
        examples="1 2 4 5",
    )
    found = profile(matron, AREAS)
    assert found.strengths == ("1", "2")
    assert found.unshown == ("6",)
    assert found.gaps == ("4",)
    assert (found.untested, found.apart) == ((), ())
    assert found.area("3").frequency == Average(12, 4)
    assert (found.area("7").answered, found.area("7").frequency.value) == (0, 0)
    led = suggestion(found, AREAS)
    assert (led.strengths, led.gap, led.chance) == (("1", "2"), "4", "")
    assert led.modules == ("3.1", "3.2")
    assert (led.reflection, led.visit) == ("R5", "ward-walkround")


def test_a_porters_lead_who_had_no_chance_to_show_some_of_it() -> None:
    # Short form: two statements an area.
    # area  f              i               no chance
    # 3     4/1 = 4.00     (4+4)/2 = 4.0   1 of 2 = 50 % >= 40 %: untested, and a strength in what
    #                                      was seen: 4.00 >= 3.2, 4.0 >= 3, with an example
    # 5     none           (4+3)/2 = 3.5   2 of 2 = 100 %: untested; no f, so no gap
    # 6     (2+2)/2 = 2.0  (3+3)/2 = 3.0   0 of 2; 3.0 - 2.0 = 1 >= 1: gap
    # 8     none           none            2 of 2 = 100 %: untested
    lead = assessed(
        {"3": ("40", "44"), "5": ("00", "43"), "6": ("22", "33"), "8": ("00", "--")},
        examples="3",
        form="short",
    )
    found = profile(lead, AREAS)
    assert found.strengths == ("3",)
    assert found.gaps == ("6",)
    # By importance: 4.0, 3.5, not said.
    assert found.untested == ("3", "5", "8")
    led = suggestion(found, AREAS)
    # 3 is a strength to use already, so the chance to create is the next one.
    assert (led.strengths, led.gap, led.chance) == (("3",), "6", "5")
    # One module of the gap (6: 4.4), one of the chance (5: 4.2).
    assert led.modules == ("4.4", "4.2")


def test_a_director_with_a_blind_spot_and_a_hidden_strength() -> None:
    # Others were asked the short form (the first two statements of an area).
    # area  own of the first two    others   apart
    # 2     (4+4)/2 = 4.00          3.25      0.75 >= 0.75: blind spot
    # 3     (4+3)/2 = 3.50          2.00      1.50 >= 0.75: blind spot, the furthest
    # 4     (2+2)/2 = 2.00          2.75     -0.75: hidden strength
    # 7     (3+3)/2 = 3.00          2.50      0.50: neither
    # The other two statements count in f, not in the comparison:
    # 2     f = (4+4+1+1)/4 = 2.50, i = (4+4+4+4)/4 = 4.00; 1.50 >= 1: gap
    director = assessed(
        {
            "2": ("4411", "4444"),
            "3": ("43--", "33--"),
            "4": ("22--", "22--"),
            "7": ("3344", "3333"),
        },
        examples="3",
    )
    views = [
        OthersView("2", 3.25, 4),
        OthersView("3", 2.0, 4),
        OthersView("4", 2.75, 5),
        OthersView("7", 2.5, 4),
    ]
    found = profile(director, AREAS, views)
    assert comparisons(found) == {"3": "blind", "2": "blind", "4": "hidden"}
    assert [each.id for each in found.apart] == ["3", "2", "4"]
    assert found.gaps == ("2",)
    # 3: f = 3.50 >= 3.2, i = 3.00 >= 3: a strength by own answers.
    # 7: f = (3+3+4+4)/4 = 3.50 >= 3.2, i = 3.00 >= 3, no example.
    assert (found.strengths, found.unshown) == (("3",), ("7",))
    led = suggestion(found, AREAS)
    # Others do not see 3, so it is nothing to build on. Focus: the gap 2, then the blind spot 3.
    assert (led.strengths, led.gap) == ((), "2")
    assert led.modules == ("1.3", "5.1")


def test_a_new_team_leader_whose_statements_others_see_otherwise() -> None:
    # A view of one statement is compared with the answer to it.
    # statement  own   others   apart
    # 1.1        4     3.00      1.00: blind spot
    # 1.2        2     2.80     -0.80: hidden strength
    # 1.3        0     4.00     no chance to show it: nothing to compare
    # 1.4        -     4.00     not answered: nothing to compare
    # area 1: f = (4+2)/2 = 3.00, i = (3+3)/2 = 3.00; no chance 1 of 3 = 33 % < 40 %
    leader = assessed({"1": ("420-", "33--")}, examples="1")
    views = [OthersView(f"1.{n}", average, 3) for n, average in enumerate((3.0, 2.8, 4.0, 4.0), 1)]
    found = profile(leader, AREAS, [*views, OthersView("9.9", 1.0, 3)])
    assert comparisons(found) == {"1.1": "blind", "1.2": "hidden"}
    assert (found.strengths, found.unshown, found.gaps, found.untested) == ((), (), (), ())
    led = suggestion(found, AREAS)
    assert (led.strengths, led.gap) == ((), "")
    # No area is untested as a whole; 1 had a statement without a chance.
    assert led.chance == "1"


def test_a_ward_manager_against_a_look_half_a_year_ago() -> None:
    # By the statements answered both times with 1 to 4:
    # area  then             now              change
    # 1     (2+2)/2 = 2.00   (3+2)/2 = 2.50    0.50 >= 0.5: more (1.3 and 1.4 are new: left out)
    # 2     (3+3+3+3)/4      (3+3+3+2)/4      -0.25: same
    # 3     (4+4)/2 = 4.00   (3+4)/2 = 3.50   -0.50: less
    # 4     3.1 had no chance then, 3.2 now    nothing in common
    before = assessed(
        {"1": ("22", "33"), "2": ("3333", "3333"), "3": ("44", "33"), "4": ("03", "33")}
    )
    now = assessed(
        {"1": ("3244", "3333"), "2": ("3332", "3333"), "3": ("34", "33"), "4": ("30", "33")}
    )
    found = profile(now, AREAS, before=before)
    changes = {each.id: each.change for each in found.areas}
    assert changes == {"1": "more", "2": "same", "3": "less"} | dict.fromkeys("45678", "")
    assert {each.change for each in profile(now, AREAS).areas} == {""}


FIVE = (area("1", 5, 5),)
"""One area of five statements: a fifth is what 3.2 and 40 % are made of."""


@pytest.mark.parametrize(
    ("often", "much", "strengths"),
    [
        ("33334", "33333", ("1",)),  # 16/5 = 3.2 exactly, 15/5 = 3 exactly
        ("33333", "33333", ()),  # 15/5 = 3.0 < 3.2
        ("33334", "33332", ()),  # 14/5 = 2.8 < 3
        ("33344", "33333", ("1",)),  # 17/5 = 3.4
    ],
)
def test_a_strength_begins_exactly_at_its_thresholds(
    often: str, much: str, strengths: tuple[str, ...]
) -> None:
    found = profile(assessed({"1": (often, much)}, examples="1"), FIVE)
    assert found.strengths == strengths
    assert profile(assessed({"1": (often, much)}), FIVE).unshown == strengths


@pytest.mark.parametrize(
    ("often", "much", "gaps"),
    [
        ("22222", "33333", ("1",)),  # 3 - 2 = 1 exactly
        ("22223", "33333", ()),  # 3 - 2.2 = 0.8
        ("222--", "33334", ("1",)),  # 16/5 - 6/3 = 1.2
        ("112--", "2223-", ()),  # 9/4 - 4/3 = 11/12 < 1
        ("112--", "22333", ("1",)),  # 13/5 - 4/3 = 19/15
        ("122--", "223--", ()),  # 7/3 - 5/3 = 2/3
        ("122--", "332--", ("1",)),  # 8/3 - 5/3 = 1 exactly: floats make it 0.9999999999999998
    ],
)
def test_a_gap_begins_exactly_one_step_above(often: str, much: str, gaps: tuple[str, ...]) -> None:
    assert profile(assessed({"1": (often, much)}), FIVE).gaps == gaps


@pytest.mark.parametrize(
    ("often", "untested"),
    [
        ("00333", ("1",)),  # 2 of 5 = 40 % exactly
        ("03333", ()),  # 1 of 5 = 20 %
        ("033--", ()),  # 1 of 3 = 33 %
        ("03---", ("1",)),  # 1 of 2 = 50 %
        ("-----", ()),  # nothing was answered
    ],
)
def test_untested_begins_exactly_at_two_fifths_of_the_answers(
    often: str, untested: tuple[str, ...]
) -> None:
    assert profile(assessed({"1": (often, "-----")}), FIVE).untested == untested


@pytest.mark.parametrize(
    ("often", "others", "kinds"),
    [
        ("44---", 3.25, {"1": "blind"}),  # 0.75 exactly
        ("44---", 3.26, {}),
        ("443--", 35 / 12, {"1": "blind"}),  # 11/3 - 35/12 = 9/12 exactly; floats are a hair off
        ("443--", 36 / 12, {}),  # 11/3 - 3 = 8/12
        ("112--", 25 / 12, {"1": "hidden"}),  # 4/3 - 25/12 = -9/12 exactly
        ("112--", 24 / 12, {}),  # 4/3 - 2 = -8/12
    ],
)
def test_views_are_apart_exactly_from_three_quarters_of_a_step(
    often: str, others: float, kinds: dict[str, str]
) -> None:
    views = [OthersView("1", others, 4)]
    assert comparisons(profile(assessed({"1": (often, "-----")}), FIVE, views)) == kinds


def test_an_area_is_compared_by_the_statements_that_others_were_asked_about() -> None:
    own = assessed({"1": ("44111", "-----")})
    view = OthersView("1", 4.0, 3, statements=("1.1", "1.2"))
    assert profile(own, FIVE, [view]).apart == ()
    assert comparisons(profile(own, FIVE, [OthersView("1", 4.0, 3)])) == {"1": "hidden"}


def test_modules_that_were_done_come_after_the_others_of_their_area() -> None:
    areas = (area("1", modules=("a", "b", "c")), area("2", modules=("x",)))
    own = assessed({"1": ("1111", "4444"), "2": ("4444", "4444")}, examples="2")
    found = profile(own, areas)
    assert suggestion(found, areas).modules == ("a", "b")
    assert suggestion(found, areas, done={"a"}).modules == ("b", "c")
    assert suggestion(found, areas, done={"a", "b", "c", "x"}).modules == ("a", "b")


def test_nothing_answered_shows_nothing_and_still_says_where_to_begin() -> None:
    found = profile(Assessment(), AREAS)
    assert (found.strengths, found.unshown, found.gaps, found.untested) == ((), (), (), ())
    led = suggestion(found, AREAS)
    assert (led.gap, led.chance) == ("", "")
    assert len(led.modules) == 2 and led.reflection and led.visit


STATEMENTS = [behaviour.id for each in AREAS for behaviour in each.behaviours]
IDS = [each.id for each in AREAS]
ANSWERS = st.builds(
    Answer, st.sampled_from([None, 0, 1, 2, 3, 4]), st.sampled_from([0, 1, 2, 3, 4])
)
ASSESSMENTS = st.builds(
    Assessment,
    form=st.sampled_from(["short", "full"]),
    answers=st.dictionaries(st.sampled_from([*STATEMENTS, "9.9"]), ANSWERS),
    examples=st.dictionaries(st.sampled_from(IDS), st.text(max_size=3)),
)
VIEWS = st.lists(
    st.builds(
        OthersView,
        st.sampled_from([*IDS, *STATEMENTS, "9.9"]),
        st.floats(1, 4),
        st.integers(0, 30),
    ),
    max_size=6,
)


@given(ASSESSMENTS, ASSESSMENTS, VIEWS)
def test_no_area_is_ever_two_things_that_shut_each_other_out(
    own: Assessment, before: Assessment, views: list[OthersView]
) -> None:
    found = profile(own, AREAS, views, before)
    for listed in (found.strengths, found.unshown, found.gaps, found.untested):
        assert len(set(listed)) == len(listed)
    assert not {*found.strengths, *found.unshown} & {*found.gaps}
    assert not {*found.strengths} & {*found.unshown}
    kinds: dict[str, set[str]] = {}
    for each, view in ((each, view) for each in found.apart for view in views):
        if view == OthersView(each.id, each.others, each.raters):
            kinds.setdefault(f"{each.id} {each.others}", set()).add(each.kind)
    assert all(len(each) == 1 for each in kinds.values())
    led = suggestion(found, AREAS)
    picked = [id for id in (*led.strengths, led.gap, led.chance) if id]
    assert len(set(picked)) == len(picked) <= 4
    assert len(led.strengths) <= 2 and len(set(led.modules)) == 2
    assert (led.gap == "") == (found.gaps == ())


@given(st.lists(st.integers(1, 4), min_size=1, max_size=40), st.integers(0, 400))
def test_an_average_is_compared_as_a_fraction_is(numbers: list[int], hundredths: int) -> None:
    from fractions import Fraction

    average, exact = Average.of(numbers), Fraction(sum(numbers), len(numbers))
    assert average.reaches(hundredths) == (exact >= Fraction(hundredths, 100))
    two = Average(2, 1)
    assert average.above(two, hundredths) == (exact - 2 >= Fraction(hundredths, 100))
    assert not Average().reaches(0) and not average.above(Average(), 0)


def test_the_rules_are_those_of_the_framework() -> None:
    assert (RULES.often, RULES.important, RULES.lacks) == (320, 300, 100)
    assert (RULES.differs, RULES.untested) == (75, 40)
