"""Our GIFT, read by a parser that was not written here."""

from __future__ import annotations

from ua_exam.gift_parser import parse_gift_content

from app.content.gift.writing import write_gift
from tests.readings import lessons

MODULES = lessons().modules


def test_another_parser_reads_the_same_questions_and_answers() -> None:
    text, left = write_gift(MODULES)
    out = {(one.module, one.card) for one in left}
    wanted = []
    for module in MODULES:
        for card in module.cards:
            question = card.question
            if question is None or (module.id, card.id) in out:
                continue
            # To that parser every list of answers is a choice, and a pair is one text.
            options = [(option.text, option.is_right) for option in question.options]
            options += [(f"{pair.left} -> {pair.right}", True) for pair in question.pairs]
            options += [(word, True) for word in question.accepts]
            options += [(near.text, False) for near in question.near]
            is_true = next((o.id == "true" for o in question.options if o.is_right), None)
            is_truth = question.kind == "truth"
            wanted.append(
                {
                    "category": f"$course$/top/Leadwell/{module.id} {module.title}",
                    "title": card.title,
                    "text": f"[plain]{question.prompt}",
                    "type": "true_false" if is_truth else "multiple_choice",
                    "options": [
                        {"text": words, "is_correct": is_right}
                        for words, is_right in ([] if is_truth else options)
                    ],
                    "correct": is_true if is_truth else None,
                }
            )
    assert parse_gift_content(text, "export") == wanted
    assert len(wanted) > 100
