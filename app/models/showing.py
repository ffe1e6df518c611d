"""Which items of a checklist show, by what was answered before them."""

from __future__ import annotations

from collections.abc import Mapping

from app.models.checklist import Condition, VisitTemplate

Answers = Mapping[str, str | tuple[str, ...]]
"""By item id: an answer, or the options that were chosen."""


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Return whether a condition holds; None always does."""
    if condition is None:
        return True
    return (
        (not condition.item or _looked_at(condition, answers.get(condition.item, ())))
        and all(holds(each, answers) for each in condition.every)
        and (not condition.some or any(holds(each, answers) for each in condition.some))
        and not any(holds(each, answers) for each in condition.none)
    )


def _looked_at(condition: Condition, answer: str | tuple[str, ...]) -> bool:
    given = answer if isinstance(answer, tuple) else (answer,) if answer else ()
    if condition.is_answered is not None and bool(given) != condition.is_answered:
        return False
    if condition.one_of and not {*given} & {*condition.one_of}:
        return False
    if condition.at_least is None and condition.at_most is None:
        return True
    number = _number(given)
    return number is not None and (
        (condition.at_least is None or number >= condition.at_least)
        and (condition.at_most is None or number <= condition.at_most)
    )


def _number(given: tuple[str, ...]) -> float | None:
    try:
        return float(given[0]) if len(given) == 1 else None
    except ValueError:
        return None


def shown(template: VisitTemplate, answers: Answers) -> frozenset[str]:
    """Return the ids of the items that show.

    They are looked at from the first to the last, and what does not show counts as unanswered; so
    a condition can only look back (`leadwell content check` holds authors to it).
    """
    seen: dict[str, str | tuple[str, ...]] = {}
    ids = set[str]()
    for section in template.sections:
        if not holds(section.show_if, seen):
            continue
        for item in section.items:
            if holds(item.show_if, seen):
                ids.add(item.id)
                if item.id in answers:
                    seen[item.id] = answers[item.id]
    return frozenset(ids)


def looked_at(condition: Condition | None) -> frozenset[str]:
    """Return the ids of all items that a condition looks at."""
    if condition is None:
        return frozenset()
    parts = (*condition.every, *condition.some, *condition.none)
    return frozenset({condition.item} - {""}).union(*map(looked_at, parts))
