"""What a team profile shows, by examples that were worked out by hand, and what it never shows."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.models.assessment import RUNGS
from app.models.strengths import profile
from app.models.team_figures import reply_data, reply_from, result_data, result_of
from app.models.team_profile import (
    APART,
    LABELS,
    LEAST,
    AreaReply,
    AreaResult,
    Reply,
    change,
    labels,
    may_show,
    reply_of,
    result,
)
from app.models.team_round import before, rounds_of
from tests.assessments import area, assessed


def replies(
    *often: int | None, importance: int = 300, reach: str = "", none: int = 0
) -> list[Reply]:
    """Return a reply for each frequency, all about one area."""
    return [{"1": AreaReply(each, importance, reach, none)} for each in often]


def of(*often: int | None, importance: int = 300, reach: str = "", none: int = 0) -> AreaResult:
    found = result(replies(*often, importance=importance, reach=reach, none=none))
    assert found is not None
    return found.areas["1"]


def test_the_middle_and_the_middle_half_are_those_of_the_replies_in_order() -> None:
    # 100 200 300 350 400: the middle is 300; the lower half 100 200 300, the upper 300 350 400.
    five = of(300, 100, 400, 200, 350)
    assert (five.low, five.middle, five.high) == (200, 300, 350)
    # 100 200 | 250 350 | 380 400: the middle is 300; the halves are 100 200 250 and 350 380 400.
    six = of(400, 380, 350, 250, 200, 100)
    assert (six.low, six.middle, six.high) == (200, 300, 380)


def test_a_shared_strength_is_often_and_seen_alike() -> None:
    assert labels(of(320, 320, 320, 320, 320)) == ("strength",)
    assert labels(of(300, 300, 320, 400, 400)) == ("strength",)
    assert labels(of(319, 319, 319, 319, 319)) == ()
    # Half of the replies span 101 hundredths: neither narrow nor wide.
    assert labels(of(100, 299, 320, 400, 400)) == ()


def test_a_view_is_split_where_half_of_the_replies_span_a_step_and_a_half() -> None:
    assert labels(of(100, 200, 300, 350, 400)) == ("split",)
    assert labels(of(100, 200, 300, 349, 400)) == ()


def test_a_gap_is_a_step_between_importance_and_the_middle() -> None:
    assert labels(of(200, 200, 200, 200, 200, importance=300)) == ("gap",)
    assert labels(of(201, 201, 201, 201, 201, importance=300)) == ()
    assert labels(of(100, 100, 250, 300, 400, importance=400)) == ("split", "gap")


def test_cover_is_thin_where_fewer_than_two_reach_the_service() -> None:
    rungs = ("me", "team", "team", "me", "system")
    said = [{"1": AreaReply(300, 300, rung, 0)} for rung in rungs]
    found = result(said)
    assert found is not None and labels(found.areas["1"]) == ("thin",)
    said[0] = {"1": AreaReply(300, 300, "service", 0)}
    found = result(said)
    assert found is not None and labels(found.areas["1"]) == ()
    # Where only four said how far it reaches, nobody is told.
    said[1] = {"1": AreaReply(300, 300, "", 0)}
    found = result(said)
    assert found is not None and found.areas["1"].is_thin is None


def test_untested_is_no_chance_in_four_of_ten_answers() -> None:
    assert labels(of(300, 300, 300, 300, 300, none=40)) == ("untested",)
    assert labels(of(300, 300, 300, 300, 300, none=39)) == ()


def test_an_area_of_which_fewer_than_five_said_anything_shows_nothing() -> None:
    some = of(300, 300, 300, 300, None)
    assert (some.middle, some.low, some.high, some.importance) == (None, None, None, 300)
    assert labels(some) == ()
    few = [*replies(300, 300, 300, 300), {"2": AreaReply(300, 300, "", 0)}]
    found = result(few)
    assert found is not None
    assert set(found.areas.values()) == {AreaResult(None, None, None, None, None, None)}


def test_a_change_is_half_a_step() -> None:
    then = of(*[300] * 5)
    assert change(of(*[350] * 5), then) == "more"
    assert change(of(*[250] * 5), then) == "less"
    assert change(of(*[349] * 5), then) == "same"
    assert change(then, None) == "" and change(of(*[None] * 5), then) == ""


def test_a_reply_is_four_figures_an_area_and_no_word_of_the_look() -> None:
    own = assessed({"3": ("340-", "4430"), "4": ("00", "00")}, examples="3")
    areas = [area("3"), area("4"), area("5")]
    said = reply_of(profile(own, areas))
    # 3.1 often, 3.2 almost always, 3.3 no chance, 3.4 not said: 3.5; importance 4, 4, 3.
    assert said["3"] == AreaReply(350, 367, "", 33)
    assert said["4"] == AreaReply(None, None, "", 100)
    assert set(said) == {"3", "4"}
    assert "porter" not in str(reply_data(said))


def test_the_first_result_needs_five_and_a_later_one_three_that_are_different() -> None:
    assert not may_show(4, 4, 0, was_shown=False)
    assert may_show(5, 5, 0, was_shown=False)
    assert not may_show(7, 2, 0, was_shown=True)
    assert may_show(8, 3, 0, was_shown=True)
    # One who took a reply back and replied anew, and one who is new: two people, not three.
    assert not may_show(6, 2, 1, was_shown=True)
    assert may_show(5, 2, 3, was_shown=True)
    assert not may_show(4, 2, 3, was_shown=True)


AREA_REPLY = st.builds(
    AreaReply,
    st.none() | st.integers(100, 400),
    st.none() | st.integers(100, 400),
    st.sampled_from(("", *RUNGS)),
    st.integers(0, 100),
)
REPLY = st.dictionaries(st.sampled_from("12345678"), AREA_REPLY, min_size=1)


@given(st.lists(REPLY, max_size=12), st.randoms())
def test_a_result_is_the_same_in_whatever_order_and_shows_nothing_below_five(
    said: list[Reply], chance: random.Random
) -> None:
    found = result(said)
    mixed = [*said]
    chance.shuffle(mixed)
    assert result(mixed) == found
    if len(said) < LEAST:
        assert found is None
        return
    assert found is not None and found.replies == len(said)
    for id, each in found.areas.items():
        often = [reply[id].frequency for reply in said if id in reply]
        known = [value for value in often if value is not None]
        assert (each.middle is not None) == (len(known) >= LEAST)
        if each.middle is not None and each.low is not None and each.high is not None:
            assert min(known) <= each.low <= each.middle <= each.high <= max(known)
        if sum(id in reply for reply in said) < LEAST:
            assert each == AreaResult(None, None, None, None, None, None)
        called = labels(each)
        assert list(called) == [label for label in LABELS if label in called]
        assert not {"strength", "split"} <= set(called)
        assert not {"strength", "gap"} <= set(called)
    assert result_of(result_data(found)) == found


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=60))
def test_no_two_results_that_are_shown_differ_by_fewer_than_three(
    steps: list[tuple[bool, int]],
) -> None:
    present: set[int] = set()
    results: list[frozenset[int]] = []
    for number, (comes, who) in enumerate(steps):
        if comes:
            present.add(number)
        elif present:
            present.remove(sorted(present)[who % len(present)])
        last = results[-1] if results else frozenset()
        new, gone = len(present - last), len(last - present)
        if may_show(len(present), new, gone, was_shown=bool(results)):
            results.append(frozenset(present))
    for one, other in pairwise(results):
        assert len(one ^ other) >= APART
    assert all(len(each) >= LEAST for each in results)


@given(REPLY)
def test_a_reply_comes_back_from_json_as_it_was(said: Reply) -> None:
    assert reply_from(reply_data(said)) == said


def test_rounds_that_cannot_be_read_are_left_out_and_the_newest_comes_first() -> None:
    one = {
        "id": "a", "team": "t", "title": "Spring", "opened": 1, "until": 9, "closed": 9,
        "invited": 6, "replied": 6, "mine": True, "leads": False, "can_look": False,
        "result": result_data(result(replies(*[300] * 5)) or result([])),  # type: ignore[arg-type]
    }  # fmt: skip
    two = {**one, "id": "b", "opened": 20, "until": 40, "closed": None, "result": None}
    found = rounds_of([one, two, {"id": 3}, 7])
    assert [each.id for each in found] == ["b", "a"]
    assert found[0].is_open(40) and not found[0].is_open(41) and not found[1].is_open(5)
    earlier = before(found, found[0])
    assert earlier is not None and earlier.id == "a"
    assert before(found, found[1]) is None and rounds_of(None) == ()
