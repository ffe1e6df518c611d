"""Every lesson: short, plain, explained, sourced and looked after (domain research, section E)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args

import pytest
from textstat import textstat

from app.models.content import Module, Option, QuestionKind
from tests.readings import lessons

PACK = lessons()
GRADE = 12.0
"""SMOG: years of schooling in the United States after which nearly all of a text is understood."""
MOST_IN_SENTENCE = 22
LIBRARY = {item.id: item for item in PACK.library}
EVERY = pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)


@pytest.fixture(autouse=True, scope="module")
def _british() -> None:
    textstat.set_lang("en_GB")


def options(module: Module) -> Iterator[Option]:
    """Return every choice of a module, those of stories too."""
    for card in module.cards:
        if card.question is not None:
            yield from card.question.options
            for step in card.question.steps:
                yield from step.options


def sentences(module: Module) -> Iterator[str]:
    """Return every sentence that a module shows."""
    texts = [module.summary, *(card.text for card in module.cards)]
    for card in module.cards:
        if card.question is not None:
            question = card.question
            texts += [question.prompt, question.why, *(pair.why for pair in question.pairs)]
            texts += [near.why for near in question.near] + [step.text for step in question.steps]
    for option in options(module):
        texts += [option.text, option.why]
    for text in texts:
        plain = re.sub(r"^- ", "", re.sub(r"[*_]", "", text), flags=re.M)
        yield from filter(None, map(str.strip, re.split(r"(?<=[.!?:])[\"”']?\s+|\n+", plain)))


def test_the_curriculum_is_whole() -> None:
    assert len(PACK.pathways) == 5
    placed = [id for pathway in PACK.pathways for id in pathway.modules]
    assert sorted(placed) == sorted(module.id for module in PACK.modules)
    assert len(placed) == len(set(placed)) == 26


@EVERY
def test_it_reads_easily(module: Module) -> None:
    assert textstat.smog_index("\n".join(sentences(module))) <= GRADE


@EVERY
def test_its_sentences_are_short(module: Module) -> None:
    for sentence in sentences(module):
        assert len(sentence.split()) <= MOST_IN_SENTENCE, sentence


@EVERY
def test_it_asks_at_least_four_questions_in_more_than_one_way(module: Module) -> None:
    asked = [card.question.kind for card in module.cards if card.question is not None]
    assert len(asked) >= 4
    assert len(set(asked)) > 1


@EVERY
def test_every_choice_is_explained(module: Module) -> None:
    whole = {
        option.id
        for card in module.cards
        if card.question is not None and card.question.kind == "order"
        for option in card.question.options
    }
    assert [
        option.text for option in options(module) if not option.why and option.id not in whole
    ] == []


@EVERY
def test_no_wrong_answer_is_explained_by_the_words_of_another(module: Module) -> None:
    reasons = Counter(option.why for option in options(module) if option.why)
    assert [why for why, times in reasons.items() if times > 1] == []


@EVERY
def test_it_leads_on_to_something_outside_with_an_address(module: Module) -> None:
    assert any(LIBRARY[id].url for id in module.deeper), module.deeper


@EVERY
def test_someone_looks_after_it(module: Module) -> None:
    assert module.owner
    assert module.checked < module.next_check


@pytest.mark.parametrize("kind", get_args(QuestionKind))
def test_every_kind_of_question_is_asked(kind: str) -> None:
    asked = [
        card.question
        for module in PACK.modules
        for card in module.cards
        if card.question is not None and card.question.kind == kind
    ]
    assert len(asked) >= (5 if kind == "branch" else 3)


def test_stories_are_told_in_every_pathway_but_the_oldest() -> None:
    told = {
        pathway.id
        for pathway in PACK.pathways
        for module in PACK.modules
        if module.id in pathway.modules
        and any(card.question and card.question.kind == "branch" for card in module.cards)
    }
    assert len(told) == 5


def test_the_traps_of_the_research_are_kept_out() -> None:
    everything = "\n".join(
        line for module in PACK.modules for line in (module.title, *sentences(module))
    )
    for trap in (r"Messenger Review (of|in) 2021", r"22\.8", r"\bNHS logo\b", r"proven to cause"):
        assert not re.search(trap, everything), trap
