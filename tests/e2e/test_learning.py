"""A module, as one learns it: by keyboard alone, and with the browser killed at every card."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from app.content.load import read_pack
from app.models.content import Card, Module, Question
from tests.e2e.learner import SURE, WORD, Learner
from tests.e2e.person import Person
from tests.e2e.site import Site

MODULES = {module.id: module for module in read_pack().modules}
KINDS = {"single", "multiple", "truth", "order", "match", "blank", "branch"}
TOGETHER = ("4.3", "5.1")
"""Modules that have every kind of question between them."""


@pytest.fixture
def person(playwright: Playwright, site: Site, tmp_path: Path) -> Person:
    """Somebody with a phone."""
    return Person(playwright, site.url, tmp_path / "profile")


def test_the_modules_that_are_gone_through_here_ask_in_every_way() -> None:
    asked = {card.question.kind for id in TOGETHER for card in MODULES[id].cards if card.question}
    assert asked == KINDS


@pytest.mark.parametrize("id", TOGETHER)
def test_a_module_is_done_from_start_to_end_by_keyboard_alone(person: Person, id: str) -> None:
    module = MODULES[id]
    person.open(f"/learn/module/{id}")
    person.press("Start")
    Learner(person, by_keyboard=True).go_through(module)
    person.sees(f"That was {module.title}")
    questions = sum(card.question is not None for card in module.cards)
    person.sees(f"You answered {questions} of {questions} questions right the last time.")
    person.press("Close the module")
    person.close()


def half_made(person: Person, card: Card, question: Question) -> str:
    """Return what shows of an answer that is half made, as a screen reader says it."""
    if question.kind == "blank":
        return person.value(WORD)
    nodes = person.page.locator("flt-semantics[aria-checked=true], flt-semantics[role=group]")
    ticked = [node.get_attribute("aria-label") or node.inner_text() for node in nodes.all()]
    if question.kind in ("order", "branch"):
        moves = person.page.get_by_role("button")
        return "\n".join(name.inner_text() for name in moves.all())
    return "\n".join(ticked)


def test_killed_at_any_card_and_any_question_it_comes_back_with_the_same_half_made_answer(
    person: Person,
) -> None:
    killed = 0
    for id in TOGETHER:
        module = MODULES[id]
        person.open(f"/learn/module/{id}")
        person.wait_until_offline_ready()
        person.tap("Start")
        for number, card in enumerate(module.cards):
            before = _come_to(person, module, number, card)
            os.kill(person.pid, signal.SIGKILL)
            person.forget()
            killed += 1
            person.open(f"/learn/module/{id}/cards")
            person.sees(f"Card {number + 1} of {len(module.cards)}")
            if card.question is not None:
                assert half_made(person, card, card.question) == before, card.id
                _finish(person, card, card.question)
            if card.plan is None:
                person.tap("Next")
        person.tap("Keep my plan and finish")
        person.sees(f"That was {module.title}")
        person.close()
    assert killed == sum(len(MODULES[id].cards) for id in TOGETHER)


def _come_to(person: Person, module: Module, number: int, card: Card) -> str:
    person.sees(f"Card {number + 1} of {len(module.cards)}")
    if card.question is None:
        return ""
    Learner(person, by_keyboard=False).make(card, card.question, half=True)
    # Half a second is what is promised for typed words; the test waits longer on purpose.
    person.page.wait_for_timeout(1200)
    return half_made(person, card, card.question)


def _finish(person: Person, card: Card, question: Question) -> None:
    """Go on to the end of the question from the half that is made."""
    learner = Learner(person, by_keyboard=False)
    match question.kind:
        case "branch":
            learner.go_on_with(question)
        case "match":
            learner.make(card, question)
            person.tap(SURE)
        case _:
            person.tap(SURE)
