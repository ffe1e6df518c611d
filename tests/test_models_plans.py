"""When a plan comes back, and what became of it."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.models.learning import IfThen
from app.models.plans import DAY, Standing, due, standing

MADE = 1_764_158_400_000


def planned(id: str = "p", at: int = MADE, n: int = 1) -> dict[str, Any]:
    return {"k": "planned", "e": id, "when": "w", "then": id, "at": at, "key": [at, n, "d", n]}


def told(outcome: str, days: float, id: str = "t", plan: str = "p") -> dict[str, Any]:
    at = MADE + int(days * DAY)
    event = {"k": "plan-told", "e": id, "plan": plan, "outcome": outcome, "at": at}
    return {**event, "key": [at, 0, id, 2]}


def known(*events: dict[str, Any]) -> Standing:
    found = standing("1.1", events)
    assert found is not None
    return found


def days_until_asked(*events: dict[str, Any]) -> float | None:
    at = known(*events).ask_at
    return None if at is None else (at - MADE) / DAY


def test_a_plan_comes_back_after_seven_days_and_after_thirty() -> None:
    assert days_until_asked(planned()) == 7
    assert days_until_asked(planned(), told("waiting", 8)) == 30
    assert days_until_asked(planned(), told("other", 8)) == 30
    assert days_until_asked(planned(), told("waiting", 8), told("waiting", 31, "u")) is None


def test_what_is_done_or_dropped_does_not_come_back() -> None:
    assert days_until_asked(planned(), told("did", 9)) is None
    assert days_until_asked(planned(), told("dropped", 9)) is None


def test_a_late_answer_leaves_a_week_before_the_next_time() -> None:
    assert days_until_asked(planned(), told("waiting", 29)) == 36


def test_two_devices_that_answer_one_question_leave_the_second_one_to_ask() -> None:
    both = (told("waiting", 8), told("other", 8.1, "u"))
    assert days_until_asked(planned(), *both) == 30


def test_what_is_taken_back_was_never_told() -> None:
    back = {"k": "plan-untold", "told": "t", "key": [9, 0, "d", 9], "e": "x"}
    assert days_until_asked(planned(), told("dropped", 8), back) == 7


def test_a_plan_made_anew_starts_anew() -> None:
    anew = planned("q", MADE + 10 * DAY, 3)
    standing = known(planned(), told("did", 8), anew)
    assert (standing.plan, standing.tellings) == (IfThen("w", "q"), ())
    assert standing.ask_at == MADE + 17 * DAY


def test_what_is_not_understood_is_passed_over() -> None:
    odd: list[dict[str, Any]] = [
        {**told("did", 8), "outcome": "forgot"},
        {**told("did", 8), "at": "yesterday"},
        {"k": "plan-told", "key": [1, 0, "d", 1]},
        {
            "k": "planned",
            "e": "z",
            "when": 3,
            "then": "x",
            "at": MADE,
            "key": [MADE + 9, 0, "d", 1],
        },
        {"key": [1, 0, "d", 1]},
    ]
    assert days_until_asked(planned(), *odd) == 7
    assert standing("1.1", odd) is None
    assert known(planned(), {**told("did", 8), "note": 7}).tellings[0].note == ""


tellings = st.lists(
    st.tuples(
        st.sampled_from(["did", "other", "waiting", "dropped", "odd"]),
        st.integers(0, 60),
        st.sampled_from(["p", "q"]),
    ),
    max_size=8,
)


@given(tellings, st.sets(st.integers(0, 7)), st.randoms())
def test_the_same_events_in_any_order_stand_the_same(
    told_: list[tuple[str, int, str]], taken_back: set[int], chance: random.Random
) -> None:
    events = [planned(), planned("q", MADE + 5 * DAY, 4)]
    events += [told(outcome, days, f"t{n}", plan) for n, (outcome, days, plan) in enumerate(told_)]
    events += [
        {"k": "plan-untold", "told": f"t{n}", "e": f"b{n}", "key": [n, 0, "b", n]}
        for n in taken_back
    ]
    before = known(*events)
    chance.shuffle(events)
    assert known(*events) == before


def test_the_plan_that_waited_longest_is_asked_about_first() -> None:
    first, second = known(planned()), standing("1.2", [planned("b", MADE + DAY)])
    assert due([second, None, first], MADE + 7 * DAY - 1) == []
    assert due([second, None, first], MADE + 7 * DAY) == [first]
    assert due([second, None, first], MADE + 20 * DAY) == [first, second]
