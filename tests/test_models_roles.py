"""What one in a role is to learn, in order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.load import read_pack
from app.models.content import Part, Role
from app.models.learning import Progress, next_up
from app.models.roles import course

PACK = read_pack()
MODULES = {module.id: module for module in PACK.modules}
NAMES = [*MODULES, *(pathway.id for pathway in PACK.pathways), "gone"]
RANK = {"expected": 0, "offered": 1, "rest": 2}


def _parts(ids: list[str]) -> tuple[Part, ...]:
    return tuple(Part(id, f"Because of {id}") for id in ids)


@given(st.lists(st.sampled_from(NAMES)), st.lists(st.sampled_from(NAMES)))
def test_whatever_a_role_names_every_module_is_there_once_and_the_expected_come_first(
    expected: list[str], offered: list[str]
) -> None:
    role = Role("r", "R", "x", "y", _parts(expected), _parts(offered))
    stretches = course(role, PACK.pathways, MODULES)
    ids = [id for stretch in stretches for id in stretch.modules]
    assert sorted(ids) == sorted(MODULES)
    ranks = [RANK[stretch.claim] for stretch in stretches]
    assert ranks == sorted(ranks)
    assert all(stretch.modules for stretch in stretches)


@pytest.mark.parametrize("role", PACK.roles, ids=lambda role: role.id)
def test_the_first_that_is_expected_is_the_first_to_do_and_the_others_follow(role: Role) -> None:
    stretches = course(role, PACK.pathways, MODULES)
    order = [id for stretch in stretches for id in stretch.modules]
    done: dict[str, Progress] = {}
    for id in order:
        upcoming = next_up(PACK.pathways, MODULES, done, order)
        assert upcoming is not None and upcoming.id == id
        done[id] = Progress(id, finished_at=1)
    assert next_up(PACK.pathways, MODULES, done, order) is None


def test_what_is_open_comes_before_what_the_role_puts_first() -> None:
    order = list(MODULES)
    random.Random(4).shuffle(order)
    upcoming = next_up(PACK.pathways, MODULES, {order[7]: Progress(order[7], is_open=True)}, order)
    assert upcoming is not None and upcoming.id == order[7]
