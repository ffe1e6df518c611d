"""What may be shown of views: never fewer than three people, whatever is subtracted from what."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.content import Area, Behaviour
from app.models.view_request import GROUPS, Group, View
from app.models.views import LEAST, Picture, Shown, blocks, others, picture, ready

S = ("1.1", "1.2")


def view(
    id: str, said: str, group: Group = "peer", words: str = "", *, alone: bool = False
) -> View:
    """Return a view; `said` is a digit a statement, `-` for what was left out."""
    numbers = {each: int(n) for each, n in zip(S, said, strict=True) if n != "-"}
    return View(id, numbers, group, alone, words)


def cell(shown: Picture, id: str = "1.1") -> tuple[int, int] | None:
    found = shown.all.get(id)
    return (found.total, found.count) if found else None


def test_with_two_answers_nothing_is_shown_and_nobody_may_look() -> None:
    two = (view("a", "33", words="kind"), view("b", "44", words="clear"))
    assert ready(two) == ()
    shown = picture([two], S)
    assert not shown.all and not shown.groups and not shown.words and not shown.alone


def test_three_of_one_group_are_shown_as_that_group_and_as_all() -> None:
    three = (view("a", "31"), view("b", "41"), view("c", "11"))
    assert ready(three) == three
    shown = picture([three], S)
    # 3 + 4 + 1 of three people.
    assert shown.all["1.1"] == Shown(8, 3) and shown.all["1.1"].average == pytest.approx(8 / 3)
    assert shown.groups == {"peer": shown.all}


def test_groups_that_are_too_small_are_put_together() -> None:
    mixed = (view("a", "3-", "peer"), view("b", "4-", "report"), view("c", "2-", "lead"))
    shown = picture([mixed], S)
    assert cell(shown) == (9, 3) and shown.groups == {}


def test_one_who_is_left_over_is_put_together_with_the_smallest_group_which_loses_its_name() -> (
    None
):
    five = [view(f"p{n}", "2-", "peer") for n in range(5)]
    three = [view(f"r{n}", "4-", "report") for n in range(3)]
    one = [view("l", "1-", "lead")]
    shown = picture([[*five, *three, *one]], S)
    # All nine: 5 x 2 + 3 x 4 + 1. Were the three shown too, the one would be what is left.
    assert cell(shown) == (23, 9)
    assert {group: each["1.1"] for group, each in shown.groups.items()} == {"peer": Shown(10, 5)}


def test_a_fourth_answer_changes_nothing_until_two_more_have_come() -> None:
    first = [view("a", "3-"), view("b", "3-"), view("c", "3-")]
    before = picture([first], S)
    for late in ([view("d", "1-")], [view("d", "1-"), view("e", "4-")]):
        assert ready(late) == ()
        assert picture([first, late], S) == before
    three = [view("d", "1-"), view("e", "4-"), view("f", "4-")]
    assert cell(picture([first, three], S)) == (18, 6)


def test_who_has_not_seen_it_counts_for_no_statement_and_waits_for_none() -> None:
    look = [view("a", "30"), view("b", "34"), view("c", "34")]
    shown = picture([look], S)
    assert cell(shown) == (9, 3)
    assert "1.2" not in shown.all
    # A third who has seen it comes with the next look: then there are three of them.
    late = [view("d", "00"), view("e", "02"), view("f", "0-")]
    shown = picture([look, late], S)
    assert cell(shown, "1.2") == (10, 3) and cell(shown) == (9, 3)


def test_who_agreed_to_be_shown_alone_is_in_nothing_else() -> None:
    boss = view("l", "24", "lead", "More of this", alone=True)
    assert ready([boss]) == (boss,)
    assert ready([boss, view("a", "33")]) == (boss,)
    shown = picture([[boss]], S)
    assert not shown.all and shown.alone == {"1.1": Shown(2, 1), "1.2": Shown(4, 1)}
    assert shown.alone_words == ("More of this",) and shown.words == ()
    three = [view("a", "33"), view("b", "33"), view("c", "33")]
    shown = picture([[boss], three], S)
    assert cell(shown) == (9, 3) and shown.alone["1.1"] == Shown(2, 1)


def test_words_are_shown_of_three_or_more_and_in_an_order_that_says_nothing() -> None:
    looks = [[view("a", "33", words="one"), view("b", "33", words=" two "), view("c", "33")]]
    assert picture(looks, S).words == ()
    looks.append([view("d", "33", words="three"), view("e", "33"), view("f", "33")])
    words = picture(looks, S).words
    assert sorted(words) == ["one", "three", "two"]
    turned = [list(reversed(look)) for look in looks]
    assert picture(turned, S).words == words


def test_one_view_that_came_twice_counts_once() -> None:
    two = [view("a", "4-"), view("b", "4-"), view("a", "1-")]
    assert picture([two], S).all == {}
    assert picture([[*two, view("c", "4-")]], S).all["1.1"] == Shown(12, 3)


def test_a_profile_is_given_areas_and_statements_that_may_be_shown() -> None:
    areas = [Area("1", "Values", (Behaviour("1.1", "a", True), Behaviour("1.2", "b", True)))]
    shown = picture([[view("a", "24"), view("b", "24"), view("c", "21"), view("d", "2-")]], S)
    found = {each.id: each for each in others(shown, areas)}
    assert set(found) == {"1", "1.1", "1.2"}
    # (2 + 2 + 2 + 2 + 4 + 4 + 1) / 7, and no area says more people than its smallest statement.
    assert found["1"].average == pytest.approx(17 / 7) and found["1"].raters == 3
    assert (found["1.2"].average, found["1.2"].raters) == (3.0, 3)
    assert found["1"].statements == S
    assert others(picture([], S), areas) == ()


views_ = st.builds(
    View,
    st.integers(0, 40).map(str),
    st.dictionaries(st.sampled_from(S), st.integers(0, 4)),
    st.sampled_from(GROUPS),
    st.booleans(),
    st.sampled_from(("", "well", "fine", "kind")),
)
histories = st.lists(st.lists(views_, max_size=9), max_size=5)


def _looks(history: list[list[View]]) -> list[tuple[View, ...]]:
    """Return the looks of somebody who tries to look after every few answers."""
    looks, waiting = [], list[View]()
    for came in history:
        waiting += came
        looked = ready(waiting)
        if looked:
            looks.append(looked)
            waiting = [each for each in waiting if each not in looked]
    return looks


@given(histories, st.booleans())
def test_whatever_comes_in_whatever_order_no_figure_is_of_fewer_than_three(
    history: list[list[View]], tries: bool
) -> None:
    looks = _looks(history) if tries else history
    shown = picture(looks, S)
    for cells in (shown.all, *shown.groups.values()):
        assert all(each.count >= LEAST and each.count <= each.total for each in cells.values())
    for statement in S:
        named = sum(each[statement].count for each in shown.groups.values() if statement in each)
        whole = shown.all[statement].count if statement in shown.all else 0
        # What is left of all when every group is taken away.
        assert whole - named == 0 or whole - named >= LEAST
    assert len(shown.words) == 0 or len(shown.words) >= LEAST


@given(histories, st.booleans())
def test_no_difference_of_two_pictures_tells_of_fewer_than_three(
    history: list[list[View]], tries: bool
) -> None:
    looks = _looks(history) if tries else history
    states = [picture(looks[:count], S) for count in range(len(looks) + 1)]
    for before, after in combinations(states, 2):
        for cells_before, cells_after in (
            (before.all, after.all),
            *((before.groups.get(group, {}), after.groups.get(group, {})) for group in GROUPS),
        ):
            for statement in S:
                old = cells_before.get(statement, Shown(0, 0))
                new = cells_after.get(statement, Shown(0, 0))
                assert new.count - old.count == 0 or new.count - old.count >= LEAST
                assert new.count > old.count or new == old
        told = len(after.words) - len(before.words)
        assert told == 0 or told >= LEAST


@given(histories)
def test_all_is_made_of_blocks_of_three_that_share_nobody_and_never_change(
    history: list[list[View]],
) -> None:
    for statement in S:
        before: tuple[object, ...] = ()
        for count in range(len(history) + 1):
            found = blocks(history[:count], statement)
            assert found[: len(before)] == before
            assert all(len(block.views) >= LEAST for block in found)
            people = [id for block in found for id in block.views]
            assert len(people) == len(set(people))
            before = found
        # Every figure is a sum of blocks, so nothing else can be told by any sum of figures.
        shown = picture(history, S)
        if before:
            assert shown.all[statement].total == sum(
                block.total for block in blocks(history, statement)
            )


@given(st.lists(views_, max_size=20, unique_by=lambda each: each.id))
def test_the_order_within_a_look_changes_nothing(look: list[View]) -> None:
    turned = sorted(look, key=lambda each: each.id, reverse=True)
    assert picture([look], S) == picture([turned], S)
