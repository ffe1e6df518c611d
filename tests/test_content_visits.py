"""The checklists that come with the app: whole, kind to the people visited, and no ranking."""

from __future__ import annotations

import re

import pytest

from app.models.checklist import VisitTemplate
from app.models.showing import looked_at, shown
from app.models.visit import items
from tests.readings import lessons

VISITS = {template.id: template for template in lessons().visits}
LEAST_ITEMS = {
    "ward-walkround": 15,
    "huddle": 13,
    "community-visit": 15,
    "night-visit": 14,
    "board-visit": 16,
    "improvement-visit": 16,
    "stand-up": 4,
    "listen": 5,
}
"""How many items the domain research names for each kind of visit, of those that always show."""
GUARDS = ("urgent risk", "appraisal", "no patient details", "quiet word alone", "Care comes first")
"""What keeps people safe on every kind of visit."""

every_visit = pytest.mark.parametrize("visit", VISITS.values(), ids=VISITS)


def test_there_is_a_checklist_for_each_kind_of_visit() -> None:
    assert set(VISITS) == set(LEAST_ITEMS)
    assert [id for id, template in VISITS.items() if template.is_free] == ["listen"]


@every_visit
def test_a_visit_has_all_that_the_research_asks_for(visit: VisitTemplate) -> None:
    lasting = [item for item in items(visit) if item.kind != "note"]
    assert len(lasting) >= LEAST_ITEMS[visit.id]
    for guard in GUARDS:
        assert any(guard.casefold() in rule.casefold() for rule in visit.safety), guard
    assert "You will hear" in visit.opening or "you will hear" in visit.opening
    assert visit.clock[:2] == (0, 2)
    assert any("read back" in text.casefold() for text in (visit.opening, *visit.safety)) or (
        visit.id in ("huddle", "stand-up")  # too short for it: the promise is said out loud
    )


@every_visit
def test_a_visit_makes_one_to_three_promises_and_ranks_nobody(visit: VisitTemplate) -> None:
    promises = [item for item in items(visit) if item.kind == "promise"]
    assert 1 <= len(promises) <= 3
    assert not visit.is_scored and not visit.allows_photos
    assert all(item.kind != "photo" for item in items(visit))


@every_visit
def test_its_sentences_are_short_enough_to_say_out_loud(visit: VisitTemplate) -> None:
    texts = [visit.purpose, visit.opening, visit.summary, *visit.safety]
    for text in (*texts, *(part for item in items(visit) for part in (item.text, item.hint))):
        for sentence in re.split(r"(?<=[.!?:])\s+", text):
            assert len(sentence.split()) <= 25, sentence


@every_visit
def test_every_question_is_about_a_behaviour_or_only_steers_the_list(visit: VisitTemplate) -> None:
    steering = {id for item in items(visit) for id in looked_at(item.show_if)}
    for item in items(visit):
        assert item.behaviours or item.kind == "note" or item.id in steering, item.id


@every_visit
def test_what_shows_only_at_times_is_hidden_at_first_and_can_be_brought_up(
    visit: VisitTemplate,
) -> None:
    at_first = shown(visit, {})
    for item in items(visit):
        assert (item.id in at_first) == (item.show_if is None)
        if item.show_if is not None:
            answers = {item.show_if.item: item.show_if.one_of[0]}
            assert item.id in shown(visit, answers)


def test_a_board_visit_asks_for_a_better_one_only_after_a_royal_one() -> None:
    board = VISITS["board-visit"]
    assert "less-royal" in shown(board, {"royal": ("photo", "paint")})
    assert "less-royal" not in shown(board, {"royal": ("none-seen",)})


def test_the_names_that_answers_are_kept_by_never_change() -> None:
    walkround = [item.id for item in items(VISITS["ward-walkround"])]
    assert walkround == [
        *("notice", "last-actions", "roles", "proud", "near-miss", "slows", "unplanned"),
        *("patients-say", "find-it", "worry-route", "first-impression", "value-seen", "listened"),
        *("small-fix", "bigger-barrier"),
    ]
    assert [item.id for item in items(VISITS["huddle"])] == [
        *("agreed", "on-time", "roles", "easy-way-in", "worry-voiced", "response", "chart"),
        *("ahead", "actions", "success", "stuck", "guest", "unblock"),
    ]
