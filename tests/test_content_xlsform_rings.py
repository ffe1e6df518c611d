"""Rings of questions that wait for each other: each that is named is one, and none goes unseen."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from hypothesis import given
from hypothesis import strategies as st

from app.content.xlsform.rings import rings

PLACES = st.integers(0, 7)


@given(st.dictionaries(PLACES, st.lists(PLACES, max_size=4)))
def test_a_ring_is_found_exactly_where_there_is_one(looks: dict[int, list[int]]) -> None:
    found = list(rings(looks))
    for ring in found:
        for here, there in zip(ring, [*ring[1:], ring[0]], strict=True):
            assert there in looks[here]
    try:
        TopologicalSorter(looks).prepare()
        has_ring = False
    except CycleError:
        has_ring = True
    assert bool(found) == has_ring


@given(st.dictionaries(PLACES, st.lists(PLACES, max_size=4)))
def test_nothing_waits_for_itself_once_every_ring_is_broken(looks: dict[int, list[int]]) -> None:
    for ring in rings(looks):
        looks[ring[-1]] = [one for one in looks[ring[-1]] if one != ring[0]]
    TopologicalSorter(looks).prepare()


def test_a_row_of_thousands_is_gone_along_without_end_of_breath() -> None:
    row = {n: [n + 1] for n in range(20_000)}
    assert list(rings(row)) == []
    assert [len(ring) for ring in rings({**row, 20_000: [0]})] == [20_001]
