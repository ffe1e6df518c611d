"""What may be told of counts: worked by hand, and attacked by one who sees all that is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.models.report_crossing import crossed
from app.models.report_hiding import SMALL, Figure, Mark, Tally, Told, merged, told

Cell = tuple[str, str]


def people(**counts: tuple[int, int]) -> dict[str, Tally]:
    return {id: Tally(*pair) for id, pair in counts.items()}


def marks(found: Told) -> dict[str, str]:
    return {id: figure.mark or str(figure.count) for id, figure in found.parts.items()}


def test_small_groups_are_counted_together_or_left_out() -> None:
    assert merged({"a": 7, "b": 5}) == {"a": "a", "b": "b"}
    assert merged({"a": 7, "b": 3, "c": 4}) == {"a": "a", "b": SMALL, "c": SMALL}
    assert merged({"a": 7, "b": 3, "c": 1}) == {"a": "a"}


def test_fewer_than_five_is_said_whether_it_is_none_or_four() -> None:
    for count in (0, 4):
        found = told(people(a=(count, 20), b=(9, 20), c=(4, 20), d=(3, 20)))
        assert marks(found) == {"a": "few", "b": "9", "c": "few", "d": "few"}
        assert found.parts["a"] == Figure(None, 20, "few")


def test_a_hidden_number_takes_another_with_it_where_the_total_would_tell_it() -> None:
    # 3 + 12 + 9 = 24: whoever knows 24, 12 and 9 knows 3.
    found = told(people(a=(3, 20), b=(12, 20), c=(9, 20)))
    assert marks(found) == {"a": "kept", "b": "12", "c": "kept"}
    assert found.others == Figure(12, 40)
    assert found.total == Figure(24, 60)


def test_parts_are_told_without_their_whole_where_none_could_be_told_beside_it() -> None:
    counts = people(a=(12, 40), b=(0, 40))
    assert marks(told(counts)) == {"a": "kept", "b": "kept"}
    found = told(counts, keeps_total=False)
    assert marks(found) == {"a": "12", "b": "few"}
    assert found.total == Figure(None, 80, "kept") and found.others is None


def test_two_hidden_numbers_that_are_five_together_need_no_third() -> None:
    found = told(people(a=(3, 20), b=(12, 20), c=(4, 20)))
    assert marks(found) == {"a": "few", "b": "12", "c": "few"}
    assert found.others == Figure(7, 40)


def test_two_that_can_only_be_four_and_four_need_a_third() -> None:
    found = told(people(a=(4, 20), b=(12, 20), c=(4, 20)))
    assert marks(found) == {"a": "kept", "b": "kept", "c": "kept"}
    assert found.total == Figure(20, 60)


def test_all_but_a_few_are_hidden_as_a_few_are() -> None:
    found = told(people(a=(19, 20), b=(20, 20), c=(9, 20), d=(2, 20)))
    assert marks(found) == {"a": "most", "b": "most", "c": "9", "d": "few"}
    assert told(people(a=(10, 10), b=(10, 10))).total == Figure(None, 20, "most")


def test_of_things_a_nought_is_told_and_one_to_four_are_not() -> None:
    things = {"a": Tally(0), "b": Tally(3), "c": Tally(11), "d": Tally(4)}
    assert marks(told(things)) == {"a": "0", "b": "few", "c": "11", "d": "few"}
    # Five ones are five: each would be known to be one.
    ones = {**{str(n): Tally(1) for n in range(5)}, "c": Tally(11), "d": Tally(6)}
    assert marks(told(ones)) == {**dict.fromkeys("01234d", "kept"), "c": "11"}
    assert told({"a": Tally(0), "b": Tally(2)}).total == Figure(None, None, "few")
    assert marks(told({"a": Tally(0), "b": Tally(2)})) == {"a": "kept", "b": "kept"}
    assert told({"a": Tally(0)}).total == Figure(0)
    assert told({}).total == Figure(0)


def test_a_team_that_is_a_role_and_one_person_more_is_not_told_beside_the_role() -> None:
    cells = {
        ("board", "board"): Tally(6, 12),
        ("nurse", "board"): Tally(1, 1),
        ("nurse", "ward"): Tally(10, 30),
    }
    roles = told(people(board=(6, 12), nurse=(11, 31)))
    assert marks(roles) == {"board": "6", "nurse": "11"}
    # Else 7 - 6 = 1 would say of the nurse on the board that she has done it.
    assert marks(crossed(cells, roles)) == {"board": "kept", "ward": "kept"}


def test_teams_are_told_where_roles_are_mixed_well() -> None:
    cells = {(role, team): Tally(4, 8) for role in ("a", "b") for team in ("x", "y", "z")}
    roles = told(people(a=(12, 24), b=(12, 24)))
    found = crossed(cells, roles)
    assert marks(found) == {"x": "8", "y": "8", "z": "8"}
    assert found.others is None and found.total == Figure(24, 48)


# One who knows who is in which role and team, and sees all that is told. Every world in which the
# same would be told is gone through; what is the same in all of them is known. The threshold is
# smaller here than in earnest, so that there are few enough worlds to go through every one.


def _allowed(figure: Figure, count: int, people: int | None, least: int) -> bool:
    """Return whether a number may be behind a figure, for all that its words say."""
    rest = None if people is None else people - count
    mark: Mark = figure.mark
    if mark == "few":
        return count < least and (people is not None or count > 0)
    if mark == "most":
        return rest is not None and rest < least
    return mark == "kept" or figure.count == count


def _fits(found: Told, world: Mapping[str, int], sizes: Mapping[str, int], least: int) -> bool:
    hidden = [id for id, figure in found.parts.items() if figure.count is None]
    if not all(
        _allowed(figure, world[id], sizes.get(id), least) for id, figure in found.parts.items()
    ):
        return False
    if found.others is not None and sum(world[id] for id in hidden) != found.others.count:
        return False
    people = sum(sizes.values()) if sizes else None
    return _allowed(found.total, sum(world.values()), people, least)


def _is_safe(
    worlds: Iterable[tuple[int, ...]], true: tuple[int, ...], sizes: tuple[int, ...], least: int
) -> bool:
    """Return whether no sum of these numbers is known to be a small one."""
    places = range(len(true))
    groups = [set(g) for n in range(1, len(true) + 1) for g in combinations(places, n)]

    def is_small(group: set[int]) -> bool:
        count = sum(true[each] for each in group)
        rest = sum(sizes[each] for each in group) - count if sizes else 0
        return 0 < count < least or 0 < rest < least

    doubtful = [group for group in groups if is_small(group)]
    for world in worlds:
        doubtful = [
            group
            for group in doubtful
            if sum(world[each] for each in group) == sum(true[each] for each in group)
        ]
        if not doubtful:
            return True
    return not doubtful


@st.composite
def _groups(draw: st.DrawFn) -> tuple[tuple[int, ...], tuple[int, ...]]:
    sizes = draw(st.lists(st.integers(3, 9), min_size=1, max_size=4))
    return tuple(sizes), tuple(draw(st.integers(0, size)) for size in sizes)


@given(_groups(), st.booleans())
def test_of_people_in_groups_no_small_number_comes_out(
    drawn: tuple[tuple[int, ...], tuple[int, ...]], keeps_total: bool
) -> None:
    sizes, true = drawn
    least = 3
    ids = [str(place) for place in range(len(sizes))]
    of = dict(zip(ids, sizes, strict=True))
    tallies = {id: Tally(true[int(id)], of[id]) for id in ids}
    found = told(tallies, least, keeps_total=keeps_total)
    worlds = (
        world
        for world in product(*(range(size + 1) for size in sizes))
        if _fits(found, dict(zip(ids, world, strict=True)), of, least)
    )
    assert _is_safe(worlds, true, sizes, least)


@given(st.lists(st.integers(0, 8), min_size=1, max_size=4))
def test_of_things_in_groups_no_small_number_comes_out(true: list[int]) -> None:
    least = 3
    ids = [str(place) for place in range(len(true))]
    found = told({id: Tally(true[int(id)]) for id in ids}, least)
    worlds = (
        world
        for world in product(range(sum(true) + 4), repeat=len(true))
        if _fits(found, dict(zip(ids, world, strict=True)), {}, least)
    )
    assert _is_safe(worlds, tuple(true), (), least)


@st.composite
def _crossing(draw: st.DrawFn) -> tuple[dict[Cell, Tally], int]:
    least = draw(st.sampled_from([2, 3]))
    roles, teams = draw(st.sampled_from([(2, 2), (2, 3), (3, 2), (1, 4)]))
    most = 5 if roles * teams == 4 else 3
    cells = {}
    for role, team in product("abc"[:roles], "wxyz"[:teams]):
        size = draw(st.integers(0, most))
        if size:
            cells[role, team] = Tally(draw(st.integers(0, size)), size)
    return cells, least


def _by(place: int, cells: Mapping[Cell, Tally]) -> dict[str, Tally]:
    sums: dict[str, Tally] = {}
    for cell, tally in cells.items():
        sums[cell[place]] = sums.get(cell[place], Tally(0, 0)).plus(tally)
    return sums


def _worlds(
    cells: Mapping[Cell, Tally], found: tuple[Told, Told], least: int
) -> Iterator[tuple[int, ...]]:
    sizes = [{id: each.people or 0 for id, each in _by(n, cells).items()} for n in (0, 1)]
    for world in product(*(range((each.people or 0) + 1) for each in cells.values())):
        sums: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for cell, count in zip(cells, world, strict=True):
            for place in (0, 1):
                sums[place][cell[place]] = sums[place].get(cell[place], 0) + count
        if all(_fits(found[place], sums[place], sizes[place], least) for place in (0, 1)):
            yield world


@settings(max_examples=200)
@given(_crossing(), st.booleans())
def test_of_people_in_roles_and_teams_no_small_number_comes_out(
    drawn: tuple[dict[Cell, Tally], int], keeps_total: bool
) -> None:
    cells, least = drawn
    assume(cells)
    for place in (0, 1):
        # In earnest small groups were put together before.
        assume(all((each.people or 0) >= least for each in _by(place, cells).values()))
    roles = told(_by(0, cells), least, keeps_total=keeps_total)
    found = (roles, crossed(cells, roles, least))
    true = tuple(each.count for each in cells.values())
    sizes = tuple(each.people or 0 for each in cells.values())
    assert _is_safe(_worlds(cells, found, least), true, sizes, least)


@pytest.mark.parametrize(("count", "said"), [(0, "few"), (4, "few"), (16, "most"), (20, "most")])
def test_one_group_alone_says_no_more_than_its_mark(count: int, said: str) -> None:
    found = told(people(a=(count, 20)))
    assert marks(found) == {"a": said}
    assert found.total.mark == said and found.others is None
